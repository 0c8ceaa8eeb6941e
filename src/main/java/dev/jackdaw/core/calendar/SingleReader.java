package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads a time that is no range and no point: the longest that any reader knows.
final class SingleReader {
    private static final List<Function<Spot, Optional<Found<Period>>>> READERS =
            List.of(RelativeReader::read, DateReader::read, YearPartReader::read, YearReader::alone, PartReader::read);

    private SingleReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        return longest(READERS, spot.skip("the"));
    }

    /// The reading that takes the most words, the earlier reader's on a tie.
    static Optional<Found<Period>> longest(List<Function<Spot, Optional<Found<Period>>>> readers, Spot spot) {
        return readers.stream()
                .flatMap(reader -> reader.apply(spot).stream())
                .reduce((a, b) -> b.rest().at() > a.rest().at() ? b : a);
    }
}
