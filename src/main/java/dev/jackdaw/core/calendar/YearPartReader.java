package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import dev.jackdaw.core.calendar.YearReader.Count;
import dev.jackdaw.core.calendar.YearReader.Year;
import java.util.Optional;
import java.util.function.Function;

/// Reads halves, quarters and months, with their year or without: "h1 26", "third quarter of last
/// year", "fy26 q1", "may '26", "this october".
final class YearPartReader {
    private YearPartReader() {}

    /// What takes a year to become a period, and how it says that years are counted.
    private record Part(Function<Optional<Integer>, Period> in, Count count, boolean month) {
        /// Nothing where both contradict each other: months know no fiscal year here.
        Optional<Period> of(Year year) {
            return count.and(year.count())
                    .filter(c -> !month || c != Count.FISCAL)
                    .map(c -> c.of(
                            year.number().isPresent()
                                    ? in.apply(year.number())
                                    : new PeriodPart.OfYear(in.apply(Optional.empty()), year.offset())));
        }

        Period yearless() {
            return count.of(in.apply(Optional.empty()));
        }
    }

    static Optional<Found<Period>> read(Spot spot) {
        return behindYear(spot)
                .or(() -> lastQuarter(spot))
                .or(() -> current(spot))
                .or(() -> part(spot).flatMap(YearPartReader::withYear));
    }

    private static Optional<Found<Period>> withYear(Found<Part> part) {
        var year = YearReader.behind(part.rest())
                .or(() -> part.value().month() ? Optional.empty() : YearReader.brief(part.rest()));
        return year.isPresent()
                ? part.value()
                        .of(year.get().value())
                        .flatMap(p -> year.get().rest().after(p))
                : part.rest().after(part.value().yearless());
    }

    /// "2026 q3", "fy26 h1", "last year october".
    private static Optional<Found<Period>> behindYear(Spot spot) {
        var numbered = YearReader.numbered(spot);
        return numbered.or(() -> YearReader.relative(spot))
                .flatMap(y -> part(y.rest())
                        .filter(p -> numbered.isEmpty() || !p.value().month())
                        .flatMap(p ->
                                p.value().of(y.value()).flatMap(q -> p.rest().after(q))));
    }

    /// "last quarter of 2025", which is the fourth.
    private static Optional<Found<Period>> lastQuarter(Spot spot) {
        boolean last = spot.is("last")
                && Grain.noun(spot.word(1)).filter(g -> g == Grain.QUARTER).isPresent()
                && spot.plus(2).is("of", "in");
        return last
                ? YearReader.behind(spot.plus(2))
                        .flatMap(y -> quarter(4, Count.UNSAID)
                                .of(y.value())
                                .flatMap(q -> y.rest().after(q)))
                : Optional.empty();
    }

    /// "this october", "this q3".
    private static Optional<Found<Period>> current(Spot spot) {
        return spot.is("this", "current")
                ? part(spot.plus(1))
                        .flatMap(p -> p.value()
                                .of(new Year(Optional.empty(), 0, Count.UNSAID))
                                .flatMap(q -> p.rest().after(q)))
                : Optional.empty();
    }

    private static Optional<Found<Part>> part(Spot spot) {
        var month = spot.begins("month", "of") ? spot.plus(2) : spot;
        var named = Vocabulary.month(month.word());
        if (named.isPresent()) {
            return month.found(1, new Part(y -> new Period.MonthOf(named.get(), y), Count.UNSAID, true));
        }
        var before = YearReader.count(spot);
        var at = before == Count.UNSAID ? spot : spot.plus(1);
        if (at.word().matches("q[1-4]")) {
            return at.found(1, quarter(at.word().charAt(1) - '0', before));
        }
        if (at.word().matches("h[12]")) {
            return at.found(1, half(at.word().charAt(1) - '0', before));
        }
        var between = YearReader.count(at.plus(1));
        var noun = between == Count.UNSAID ? at.plus(1) : at.plus(2);
        var count = before.and(between);
        var number = Vocabulary.ordinal(at.word());
        if (count.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        if (noun.is("quarter", "qtr") && number.get() <= 4) {
            return noun.found(1, quarter(number.get(), count.get()));
        }
        return noun.is("half") && number.get() <= 2
                ? noun.plus(1).skip("year").after(half(number.get(), count.get()))
                : Optional.empty();
    }

    private static Part quarter(int quarter, Count count) {
        return new Part(y -> new Period.QuarterOf(quarter, y), count, false);
    }

    private static Part half(int half, Count count) {
        return new Part(y -> new HalfYear.Numbered(half, y), count, false);
    }
}
