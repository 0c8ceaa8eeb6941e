package dev.jackdaw.slack;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// When many write at once, everybody sees a sign before anybody's question is worked on: work
/// waits, a second at most, until those who wait for a sign have theirs. Thread-safe.
final class Rush {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(5);
    private final AtomicInteger waiting = new AtomicInteger();

    /// Gives a sign.
    void sign(Runnable sign) {
        waiting.incrementAndGet();
        Thread.startVirtualThread(
                () -> {
                    try {
                        sign.run();
                    } finally {
                        waiting.decrementAndGet();
                    }
                });
    }

    /// Waits until it has passed.
    void await() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting.get() > 0 && System.nanoTime() < end) {
            Pace.sleep(LOOK.toNanos());
        }
    }
}
