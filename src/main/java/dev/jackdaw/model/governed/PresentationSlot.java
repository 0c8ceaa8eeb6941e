package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;
import java.util.Set;

/// How much of an answer somebody expects: "three numbers is fine", "one figure", "two lines". It says nothing about
/// the data.
record PresentationSlot() implements Slot {
    private static final Set<String> NOUNS = WordList.set("en/presentation");

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        boolean counted = PeriodParser.number(words.text(i)).isPresent() || words.is(i, "a");
        int single = counted && words.is(i + 1, "single", "simple", "quick") ? 1 : 0;
        return counted && NOUNS.contains(words.text(i + 1 + single))
                ? SlotMatch.of(2 + single, 0.1, slots -> {})
                : Optional.empty();
    }
}
