package dev.jackdaw.model.governed;

import java.util.Optional;

/// "share of", "what percentage of".
record ShareSlot() implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        boolean percentages =
                words.is(i, "percentages", "percents", "proportions") && words.is(i - 1, "as", "in", "into", "to");
        return percentages
                        || words.is(
                                i, "share", "shares", "percentage", "percent", "proportion", "portion", "fraction", "%")
                ? SlotMatch.of(1, slots -> {
                    slots.share = true;
                    slots.shareOf |= words.is(i + 1, "of");
                })
                : Optional.empty();
    }
}
