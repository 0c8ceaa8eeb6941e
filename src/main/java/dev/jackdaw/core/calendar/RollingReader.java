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
        if (!spot.is("last", "previous", "prior", "past", "trailing")) {
            return Optional.empty();
        }
        var pastYear = spot.is("past", "trailing")
                ? RelativeReader.counted(spot.plus(1))
                        .filter(c ->
                                c.value().grain() == Grain.YEAR && c.value().count() == Count.UNSAID)
                : Optional.<Found<RelativeReader.Counted>>empty();
        if (pastYear.isPresent()) {
            return pastYear.get().rest().after(new Period.Rolling(12, Grain.MONTH));
        }
        return number(spot.plus(1).skip("full", "complete", "whole"))
                .flatMap(n -> RelativeReader.counted(n.rest())
                        .flatMap(c -> c.rest()
                                .after(c.value()
                                        .count()
                                        .of(new Period.Rolling(
                                                n.value(), c.value().grain())))));
    }

    /// "three", "24", "couple of".
    static Optional<Found<Integer>> number(Spot spot) {
        return spot.is("couple") ? spot.plus(1).skip("of").after(2) : Vocabulary.number(spot);
    }
}
