package dev.jackdaw.core.calendar;

import java.time.LocalDate;
import java.util.Locale;

/// All time on one side of another time: "before march", "after 15 july", "up to and including q3".
public record Bounded(Side side, Period point) implements Period {
    /// Up to where the other time begins, up to its last day, or from where it ends.
    public enum Side {
        BEFORE,
        THROUGH,
        AFTER;

        String phrase() {
            return this == THROUGH ? "up to and including" : name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
        var days = point.on(calendar, anchor);
        return switch (side) {
            case BEFORE -> new DateRange(BEGINNING, days.start());
            case THROUGH -> new DateRange(BEGINNING, days.end());
            case AFTER -> {
                var end = days.end().isAfter(anchor) ? days.end() : anchor;
                yield new DateRange(days.end(), end.plusDays(1));
            }
        };
    }

    @Override
    public String phrase() {
        return side.phrase() + " " + point.phrase();
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
