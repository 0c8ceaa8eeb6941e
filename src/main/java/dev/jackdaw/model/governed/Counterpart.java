package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Anchored;
import dev.jackdaw.core.calendar.Between;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.HalfYear;
import dev.jackdaw.core.calendar.NamedDay;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodPart;
import java.time.MonthDay;
import java.util.Optional;

/// A time that is told from the one it is held against: "the 30 days before that", "the same point last month", "the
/// same months of 2025".
sealed interface Counterpart {
    /// What `period` is compared with, as `MetricTask` has it; empty where that can't be told.
    Optional<String> of(Period period);

    /// As many units right before. Their unit may be left unsaid, and must be the period's own where it is said.
    record Before(int count, Optional<Grain> grain) implements Counterpart {
        @Override
        public Optional<String> of(Period period) {
            return switch (period) {
                case Period.Rolling(int units, Grain unit) when fits(units, unit) -> previous();
                case Anchored(int units, Grain unit, var side, var point) when fits(units, unit) -> previous();
                case Period other ->
                    // "This month vs the previous three months" are two lengths; "last year" has twelve months.
                    grain.filter(g -> !(other instanceof Period.Rolling) && !(other instanceof Anchored))
                            .map(g -> new Period.Rolling(count, g).phrase());
            };
        }

        private boolean fits(int units, Grain unit) {
            return units == count && (grain.isEmpty() || grain.get() == unit);
        }

        private static Optional<String> previous() {
            return Optional.of(ComparisonSlot.PREVIOUS);
        }
    }

    /// As many days of the unit before the one that runs.
    record SamePoint(Grain unit) implements Counterpart {
        @Override
        public Optional<String> of(Period period) {
            boolean runs = (period instanceof Period.Unit(Grain grain, int offset) && grain == unit && offset == 0)
                    || (period instanceof Period.ToDate(Grain toDate) && toDate == unit);
            return runs ? Optional.of(ComparisonSlot.PREVIOUS) : Optional.empty();
        }
    }

    /// The same part of another year.
    record InYear(int year) implements Counterpart {
        @Override
        public Optional<String> of(Period period) {
            return in(period).map(Period::phrase);
        }

        private Optional<Period> in(Period period) {
            return switch (period) {
                case Period.MonthOf(var month, var own) -> Optional.of(new Period.MonthOf(month, Optional.of(year)));
                case Period.QuarterOf(int quarter, var own) ->
                    Optional.of(new Period.QuarterOf(quarter, Optional.of(year)));
                case HalfYear.Numbered(int half, var own) ->
                    Optional.of(new HalfYear.Numbered(half, Optional.of(year)));
                case NamedDay.OfMonth(MonthDay day)
                when day.isValidYear(year) -> Optional.of(new Period.Day(day.atYear(year)));
                case Period.Day(var date)
                when MonthDay.from(date).isValidYear(year) -> Optional.of(new Period.Day(date.withYear(year)));
                case PeriodPart.OfYear(Period part, int offset) -> in(part);
                // An end without a year takes the other one's.
                case Between(Period from, Period to) when from.yearless() -> in(to).map(end -> new Between(from, end));
                case Period other -> Optional.empty();
            };
        }
    }
}
