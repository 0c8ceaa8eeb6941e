package dev.jackdaw.core.calendar;

import java.util.Locale;
import java.util.Optional;

/// A calendar unit that time is cut into.
public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /// The unit's name in lower case: "day".
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads "month", "months", "monthly" and the like.
    public static Optional<Grain> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "day", "days", "daily" -> Optional.of(DAY);
            case "week", "weeks", "weekly" -> Optional.of(WEEK);
            case "month", "months", "monthly" -> Optional.of(MONTH);
            case "quarter", "quarters", "quarterly" -> Optional.of(QUARTER);
            case "year", "years", "yearly", "annual", "annually" -> Optional.of(YEAR);
            default -> Optional.empty();
        };
    }
}
