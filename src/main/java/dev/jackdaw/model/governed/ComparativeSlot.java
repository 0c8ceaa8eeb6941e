package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Optional;
import java.util.Set;

/// "more … than", "better", "faster": that two things of the question are held against each other.
record ComparativeSlot() implements Slot {
    private static final Set<String> WORDS = WordList.set("en/comparatives");

    private static final PhraseIndex<Boolean> DIRECTIONS = PhraseIndex.of("en/directions");

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int direction = DIRECTIONS.longest(words.texts(), i);
        if (direction > 0) {
            return SlotMatch.of(direction, slots -> {
                slots.trend = true;
                slots.direction = true;
            });
        }
        if (words.is(i, "getting", "becoming", "gotten", "got")
                && (WORDS.contains(words.text(i + 1)) || words.is(i + 1, "up", "down"))) {
            boolean or = words.is(i + 2, "or") && WORDS.contains(words.text(i + 3));
            return SlotMatch.of(or ? 4 : 2, slots -> slots.trend = true);
        }
        if (words.is(i, "how") && words.is(i + 1, "many", "much") && WORDS.contains(words.text(i + 2))) {
            return SlotMatch.of(3, slots -> {
                slots.comparative = true;
                slots.difference = true;
            });
        }
        int much = words.is(i, "much", "so", "that", "far", "lot") ? 1 : 0;
        if (WORDS.contains(words.text(i + much))) {
            boolean amount = byHowMuch(words, i);
            return SlotMatch.of(1 + much, 0.05, slots -> {
                slots.comparative = true;
                slots.difference |= amount;
            });
        }
        if (words.is(i, "than")) {
            return SlotMatch.of(1, 0.05, slots -> slots.comparative = true);
        }
        if (words.is(i, "vs", "versus", "against")) {
            return SlotMatch.of(1, 0.05, slots -> slots.versus = true);
        }
        boolean as = words.is(i, "as") && words.is(i + 2, "as");
        return as ? SlotMatch.of(1, 0.05, slots -> slots.comparative = true) : Optional.empty();
    }

    /// "How much is it higher than", "by how much is … lower than": what lies between the two is asked for.
    private static boolean byHowMuch(Words words, int comparative) {
        boolean than = false;
        for (int i = comparative + 1; i < words.sentenceEnd(comparative); i++) {
            than |= words.is(i, "than");
        }
        for (int i = words.sentenceStart(comparative); than && i < comparative; i++) {
            if (words.is(i, "how")
                    && words.is(i + 1, "much", "many")
                    && words.is(i + 2, "is", "are", "was", "were", "does", "do", "did")) {
                return true;
            }
        }
        return false;
    }
}
