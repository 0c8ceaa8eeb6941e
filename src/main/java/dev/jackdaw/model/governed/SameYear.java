package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.HalfYear;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodPart;
import java.util.Optional;

/// The year of a follow-up that left it out: "the first half of last year", and then "the second half".
final class SameYear {
    private SameYear() {}

    /// The same part of the year that the period before was in, where a follow-up left its year out.
    static Period of(Period said, Period before) {
        return switch (said) {
            case Period.AsOf(Period point) -> new Period.AsOf(of(point, before));
            case Period part when !part.yearless() -> part;
            case Period part ->
                switch (before) {
                    case Period.AsOf(Period point) -> of(said, point);
                    case PeriodPart.OfYear(Period other, int offset) -> new PeriodPart.OfYear(part, offset);
                    case Period.Unit(Grain grain, int offset)
                    when grain == Grain.YEAR && offset < 0 -> new PeriodPart.OfYear(part, offset);
                    case Period.MonthOf(var month, var year) ->
                        year.map(y -> numbered(part, y, false)).orElse(part);
                    case Period.QuarterOf(int quarter, var year) ->
                        year.map(y -> numbered(part, y, true)).orElse(part);
                    case HalfYear.Numbered(int half, var year) ->
                        year.map(y -> numbered(part, y, true)).orElse(part);
                    case Period.YearOf(int year) -> numbered(part, year, part.fiscal());
                    case Period other -> part;
                };
        };
    }

    /// A month goes by calendar years and a quarter by fiscal ones, which need not be the same.
    private static Period numbered(Period part, int year, boolean fiscal) {
        return switch (part) {
            case Period.MonthOf(var month, var none) when !fiscal -> new Period.MonthOf(month, Optional.of(year));
            case Period.QuarterOf(int quarter, var none)
            when fiscal -> new Period.QuarterOf(quarter, Optional.of(year));
            case HalfYear.Numbered(int half, var none) when fiscal -> new HalfYear.Numbered(half, Optional.of(year));
            case Period other -> other;
        };
    }
}
