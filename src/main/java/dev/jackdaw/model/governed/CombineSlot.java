package dev.jackdaw.model.governed;

import java.util.Optional;

/// Two metrics brought to one value: "upgrades minus downgrades", "the ratio of tickets to customers".
record CombineSlot() implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        if (words.is(i, "divided") && words.is(i + 1, "by")) {
            return combine(2, "ratio");
        }
        return switch (words.text(i)) {
            case "ratio" -> combine(1, "ratio");
            case "minus", "less" -> combine(1, "difference");
            case "plus", "+" -> combine(1, "sum");
            default -> Optional.empty();
        };
    }

    private static Optional<SlotMatch> combine(int length, String operator) {
        return SlotMatch.of(length, 0.3, slots -> slots.combine = operator);
    }
}
