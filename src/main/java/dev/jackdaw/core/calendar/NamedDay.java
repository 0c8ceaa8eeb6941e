package dev.jackdaw.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// One day that is named without its year.
public sealed interface NamedDay extends Period {
    /// A day of a month, the latest one that has begun. Never the 29th of February, which most years
    /// don't have.
    record OfMonth(MonthDay day) implements NamedDay {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return DateRange.day(upTo(anchor));
        }

        /// The latest one that is not after `last`.
        LocalDate upTo(LocalDate last) {
            var own = day.atYear(last.getYear());
            return own.isAfter(last) ? day.atYear(last.getYear() - 1) : own;
        }

        @Override
        public String phrase() {
            return day.getDayOfMonth() + " " + day.getMonth().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean yearless() {
            return true;
        }
    }

    /// The latest such day of the week that is over.
    record Weekday(DayOfWeek day) implements NamedDay {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return DateRange.day(anchor.with(TemporalAdjusters.previous(day)));
        }

        @Override
        public String phrase() {
            return "last " + day.name().toLowerCase(Locale.ROOT);
        }
    }
}
