package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.Ago;
import dev.jackdaw.core.calendar.Anchored;
import dev.jackdaw.core.calendar.Between;
import dev.jackdaw.core.calendar.Bounded;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.HalfYear;
import dev.jackdaw.core.calendar.InCalendarYears;
import dev.jackdaw.core.calendar.NamedDay;
import dev.jackdaw.core.calendar.NamedWeek;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.core.calendar.PeriodPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns the time words of a question into days, as seen from the latest day of the data.
final class TimeframeResolver {
    private static final int PERIODS_MAX = 400;
    private final CompanyCalendar calendar;
    private final LocalDate today;

    TimeframeResolver(CompanyCalendar calendar, LocalDate today) {
        this.calendar = calendar;
        this.today = today;
    }

    /// `first` is the metric's earliest day, asked for only where all time is cut into periods.
    Timeframe.Resolution resolve(MetricQuery query, Meaning meaning, String defaultPeriod, Supplier<LocalDate> first) {
        var words = query.period().isEmpty() ? defaultPeriod : query.period();
        var named = PeriodParser.parse(words);
        if (!words.isEmpty() && named.isEmpty()) {
            return new Timeframe.Resolution.Unclear("'" + words + "' is not a period I know");
        }
        boolean compares = !query.compare().isEmpty() || query.why();
        var period = named.orElseGet(() -> fallback(query, meaning, compares));
        var grain = grain(query, meaning, period, compares);
        var whole = days(period, meaning);
        if (whole.start().isAfter(today)) {
            return new Timeframe.Resolution.Unclear(
                    "the data end on " + today + ", before " + period.phrase() + " begins");
        }
        var all = whole.until(today);
        boolean allTime = all.start().equals(Period.BEGINNING);
        var range = allTime && grain.isPresent()
                ? new DateRange(calendar.startOf(grain.get(), first.get()), all.end())
                : all;
        var periods = grain.isPresent() ? calendar.split(range, grain.get()) : List.of(range);
        if (periods.size() > PERIODS_MAX) {
            return new Timeframe.Resolution.Unclear(
                    "that is " + periods.size() + " periods; " + PERIODS_MAX + " is the most. Choose a longer unit");
        }
        var notes = new ArrayList<String>();
        partial(whole, range, grain, allTime, notes);
        var previous = compares && grain.isEmpty()
                ? previous(query.compare(), meaning, period, whole, range, notes)
                : Optional.<DateRange>empty();
        if (compares && grain.isEmpty() && previous.isEmpty()) {
            return new Timeframe.Resolution.Unclear("I can't tell what to compare " + period.phrase() + " with");
        }
        boolean cut = grain.filter(g -> !calendar.startOf(g, range.start()).equals(range.start()))
                .isPresent();
        boolean running = grain.filter(g -> runs(g, range)).isPresent();
        return new Timeframe.Resolution.Resolved(new Timeframe(
                range, periods, grain, previous, allTime && grain.isEmpty(), cut, running, List.copyOf(notes)));
    }

    /// A state "a year ago" is that of the day then.
    private DateRange days(Period period, Meaning meaning) {
        return meaning == Meaning.STATE && period instanceof Ago ago
                ? ago.dayOn(calendar, today)
                : period.on(calendar, today);
    }

    /// What is meant where nobody named a period.
    private static Period fallback(MetricQuery query, Meaning meaning, boolean compares) {
        if (compares && query.grain().isEmpty()) {
            return new Period.Unit(Grain.MONTH, meaning == Meaning.STATE ? 0 : -1);
        }
        if (meaning == Meaning.STATE && query.grain().isEmpty()) {
            return new Period.Unit(Grain.DAY, 0);
        }
        return new Period.AllTime();
    }

    /// A state over a stretch of time is a series of values; a flow over it is one.
    private static Optional<Grain> grain(MetricQuery query, Meaning meaning, Period period, boolean compares) {
        var asked = Grain.of(query.grain());
        return asked.isEmpty() && meaning == Meaning.STATE && !compares && !query.once()
                ? period.naturalGrain()
                : asked;
    }

    private void partial(DateRange whole, DateRange range, Optional<Grain> grain, boolean allTime, List<String> notes) {
        if (!whole.equals(range) && !allTime) {
            notes.add("The period " + whole + " is not over: the data end on " + today + ".");
        } else if (grain.isPresent() && runs(grain.get(), range)) {
            notes.add("The last " + grain.get().word() + " is not over: the data end on " + today + ".");
        }
    }

    /// Whether the last unit of a range is not over.
    private boolean runs(Grain grain, DateRange range) {
        return range.last().equals(today) && calendar.unit(grain, today).end().isAfter(range.end());
    }

