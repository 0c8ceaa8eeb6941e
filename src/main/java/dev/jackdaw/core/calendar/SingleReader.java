package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads a time that is no range and no point: the longest that any reader knows.
final class SingleReader {
    private static final List<Function<Spot, Optional<Found<Period>>>> READERS = List.of(
            RelativeReader::read,
            DateReader::read,
            YearPartReader::read,
            YearReader::alone,
            PartReader::read,
            WeekReader::read);
    private static final Phrases WHOLE_OF = Phrases.of("en/whole-of");

    private SingleReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        var named = longest(READERS, spot.skip("the"));
        return named.isEmpty() && WHOLE_OF.at(spot)
                ? longest(READERS, WHOLE_OF.skip(spot).skip("the")).filter(p -> RangeReader.bounds(p.value()))
                : named;
    }

    /// The reading that takes the most words, the earlier reader's on a tie.
    static Optional<Found<Period>> longest(List<Function<Spot, Optional<Found<Period>>>> readers, Spot spot) {
        return readers.stream()
                .flatMap(reader -> reader.apply(spot).stream())
                .reduce((a, b) -> b.rest().at() > a.rest().at() ? b : a);
    }
}
