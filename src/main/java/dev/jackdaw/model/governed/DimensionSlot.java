package dev.jackdaw.model.governed;

import java.util.Optional;

/// "by plan", "per country", "which industry", or just the dimension's name.
record DimensionSlot(Lexicon lexicon) implements Slot {
    @Override
    public Optional<Match> at(Words words, int i) {
        boolean led = words.is(i, "by", "per", "across", "which", "each", "every");
        var found = lexicon.dimensions().at(words, i + (led ? 1 : 0));
        return found.length() == 0
                ? Optional.empty()
                : Match.of(found.length() + (led ? 1 : 0), slots -> slots.dimensions.add(found.meanings()));
    }
}
