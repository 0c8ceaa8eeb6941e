package dev.jackdaw.model.governed;

import java.util.Optional;

/// "share of", "what percentage of".
record ShareSlot() implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        return words.is(i, "share", "shares", "percentage", "percent", "proportion", "fraction", "%")
                ? SlotMatch.of(1, slots -> {
                    slots.share = true;
                    slots.shareOf |= words.is(i + 1, "of");
                })
                : Optional.empty();
    }
}
