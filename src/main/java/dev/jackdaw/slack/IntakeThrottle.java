package dev.jackdaw.slack;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// When many write at once, everybody is heard and sees a sign before anybody's question is worked
/// on: work waits until those who wait for Slack's acknowledgement or for a sign have theirs, and
/// then begins one after the other, so that those who come next are heard in between; three seconds
/// each at most, well within a delivery's lease. Thread-safe.
final class IntakeThrottle {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    /// About what a question costs one core.
    private static final Duration START_GAP =
            Duration.ofMillis(30).dividedBy(Runtime.getRuntime().availableProcessors());

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /// Somebody waits for what is done until this is closed.
    Waiting enter() {
        waiting.incrementAndGet();
        return waiting::decrementAndGet;
    }

    /// Somebody who waits.
    interface Waiting extends AutoCloseable {
        @Override
        void close();
    }

    /// Gives a sign.
    void sign(Runnable sign) {
        var waits = enter();
        Thread.startVirtualThread(() -> {
            try (waits) {
                sign.run();
            }
        });
    }

    /// Waits for its turn to begin.
    void await() {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (waiting.get() > 0 && System.nanoTime() < end) {
            RateLimiter.sleep(POLL_INTERVAL.toNanos());
        }
        long now = System.nanoTime();
        long latest = now + TIMEOUT.toNanos();
        long at = next.updateAndGet(before ->
                Math.min(latest, Math.max(before, now - START_GAP.toNanos()) + START_GAP.toNanos()));
        RateLimiter.sleep(at - now);
    }
}
