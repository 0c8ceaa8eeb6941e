package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Map;
import java.util.Optional;

/// Whether several values are one group or each by itself: "Germany and France combined", "each one separately and
/// the three together"; "net" of two metrics.
record GroupingSlot() implements Slot {
    private static final Map<String, String> WORDS = WordList.map("en/groupings");
    private static final int PHRASE_MAX = 3;

    /// That the words may say nothing at all costs less.
    private static final double LOOSE = 0.04;

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int lead = lead(words, i);
        if (words.is(i, "total")
                && i + 1 < words.size()
                && !words.endsBefore(i + 1)
                && !FillerSlot.alone(words.text(i + 1))) {
            return SlotMatch.of(1, LOOSE, slots -> slots.total = true);
        }
        for (int length = Math.min(PHRASE_MAX, words.size() - i - lead); length > 0; length--) {
            int from = i + lead;
            var said = WORDS.get(String.join(" ", words.texts().subList(from, from + length)));
            // "Together with", "combined with": two that stand side by side.
            if (said != null && !words.is(from + length, "with")) {
                return SlotMatch.of(lead + length, said.equals("net") ? LOOSE : 0, slots -> fill(slots, said));
            }
        }
        return Optional.empty();
    }

    /// "All of them", "the three", "both": the words for those that are meant.
    private static int lead(Words words, int i) {
        int at = i;
        at += words.is(at, "the", "all", "both", "these", "those") ? 1 : 0;
        at += at > i && words.is(at, "two", "three", "four", "five", "six") ? 1 : 0;
        at += at > i && words.is(at, "of") && words.is(at + 1, "them", "these", "those") ? 2 : 0;
        return at - i;
    }

    private static void fill(Slots slots, String said) {
        switch (said) {
            case "apart" -> slots.apart = true;
            case "net" -> slots.net = true;
            default -> {
                slots.together = true;
                slots.firmly |= said.equals("together");
            }
        }
    }
}
