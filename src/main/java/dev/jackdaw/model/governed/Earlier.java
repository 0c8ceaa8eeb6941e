package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.util.Optional;

/// What lies one unit before a period: the month before October is September, the quarter before last.
final class Earlier {
    private Earlier() {}

    /// Empty where that can't be told without a calendar.
    static Optional<Period> of(Period period, Grain unit) {
        return switch (period) {
            case Period.Unit(Grain grain, int offset)
            when grain == unit -> Optional.of(new Period.Unit(grain, offset - 1));
            case Period.MonthOf(var month, var year)
            when unit == Grain.MONTH && month.getValue() > 1 -> Optional.of(new Period.MonthOf(month.minus(1), year));
            case Period.MonthOf(var month, var year)
            when unit == Grain.MONTH && year.isPresent() ->
                Optional.of(new Period.MonthOf(month.minus(1), year.map(y -> y - 1)));
            case Period.MonthOf(var month, var year)
            when unit == Grain.YEAR && year.isPresent() -> Optional.of(new Period.MonthOf(month, year.map(y -> y - 1)));
            case Period.QuarterOf(int quarter, var year)
            when unit == Grain.QUARTER && quarter > 1 -> Optional.of(new Period.QuarterOf(quarter - 1, year));
            case Period.QuarterOf(int quarter, var year)
            when unit == Grain.QUARTER && year.isPresent() ->
                Optional.of(new Period.QuarterOf(4, year.map(y -> y - 1)));
            case Period.QuarterOf(int quarter, var year)
            when unit == Grain.YEAR && year.isPresent() ->
                Optional.of(new Period.QuarterOf(quarter, year.map(y -> y - 1)));
            case Period.YearOf(int year) when unit == Grain.YEAR -> Optional.of(new Period.YearOf(year - 1));
            case Period.Day(var date) when unit == Grain.DAY -> Optional.of(new Period.Day(date.minusDays(1)));
            case Period.AsOf(Period point) -> of(point, unit).map(Period.AsOf::new);
            case Period other -> Optional.empty();
        };
    }
}
