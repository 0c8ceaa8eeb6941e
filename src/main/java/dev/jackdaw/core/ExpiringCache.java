package dev.jackdaw.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was found lately, by key: at most a thousand, each for a minute. Thread-safe; two that miss
/// at once both look.
public final class ExpiringCache<K, V> {
    private static final int KEPT = 1_000;
    private static final Duration AGE_MAX = Duration.ofMinutes(1);

    private record Found<V>(V value, long nanos) {
        boolean stale() {
            return System.nanoTime() - nanos > AGE_MAX.toNanos();
        }
    }

    private final Predicate<V> lasting;
    private final Map<K, Found<V>> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Found<V>> eldest) {
            return size() > KEPT;
        }
    };

    /// `lasting` tells what may be kept.
    public ExpiringCache(Predicate<V> lasting) {
        this.lasting = lasting;
    }

    /// What was found, or what `look` finds now.
    public V get(K key, Supplier<V> look) {
        var kept = find(key);
        if (kept != null && !kept.stale()) {
            return kept.value();
        }
        var value = look.get();
        if (lasting.test(value)) {
            put(key, value);
        }
        return value;
    }

    private synchronized @Nullable Found<V> find(K key) {
        return found.get(key);
    }

    private synchronized void put(K key, V value) {
        found.put(key, new Found<>(value, System.nanoTime()));
    }

    /// Forgets all of it.
    public synchronized void clear() {
        found.clear();
    }
}
