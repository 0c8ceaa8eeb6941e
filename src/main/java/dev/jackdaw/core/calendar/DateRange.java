package dev.jackdaw.core.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Whole days from `start` up to, not including, `end`, in the company's time zone.
public record DateRange(LocalDate start, LocalDate end) {
    public DateRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("empty range " + start + ".." + end);
        }
    }

    /// The one day.
    public static DateRange day(LocalDate day) {
        return new DateRange(day, day.plusDays(1));
    }

    /// The last day inside.
    public LocalDate last() {
        return end.minusDays(1);
    }

    /// How many days it holds.
    public long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    /// Cut off after `day`, where it reaches beyond it.
    public DateRange until(LocalDate day) {
        return last().isAfter(day) && !start.isAfter(day) ? new DateRange(start, day.plusDays(1)) : this;
    }

    @Override
    public String toString() {
        return days() == 1 ? start.toString() : start + " to " + last();
    }
}
