package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.HalfYear;
import dev.jackdaw.core.calendar.InCalendarYears;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodPart;
import java.util.Optional;

/// What lies one unit beside a period: the month before October is September, the quarter before last.
final class Earlier {
    private static final int QUARTERS = 4;
    private static final int MONTHS = 12;

    private Earlier() {}

    /// The one before. Empty where that can't be told without a calendar.
    static Optional<Period> of(Period period, Grain unit) {
        return of(period, unit, -1);
    }

    /// The one that lies `by` units later, -1 or 1.
    static Optional<Period> of(Period period, Grain unit, int by) {
        return switch (period) {
            case Period.Unit(Grain grain, int offset) ->
                back(grain, unit, by)
                        .map(units -> (Period) new Period.Unit(grain, offset + units))
                        .filter(p -> offset + by <= 0);
            case Period.MonthOf month when unit == Grain.MONTH -> month(month, by);
            case Period.MonthOf(var month, var year)
            when unit == Grain.YEAR && year.isPresent() ->
                Optional.of(new Period.MonthOf(month, year.map(y -> y + by)));
            case Period.QuarterOf quarter when unit == Grain.QUARTER -> quarter(quarter, by);
            case Period.QuarterOf(int quarter, var year)
            when unit == Grain.YEAR && year.isPresent() ->
                Optional.of(new Period.QuarterOf(quarter, year.map(y -> y + by)));
            case HalfYear.Numbered(int half, var year)
            when unit == Grain.YEAR && year.isPresent() ->
                Optional.of(new HalfYear.Numbered(half, year.map(y -> y + by)));
            case Period.YearOf(int year) when unit == Grain.YEAR -> Optional.of(new Period.YearOf(year + by));
            case Period.Day(var date) when unit == Grain.DAY -> Optional.of(new Period.Day(date.plusDays(by)));
            case Period.AsOf(Period point) -> of(point, unit, by).map(Period.AsOf::new);
            case InCalendarYears(Period counted) -> of(counted, unit, by).map(InCalendarYears::new);
            case PeriodPart.OfYear(Period part, int offset)
            when unit == Grain.YEAR && offset + by < 0 -> Optional.of(new PeriodPart.OfYear(part, offset + by));
            case Period other -> Optional.empty();
        };
    }

    /// The unit that a period is one of.
    static Optional<Grain> unit(Period period) {
        return switch (period) {
            case Period.Unit(Grain grain, int offset) -> Optional.of(grain);
            case Period.MonthOf month -> Optional.of(Grain.MONTH);
            case Period.QuarterOf quarter -> Optional.of(Grain.QUARTER);
            case Period.YearOf year -> Optional.of(Grain.YEAR);
            case Period.ToDate(Grain grain) -> Optional.of(grain);
            case Period.Day day -> Optional.of(Grain.DAY);
            case Period.AsOf(Period point) -> unit(point);
            case InCalendarYears(Period counted) -> unit(counted);
            case PeriodPart.OfYear(Period part, int offset) -> unit(part);
            case Period other -> Optional.empty();
        };
    }

    private static Optional<Integer> back(Grain grain, Grain unit, int by) {
        if (grain == unit) {
            return Optional.of(by);
        }
        return switch (grain) {
            case MONTH -> unit == Grain.YEAR ? Optional.of(MONTHS * by) : Optional.empty();
            case QUARTER -> unit == Grain.YEAR ? Optional.of(QUARTERS * by) : Optional.empty();
            case DAY, WEEK, YEAR -> Optional.empty();
        };
    }

    private static Optional<Period> month(Period.MonthOf of, int by) {
        int month = of.month().getValue() + by;
        boolean within = month >= 1 && month <= MONTHS;
        return within || of.year().isPresent()
                ? Optional.of(new Period.MonthOf(
                        of.month().plus(by), within ? of.year() : of.year().map(y -> y + by)))
                : Optional.empty();
    }

    private static Optional<Period> quarter(Period.QuarterOf of, int by) {
        int quarter = of.quarter() + by;
        boolean within = quarter >= 1 && quarter <= QUARTERS;
        return within || of.year().isPresent()
                ? Optional.of(new Period.QuarterOf(
                        within ? quarter : by < 0 ? QUARTERS : 1,
                        within ? of.year() : of.year().map(y -> y + by)))
                : Optional.empty();
    }
}
