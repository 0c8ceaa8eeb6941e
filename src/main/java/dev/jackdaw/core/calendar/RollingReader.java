package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import dev.jackdaw.core.calendar.YearReader.Count;
import java.util.Optional;

/// Reads the last so many units: "last 30 days", "trailing twelve months", "ttm", "past year".
final class RollingReader {
    private RollingReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        if (spot.is("ttm", "ltm")) {
            return spot.found(1, new Period.Rolling(12, Grain.MONTH));
        }
        var pastYear = spot.is("past", "trailing")
                ? RelativeReader.counted(spot.plus(1))
                        .filter(c ->
                                c.value().grain() == Grain.YEAR && c.value().count() == Count.UNSAID)
                : Optional.<Found<RelativeReader.Counted>>empty();
        if (pastYear.isPresent()) {
            return pastYear.get().rest().after(new Period.Rolling(12, Grain.MONTH));
        }
        boolean last = spot.is(RelativeReader.LAST);
        var lead = last ? spot.plus(1) : RelativeReader.MOST_RECENT.skip(spot);
        return lead.at() > spot.at()
                ? number(RelativeReader.qualified(lead))
                        .flatMap(n -> rolling(
                                n.value(), RelativeReader.qualified(lead).at() > lead.at(), n.rest()))
                : behindNumber(spot);
    }

    /// "the four most recent quarters", "12 preceding months". In "2024 last month" and "top 3 last month" the number
    /// counts no months.
    private static Optional<Found<Period>> behindNumber(Spot spot) {
        return number(spot).flatMap(n -> {
            var rest = n.rest().is(RelativeReader.LAST) ? n.rest().plus(1) : RelativeReader.MOST_RECENT.skip(n.rest());
            return rest.at() > n.rest().at()
                    ? rolling(n.value(), false, rest).filter(r -> several(r.rest()))
                    : Optional.empty();
        });
    }

    private static boolean several(Spot rest) {
        var unit = rest.plus(-1).word();
        return Grain.noun(unit).filter(g -> !g.word().equals(unit)).isPresent();
    }

    /// Whole days could be those before today, or today's, too.
    private static Optional<Found<Period>> rolling(int count, boolean complete, Spot units) {
        return RelativeReader.counted(units)
                .filter(c -> c.value().grain() != Grain.DAY
                        || !(complete || c.value().complete()))
                .flatMap(c -> c.rest()
                        .skip("period")
                        .after(c.value()
                                .count()
                                .of(new Period.Rolling(count, c.value().grain()))));
    }

    /// "three", "24", "couple of".
    static Optional<Found<Integer>> number(Spot spot) {
        return spot.is("couple") ? spot.plus(1).skip("of").after(2) : Vocabulary.number(spot);
    }
}
