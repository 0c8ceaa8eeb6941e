package dev.jackdaw.model.governed;

import java.util.Optional;

/// "by plan", "per country", "which industry", or just the dimension's name.
record DimensionSlot(Lexicon lexicon) implements Slot {
    /// That a dimension is only named, and nothing says that it splits.
    static final double UNLED = 0.25;

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        boolean led = leads(words, i);
        var found = lexicon.dimensions().at(words, i + (led ? 1 : 0));
        return found.length() == 0
                ? Optional.empty()
                : SlotMatch.of(
                        found.length() + (led ? 1 : 0),
                        led || words.is(i - 1, "and", "x", "&", "+", "or", "by", "split") ? 0 : UNLED,
                        slots -> slots.dimensions.add(found.meanings()));
    }

    /// Words that go before a dimension.
    static boolean leads(Words words, int i) {
        return words.is(i, "by", "per", "across", "which", "what", "each", "every");
    }
}
