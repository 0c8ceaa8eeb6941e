package dev.jackdaw.core.calendar;

import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Optional;

/// A week of the calendar by its number or by a day in it.
public sealed interface NamedWeek extends Period {
    /// The week that holds a day: "the week of 9 november".
    record Holding(Period day) implements NamedWeek {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return calendar.unit(Grain.WEEK, day.on(calendar, anchor).start());
        }

        @Override
        public String phrase() {
            return "week of " + day.phrase();
        }

        @Override
        public boolean yearless() {
            return day.yearless();
        }
    }

    /// "Week 46", counted as ISO 8601 does, the first being the one with four days in the year; without a year the
    /// latest that has begun.
    record Numbered(int week, Optional<Integer> year) implements NamedWeek {
        /// Every year has so many; only some have one more.
        static final int ALWAYS = 52;

        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var fields = WeekFields.of(calendar.weekStart(), 4);
            int own = year.orElseGet(() -> anchor.get(fields.weekBasedYear()));
            var days = calendar.unit(Grain.WEEK, day(fields, own));
            return year.isEmpty() && days.start().isAfter(anchor)
                    ? calendar.unit(Grain.WEEK, day(fields, own - 1))
                    : days;
        }

        private LocalDate day(WeekFields fields, int ofYear) {
            // The 4th of January is in the first week.
            return LocalDate.of(ofYear, 1, 4).with(fields.dayOfWeek(), 1).plusWeeks(week - 1L);
        }

        @Override
        public String phrase() {
            return "iso week " + week + year.map(y -> " of " + y).orElse("");
        }

        @Override
        public boolean yearless() {
            return year.isEmpty();
        }
    }
}
