package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.InCalendarYears;
import dev.jackdaw.core.calendar.NamedDay;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.knowledge.definition.ReportItem;
import java.time.LocalDate;

/// The days that a figure of a report is about, and those it is compared with. Fixed days: the same
/// report can be made again later.
record Window(DateRange range, DateRange previous, DateRange yearBefore) {
    /// So that a Sunday is compared with a Sunday.
    private static final int ALIGNED_YEAR_DAYS = 364;

    private static final int ALIGNED_DAYS_MAX = 14;

    /// As meant in a report that tells of `last`, the latest day that is over: "yesterday" is that
    /// day, "last month" the month that ended with it or before.
    static Window of(String phrase, CompanyCalendar calendar, LocalDate last) {
        var words = phrase.isEmpty() ? "yesterday" : phrase;
        var period = PeriodParser.parse(words)
                .orElseThrow(() -> new UsageException("'"
                        + words
                        + "' is not a period I know. Write one such as yesterday, last week or month to date"));
        return switch (period) {
            case Period.Unit(Grain grain, int offset) -> {
                var anchor = offset == 0 ? last : last.plusDays(1);
                var whole = new Period.Unit(grain, offset).on(calendar, anchor);
                yield unit(whole, grain, calendar, last);
            }
            case Period.ToDate(Grain grain) -> unit(calendar.unit(grain, last), grain, calendar, last);
            case Period.MonthOf month -> unit(month.on(calendar, last), Grain.MONTH, calendar, last);
            case Period.QuarterOf quarter -> unit(quarter.on(calendar, last), Grain.QUARTER, calendar, last);
            case Period.YearOf year -> unit(year.on(calendar, last), Grain.YEAR, calendar, last);
            case Period.Rolling rolling -> {
                var range = rolling.on(calendar, last).until(last);
                var start = calendar.plus(rolling.grain(), range.start(), -rolling.count());
                yield new Window(range, new DateRange(start, range.start()), yearBefore(range));
            }
            case InCalendarYears(Period counted) -> of(counted.phrase(), calendar.inCalendarYears(), last);
            case NamedDay.Weekday day -> unit(day.on(calendar, last.plusDays(1)), Grain.DAY, calendar, last);
            case Period other -> {
                var range = other.on(calendar, last).until(last);
                if (range.start().equals(Period.BEGINNING) || range.start().isAfter(last)) {
                    throw new UsageException("a report can't be about '" + words + "': name a period that has ended");
                }
                var before = new DateRange(range.start().minusDays(range.days()), range.start());
                yield new Window(range, before, yearBefore(range));
            }
        };
    }

    /// A part of a unit is compared with as many days of the one before.
    private static Window unit(DateRange whole, Grain grain, CompanyCalendar calendar, LocalDate last) {
        var range = whole.until(last);
        var start = calendar.plus(grain, whole.start(), -1);
        var before = new DateRange(start, whole.start());
        var previous = range.equals(whole) ? before : before.until(start.plusDays(range.days() - 1));
        return new Window(range, previous, yearBefore(range));
    }

    private static DateRange yearBefore(DateRange range) {
        return range.days() <= ALIGNED_DAYS_MAX
                ? new DateRange(
                        range.start().minusDays(ALIGNED_YEAR_DAYS), range.end().minusDays(ALIGNED_YEAR_DAYS))
                : new DateRange(range.start().minusYears(1), yearBefore(range.end()));
    }

    /// The day that a range ends before: the 28th of February, which ends before the 29th, is in it.
    private static LocalDate yearBefore(LocalDate end) {
        var before = end.minusYears(1);
        return before.getDayOfMonth() == end.getDayOfMonth() ? before : before.plusDays(1);
    }

    /// The days of a comparison by its name: [ReportItem#PREVIOUS_PERIOD],
    /// [ReportItem#PREVIOUS_YEAR], or "previous_week", which is seven days earlier.
    DateRange compared(String name) {
        return switch (name) {
            case ReportItem.PREVIOUS_PERIOD -> previous;
            case ReportItem.PREVIOUS_YEAR -> yearBefore;
            case "previous_week" ->
                new DateRange(range.start().minusWeeks(1), range.end().minusWeeks(1));
            default ->
                throw new UsageException(
                        "'" + name + "' is no comparison. Choose previous_period, previous_week or previous_year");
        };
    }

    /// As a time phrase that means these days whatever the day is.
    static String phrase(DateRange range) {
        return "from " + range.start() + " to " + range.last();
    }
}
