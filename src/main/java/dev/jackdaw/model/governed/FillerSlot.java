package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Optional;
import java.util.Set;

/// Words that carry no meaning of their own here. What is not among them and in no other slot makes
/// the model decline, so nothing that could change an answer belongs here: no negation, no limit,
/// no "average".
record FillerSlot() implements Slot {
    private static final Set<String> WORDS = WordList.set("en/filler");

    @Override
    public Optional<Match> at(Words words, int i) {
        return WORDS.contains(words.text(i)) ? Match.of(1, slots -> {}) : Optional.empty();
    }
}