    private Optional<DateRange> previous(
            String compare, Meaning meaning, Period period, DateRange whole, DateRange range, List<String> notes) {
        return switch (compare) {
            case "", "previous_period" -> {
                if (meaning == Meaning.STATE && stretches(period)) {
                    // How a state moved over a stretch: from the evening before it began.
                    yield Optional.of(DateRange.day(range.start().minusDays(1)));
                }
                var before = before(period, whole);
                boolean partial = !whole.equals(range) && meaning != Meaning.STATE;
                yield before.map(b -> partial ? sameDays(b, range, notes) : b);
            }
            case "previous_year" ->
                Optional.of(new DateRange(
                        range.start().minusYears(1), yearBefore(range.last()).plusDays(1)));
            default -> PeriodParser.parse(compare).map(p -> days(p, meaning).until(today));
        };
    }

    private static boolean stretches(Period period) {
        return switch (period) {
            case Period.Since since -> true;
            case Between between -> true;
            case Period.Rolling rolling -> true;
            case Period.ToDate toDate -> true;
            case Anchored units -> true;
            case InCalendarYears(Period counted) -> stretches(counted);
            case Period other -> false;
        };
    }

    /// The last day of a February keeps being the last one.
    private static LocalDate yearBefore(LocalDate day) {
        boolean lastOfMonth = day.plusDays(1).getDayOfMonth() == 1;
        return lastOfMonth ? day.plusDays(1).minusYears(1).minusDays(1) : day.minusYears(1);
    }

    private static DateRange sameDays(DateRange before, DateRange range, List<String> notes) {
        var end = before.start().plusDays(range.days());
        var same = end.isBefore(before.end()) ? new DateRange(before.start(), end) : before;
        notes.add("It is compared with as many days: " + same + ".");
        return same;
    }

    private Optional<DateRange> before(Period period, DateRange whole) {
        return switch (period) {
            case Period.Unit unit -> Optional.of(unitBefore(unit.grain(), whole));
            case Period.ToDate toDate ->
                Optional.of(new DateRange(
                        calendar.plus(toDate.grain(), whole.start(), -1),
                        calendar.plus(toDate.grain(), whole.start(), -1).plusDays(whole.days())));
            case Ago ago -> Optional.of(unitBefore(ago.grain(), whole));
            case Period.MonthOf month -> Optional.of(unitBefore(Grain.MONTH, whole));
            case Period.QuarterOf quarter -> Optional.of(unitBefore(Grain.QUARTER, whole));
            case Period.YearOf year -> Optional.of(unitBefore(Grain.YEAR, whole));
            case Period.Day day -> Optional.of(unitBefore(Grain.DAY, whole));
            case Period.Rolling rolling ->
                Optional.of(
                        new DateRange(calendar.plus(rolling.grain(), whole.start(), -rolling.count()), whole.start()));
            case Period.AsOf asOf ->
                before(asOf.point(), asOf.point().on(calendar, today)).map(b -> DateRange.day(b.last()));
            case Between between -> Optional.of(daysBefore(whole));
            case HalfYear half -> Optional.of(new DateRange(whole.start().minusMonths(6), whole.start()));
            case NamedDay day -> Optional.of(unitBefore(Grain.DAY, whole));
            case InCalendarYears(Period counted) -> before(counted, whole);
            case PeriodPart.OfYear(Period part, int offset) -> before(part, whole);
            case PeriodPart.Edge edge -> Optional.of(daysBefore(whole));
            case PeriodPart.HalfMonth half -> Optional.of(halfBefore(whole));
            case Period.Since since -> Optional.of(daysBefore(whole));
            case NamedWeek week -> Optional.of(unitBefore(Grain.WEEK, whole));
            case Anchored units ->
                Optional.of(new DateRange(calendar.plus(units.grain(), whole.start(), -units.count()), whole.start()));
            case Bounded bounded -> Optional.empty();
            case Period.AllTime all -> Optional.empty();
        };
    }

    private DateRange unitBefore(Grain grain, DateRange whole) {
        return new DateRange(calendar.plus(grain, whole.start(), -1), whole.start());
    }

    private static DateRange halfBefore(DateRange whole) {
        var month = whole.start().withDayOfMonth(1);
        return month.equals(whole.start())
                ? new DateRange(month.minusMonths(1).withDayOfMonth(16), month)
                : new DateRange(month, whole.start());
    }

    private static DateRange daysBefore(DateRange whole) {
        return new DateRange(whole.start().minusDays(whole.days()), whole.start());
    }
}
