package dev.jackdaw.model.governed;

import java.util.Optional;

/// "why did … change", "what drove", "what caused".
record WhySlot() implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        if (words.is(i, "why")) {
            return SlotMatch.of(1, slots -> slots.why = true);
        }
        boolean cause = words.is(i, "drove", "drives", "caused", "causes", "explains", "driving");
        return cause ? SlotMatch.of(1, slots -> slots.why = true) : Optional.empty();
    }
}
