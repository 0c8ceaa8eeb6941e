package dev.jackdaw.core;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is read again after a while. Thread-safe.
public final class ExpiringValue<T> implements Supplier<T> {
    private record Reading<T>(T value, long nanos) {}

    private final Duration time;
    private final Supplier<T> source;
    private volatile @Nullable Reading<T> last;

    public ExpiringValue(Duration time, Supplier<T> source) {
        this.time = time;
        this.source = source;
    }

    @Override
    public T get() {
        var reading = last;
        if (reading == null || System.nanoTime() - reading.nanos() > time.toNanos()) {
            reading = new Reading<>(source.get(), System.nanoTime());
            last = reading;
        }
        return reading.value();
    }

    /// Reads it again the next time.
    public void forget() {
        last = null;
    }
}
