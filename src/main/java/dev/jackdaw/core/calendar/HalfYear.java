package dev.jackdaw.core.calendar;

import java.time.LocalDate;
import java.util.Optional;

/// Six months of a fiscal year.
public sealed interface HalfYear extends Period {
    @Override
    default boolean fiscal() {
        return true;
    }

    /// A fiscal half; without a year the latest one that has begun.
    record Numbered(int half, Optional<Integer> year) implements HalfYear {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var own = calendar.half(year.orElseGet(() -> calendar.fiscalYear(anchor)), half);
            return year.isEmpty() && own.start().isAfter(anchor)
                    ? calendar.half(calendar.fiscalYear(anchor) - 1, half)
                    : own;
        }

        @Override
        public String phrase() {
            return "h" + half + year.map(y -> " " + y).orElse("");
        }

        @Override
        public boolean yearless() {
            return year.isEmpty();
        }
    }

    /// The half of the fiscal year that runs.
    record Current() implements HalfYear {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var first = calendar.half(calendar.fiscalYear(anchor), 1);
            return anchor.isBefore(first.end()) ? first : calendar.half(calendar.fiscalYear(anchor), 2);
        }

        @Override
        public String phrase() {
            return "this half";
        }
    }
}
