package dev.jackdaw.model.governed;

import java.util.Optional;

/// "share of", "what percentage of".
record ShareSlot() implements Slot {
    @Override
    public Optional<Match> at(Words words, int i) {
        return words.is(i, "share", "shares", "percentage", "percent", "proportion", "fraction", "%")
                ? Match.of(1, slots -> slots.share = true)
                : Optional.empty();
    }
}
