package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads stretches with two ends: "july to september", "between 3 and 9 march 2026", "nov 1-15",
/// "from sep 2025 till now".
final class RangeReader {
    private static final Phrases BEGINS = Phrases.of("en/range-begins");
    private static final Phrases LINKS = Phrases.of("en/range-links");
    private static final Phrases ONWARDS = Phrases.of("en/onwards");

    private RangeReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        boolean between = spot.is("between");
        var begin = BEGINS.skip(spot);
        return SingleReader.longest(
                List.of(
                        b -> ends(b, between),
                        b -> dayFirst(b, between),
                        b -> monthFirst(b, between),
                        b -> spot.is("from", "starting") ? onwards(b) : Optional.empty()),
                begin);
    }

    /// The place behind the word that links both ends, or the same place where there is none.
    private static Spot link(Spot spot, boolean between) {
        return between && spot.is("and") ? spot.plus(1) : LINKS.skip(spot);
    }

    private static Optional<Found<Period>> ends(Spot spot, boolean between) {
        var from = end(spot, true);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        var link = link(from.get().rest(), between);
        if (link.equals(from.get().rest())) {
            return Optional.empty();
        }
        return end(link, false)
                .or(() -> sameMonth(from.get().value(), link))
                .flatMap(to -> between(from.get().value(), to.value())
                        .flatMap(range -> to.rest().after(range)));
    }

    /// An end, and the day of the week that it is said to be.
    private record End(Period period, Optional<DayOfWeek> weekday) {
        boolean agrees() {
            return weekday.isEmpty()
                    || (period instanceof Period.Day(LocalDate day) && day.getDayOfWeek() == weekday.get());
        }

        End on(LocalDate date) {
            return new End(new Period.Day(date), weekday);
        }
    }

    private static Optional<Found<End>> end(Spot spot, boolean first) {
        var weekday = Vocabulary.weekday(spot.word());
        if (weekday.isPresent()) {
            return SingleReader.read(spot.plus(1)).flatMap(d -> d.rest().after(new End(d.value(), weekday)));
        }
        if (!first && PointReader.NOW.at(spot)) {
            return PointReader.NOW.skip(spot).after(new End(new Period.Unit(Grain.DAY, 0), weekday));
        }
        var end = spot.skip("the");
        boolean last = !first && end.is("end") && end.word(1).equals("of");
        var read = first ? PointReader.from(spot) : SingleReader.read(last ? end.plus(2) : spot);
        return read.filter(p -> bounds(p.value())).flatMap(p -> p.rest().after(new End(p.value(), weekday)));
    }

    /// "the end of that month": of the month that the first end lies in.
    private static Optional<Found<End>> sameMonth(End from, Spot spot) {
        var end = spot.skip("the");
        boolean last = end.begins("end", "of") && end.plus(2).is("that", "the", "same");
        var unit = end.plus(2).skip("the", "that").skip("same");
        var month = month(from.period());
        return last && Grain.noun(unit.word()).filter(g -> g == Grain.MONTH).isPresent()
                ? month.flatMap(m -> unit.found(1, new End(m, Optional.empty())))
                : Optional.empty();
    }

    private static Optional<Period> month(Period day) {
        return switch (day) {
            case Period.Day(LocalDate date) ->
                Optional.of(new Period.MonthOf(date.getMonth(), Optional.of(date.getYear())));
            case NamedDay.OfMonth(var date) -> Optional.of(new Period.MonthOf(date.getMonth(), Optional.empty()));
            case Period other -> Optional.empty();
        };
    }

    /// Whether it can be an end: nothing that reaches up to today by itself can.
    static boolean bounds(Period period) {
        return switch (period) {
            case Period.Rolling rolling -> false;
            case Period.ToDate toDate -> false;
            case Period.AllTime all -> false;
            case Anchored anchored -> false;
            case Bounded bounded -> false;
            case Period.Since since -> false;
            case InCalendarYears(Period counted) -> bounds(counted);
            case Period other -> true;
        };
    }

    /// Two days share the year of the one that names it; fiscal and calendar years don't mix.
    private static Optional<Period> between(End from, End to) {
        if (from.period() instanceof NamedDay.OfMonth day && to.period() instanceof Period.Day(LocalDate last)) {
            return agreed(from.on(day.upTo(last)), to);
        }
        if (from.period() instanceof Period.Day(LocalDate first) && to.period() instanceof NamedDay.OfMonth day) {
            return agreed(from, to.on(day.upTo(first.plusYears(1).minusDays(1))));
        }
        return agreed(from, to);
    }

    private static Optional<Period> agreed(End from, End to) {
        boolean mixed = from.period() instanceof InCalendarYears != to.period() instanceof InCalendarYears
                && (from.period().fiscal() || to.period().fiscal());
        return from.agrees() && to.agrees() && !mixed
                ? Optional.of(new Between(from.period(), to.period()))
                : Optional.empty();
    }

    /// "1 to 15 november", "the 3rd until the 9th of march 2026".
    private static Optional<Found<Period>> dayFirst(Spot spot, boolean between) {
        var day = spot.skip("the");
        var link = link(day.plus(1), between);
        return link.equals(day.plus(1))
                ? Optional.empty()
                : DateReader.dayOfMonth(day.word())
                        .flatMap(d -> DateReader.date(link.skip("the"))
                                .flatMap(to -> days(d, to.value())
                                        .flatMap(range -> to.rest().after(range))));
    }

    /// "nov 1 to 15", "november 1st through 15th, 2026".
    private static Optional<Found<Period>> monthFirst(Spot spot, boolean between) {
        var day = spot.plus(1);
        var link = link(day.plus(1), between);
        if (Vocabulary.month(spot.word()).isEmpty() || link.equals(day.plus(1))) {
            return Optional.empty();
        }
        var last = link.skip("the");
        if (DateReader.dayOfMonth(last.word()).isEmpty()) {
            return Optional.empty();
        }
        var words = new ArrayList<>(spot.words().subList(0, day.at()));
        words.addAll(spot.words().subList(last.at(), spot.words().size()));
        int left = last.at() - day.at();
        return DateReader.dayOfMonth(day.word())
                .flatMap(d -> DateReader.date(new Spot(words, spot.at()))
                        .flatMap(to -> days(d, to.value())
                                .flatMap(range ->
                                        new Spot(spot.words(), to.rest().at() + left).after(range))));
    }

    /// From a day to a later one of the same month.
    private static Optional<Period> days(int first, Period last) {
        return switch (last) {
            case Period.Day(LocalDate day)
            when first < day.getDayOfMonth() ->
                Optional.of(new Between(new Period.Day(day.withDayOfMonth(first)), last));
            case NamedDay.OfMonth to
            when first < to.day().getDayOfMonth() ->
                Optional.of(new Between(new NamedDay.OfMonth(to.day().withDayOfMonth(first)), last));
            case PeriodPart.OfYear(NamedDay.OfMonth to, int offset)
            when first < to.day().getDayOfMonth() ->
                Optional.of(new Between(
                        new PeriodPart.OfYear(new NamedDay.OfMonth(to.day().withDayOfMonth(first)), offset), last));
            case Period other -> Optional.empty();
        };
    }

    /// "from july onwards", "from july on".
    private static Optional<Found<Period>> onwards(Spot spot) {
        return PointReader.from(spot)
                .filter(p -> bounds(p.value()))
                .filter(p -> ONWARDS.at(p.rest())
                        && (!p.rest().is("on") || p.rest().plus(1).ended()))
                .flatMap(p -> ONWARDS.skip(p.rest()).after(new Period.Since(p.value())));
    }
}
