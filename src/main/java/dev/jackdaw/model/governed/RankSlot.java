package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// "top 5", "bottom three", "the highest", "least".
record RankSlot() implements Slot {
    private static final int UNSAID = 5;

    @Override
    public Optional<Match> at(Words words, int i) {
        boolean top = words.is(i, "top");
        boolean bottom = words.is(i, "bottom");
        if (top || bottom) {
            var number = PeriodParser.number(words.text(i + 1));
            return Match.of(
                    number.isPresent() ? 2 : 1, slots -> slots.rank = new Slots.Rank(top, number.orElse(UNSAID)));
        }
        boolean high = words.is(i, "highest", "largest", "biggest", "most", "greatest");
        boolean low = words.is(i, "lowest", "smallest", "least", "fewest");
        return high || low ? Match.of(1, slots -> slots.rank = rank(slots.rank, high)) : Optional.empty();
    }

    /// "the 3 plans with the highest MRR" has its number elsewhere; "top 3 by highest MRR" said it
    /// already.
    private static Slots.Rank rank(Slots.@org.jspecify.annotations.Nullable Rank said, boolean high) {
        return said == null ? new Slots.Rank(high, 1) : said;
    }
}
