package dev.jackdaw.warehouse;

import java.time.Duration;

/// What one statement may take and give.
public record Limits(int rowsMax, int bytesMax, Duration timeout) {
    /// 1,000 rows, 1 MB, 30 s.
    public static Limits standard() {
        return new Limits(1_000, 1_000_000, Duration.ofSeconds(30));
    }

    /// With another cap on rows.
    public Limits rows(int max) {
        return new Limits(max, bytesMax, timeout);
    }
}
