package dev.jackdaw.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names one run. Sorts by the time it was made: 48 bits of milliseconds, then 32 random bits, as
/// 16 letters and digits of Crockford's base 32 in lower case.
public record RunId(String value) implements Comparable<RunId> {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new UsageException("'" + value + "' is not a run id. List them with: jackdaw runs list");
        }
    }

    /// A run id as a person typed it.
    public static RunId of(String typed) {
        return new RunId(typed.strip().toLowerCase(Locale.ROOT));
    }

    /// A fresh one.
    public static RunId next(Clock clock) {
        var text = new StringBuilder(16);
        append(text, clock.millis(), 10);
        append(text, RANDOM.nextLong() & 0x3fff_ffffL, 6);
        return new RunId(text.toString());
    }

    private static void append(StringBuilder text, long bits, int letters) {
        for (int i = letters - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
        }
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
