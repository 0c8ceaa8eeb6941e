package dev.jackdaw.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// How this company counts time: its zone, the first day of its week, the first month of its fiscal
/// year. Quarters and years are fiscal ones; a fiscal year is named after the calendar year it ends
/// in.
public record CompanyCalendar(ZoneId zone, DayOfWeek weekStart, Month fiscalStart) {
    /// UTC, Monday, January.
    public static CompanyCalendar standard() {
        return new CompanyCalendar(ZoneId.of("UTC"), DayOfWeek.MONDAY, Month.JANUARY);
    }

    /// The first day of the unit that holds `day`.
    public LocalDate startOf(Grain grain, LocalDate day) {
        return switch (grain) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> {
                int into = Math.floorMod(day.getMonthValue() - fiscalStart.getValue(), 3);
                yield day.withDayOfMonth(1).minusMonths(into);
            }
            case YEAR -> {
                int into = Math.floorMod(day.getMonthValue() - fiscalStart.getValue(), 12);
                yield day.withDayOfMonth(1).minusMonths(into);
            }
        };
    }

    /// `start` moved by `count` units; negative goes back.
    public LocalDate plus(Grain grain, LocalDate start, long count) {
        return switch (grain) {
            case DAY -> start.plusDays(count);
            case WEEK -> start.plusWeeks(count);
            case MONTH -> start.plusMonths(count);
            case QUARTER -> start.plusMonths(3 * count);
            case YEAR -> start.plusYears(count);
        };
    }

    /// The whole unit that holds `day`.
    public DateRange unit(Grain grain, LocalDate day) {
        var start = startOf(grain, day);
        return new DateRange(start, plus(grain, start, 1));
    }

    /// The range cut at unit borders, in order. The first and last piece may be parts of a unit.
    public List<DateRange> split(DateRange range, Grain grain) {
        var pieces = new ArrayList<DateRange>();
        var from = range.start();
        while (from.isBefore(range.end())) {
            var next = unit(grain, from).end();
            var to = next.isBefore(range.end()) ? next : range.end();
            pieces.add(new DateRange(from, to));
            from = to;
        }
        return List.copyOf(pieces);
    }

    /// The fiscal year `year`.
    public DateRange year(int year) {
        int calendarYear = fiscalStart == Month.JANUARY ? year : year - 1;
        var start = LocalDate.of(calendarYear, fiscalStart, 1);
        return new DateRange(start, start.plusYears(1));
    }

    /// Quarter 1 to 4 of the fiscal year.
    public DateRange quarter(int year, int quarter) {
        var start = year(year).start().plusMonths(3L * (quarter - 1));
        return new DateRange(start, start.plusMonths(3));
    }

    /// Half 1 or 2 of the fiscal year.
    public DateRange half(int year, int half) {
        var start = year(year).start().plusMonths(6L * (half - 1));
        return new DateRange(start, start.plusMonths(6));
    }

    /// The same company, were its fiscal year the calendar's.
    public CompanyCalendar inCalendarYears() {
        return new CompanyCalendar(zone, weekStart, Month.JANUARY);
    }

    /// A short name of a unit that starts on `start`: "Oct 2026", "Q4 2026", "2026".
    public String name(Grain grain, LocalDate start) {
        return switch (grain) {
            case DAY, WEEK -> start.toString();
            case MONTH -> start.toString().substring(0, 7);
            case QUARTER -> {
                int into = Math.floorMod(start.getMonthValue() - fiscalStart.getValue(), 12) / 3;
                yield "Q" + (into + 1) + " " + fiscalYear(start);
            }
            case YEAR -> String.valueOf(fiscalYear(start));
        };
    }

    /// The number of the fiscal year that holds `day`.
    int fiscalYear(LocalDate day) {
        return fiscalStart == Month.JANUARY || day.getMonthValue() < fiscalStart.getValue()
                ? day.getYear()
                : day.getYear() + 1;
    }
}
