package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/// The amounts that stand in reports and watches: "1%", "2h", "11:00". Empty text is none; what
/// can't be read is a `UsageException`.
public final class Amounts {
    private Amounts() {}

    /// A share: 0.01 for "1%".
    public static Optional<BigDecimal> share(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,4}(\\.\\d{1,3})?\\s?%")) {
            throw new UsageException("'" + text + "' is no percentage. Write one such as 5%");
        }
        return Optional.of(new BigDecimal(text.replaceAll("[\\s%]", "")).movePointLeft(2));
    }

    /// Minutes, hours or days: "90m", "2h", "3d".
    public static Optional<Duration> duration(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[1-9]\\d{0,3}[mhd]")) {
            throw new UsageException("'" + text + "' is no length of time. Write one such as 30m, 2h or 3d");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return Optional.of(
                switch (text.charAt(text.length() - 1)) {
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /// A length of time as people say it.
    static String words(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        if (time.toHours() > 1) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() == 1 ? "one minute" : time.toMinutes() + " minutes";
    }

    /// A time of day.
    public static Optional<LocalTime> timeOfDay(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new UsageException("'" + text + "' is no time of day. Write one such as 11:00");
        }
    }
}
