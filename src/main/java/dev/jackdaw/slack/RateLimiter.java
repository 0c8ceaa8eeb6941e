package dev.jackdaw.slack;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Lets calls of one kind follow each other no faster than Slack takes them. Each waits for its
/// turn; a kind that is not used is forgotten. Thread-safe.
final class RateLimiter {
    private static final int KINDS_MAX = 2_000;
    private final Map<String, Long> next = new ConcurrentHashMap<>();

    /// Waits until the next call of a kind may be made, a `gap` after the one before.
    void await(String kind, Duration gap) {
        if (next.size() > KINDS_MAX) {
            next.values().removeIf(time -> time < System.nanoTime());
        }
        var turn = new long[1];
        next.compute(kind, (k, free) -> {
            long now = System.nanoTime();
            turn[0] = free == null ? now : Math.max(now, free);
            return turn[0] + gap.toNanos();
        });
        sleep(turn[0] - System.nanoTime());
    }

    /// Nothing of a kind is sent before this time is over.
    void rest(String kind, Duration time) {
        next.merge(kind, System.nanoTime() + time.toNanos(), Math::max);
    }

    /// Whether a call of a kind would have to wait now.
    boolean resting(String kind) {
        return next.getOrDefault(kind, Long.MIN_VALUE) > System.nanoTime();
    }

    static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
