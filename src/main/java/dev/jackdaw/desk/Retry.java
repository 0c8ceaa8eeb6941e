package dev.jackdaw.desk;

import dev.jackdaw.core.TransientException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// A second try where a pooled connection broke since it was last used: that is no reason to bother
/// a person.
final class Retry {
    /// A pooled connection is tested again after half a second.
    private static final Duration PAUSE = Duration.ofMillis(600);

    private Retry() {}

    /// The first, or the second where the first lost its connection.
    static <T> T or(Supplier<T> first, Supplier<T> second) {
        try {
            return first.get();
        } catch (TransientException e) {
            LockSupport.parkNanos(PAUSE.toNanos());
            return second.get();
        }
    }
}
