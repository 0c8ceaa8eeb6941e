package dev.jackdaw.core.calendar;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// So many units counted from another time: "twelve months to june", "2 weeks from 1 march", "30 days before may".
public record Anchored(int count, Grain grain, Side side, Period point) implements Period {
    /// Which way is counted: up to the last day of the other time, from its first one, or up to where it begins and
    /// from where it ends.
    public enum Side {
        TO,
        FROM,
        BEFORE,
        AFTER
    }

    @Override
    public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
        var days = point.on(calendar, anchor);
        return switch (side) {
            case TO -> back(calendar, days.end());
            case BEFORE -> back(calendar, days.start());
            case FROM -> onwards(calendar, days.start());
            case AFTER -> onwards(calendar, days.end());
        };
    }

    /// Months that end with a month begin with one: three months to 28 february begin on 1 december.
    private DateRange back(CompanyCalendar calendar, LocalDate end) {
        return new DateRange(calendar.plus(grain, end, -count), end);
    }

    private DateRange onwards(CompanyCalendar calendar, LocalDate start) {
        return new DateRange(start, calendar.plus(grain, start, count));
    }

    @Override
    public String phrase() {
        return count + " " + grain.word() + (count == 1 ? "" : "s") + " "
                + side.name().toLowerCase(Locale.ROOT) + " " + point.phrase();
    }

    @Override
    public Optional<Grain> naturalGrain() {
        return count > 1 ? Optional.of(grain) : Optional.empty();
    }

    @Override
    public boolean yearless() {
        return point.yearless();
    }

    @Override
    public boolean fiscal() {
        return point.fiscal();
    }
}
