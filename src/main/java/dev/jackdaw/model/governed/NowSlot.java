package dev.jackdaw.model.governed;

import java.util.Optional;

/// "now", "right now", "today", "…, current state": nothing by itself, as the data are today's; beside another
/// time it is one of the two.
record NowSlot() implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int right = words.is(i, "right", "just") ? 1 : 0;
        boolean ends = i + 2 == words.size() || words.endsBefore(i + 2) || words.comma(i + 2);
        if (words.is(i, "current") && words.is(i + 1, "state") && ends) {
            return SlotMatch.of(2, 0.02, slots -> slots.now = i);
        }
        return words.is(i + right, "now", "today", "currently")
                ? SlotMatch.of(1 + right, 0.02, slots -> slots.now = i)
                : Optional.empty();
    }
}
