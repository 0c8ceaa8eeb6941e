package dev.jackdaw.model.governed;

import java.util.List;
import java.util.Optional;

/// Words that carry no meaning of their own here. What is not among them and in no other slot makes
/// the model decline, so nothing that could change an answer belongs here: no negation, no limit,
/// no "average".
record FillerSlot() implements Slot {
    private static final PhraseIndex<Boolean> WORDS = PhraseIndex.of("en/filler", "en/fillers", "en/prepositions");

    /// How many words from here say nothing.
    static int length(Words words, int i) {
        int end = i;
        while (end < words.size() && !(words.is(end, "us") && words.capitals(end))) {
            // "US" is the country, and not who asks.
            end++;
        }
        return WORDS.longest(words.texts().subList(0, end), i);
    }

    /// Whether a word says nothing by itself.
    static boolean alone(String word) {
        return WORDS.longest(List.of(word), 0) > 0;
    }

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        return SlotMatch.of(length(words, i), slots -> {});
    }
}
