package dev.jackdaw.web;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often each caller may ask: a token bucket that holds a minute's worth. Thread-safe.
final class RateLimit {
    private final double perMinute;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(int perMinute, InstantSource clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private record Bucket(double tokens, long atMs) {}

    /// Takes one; returns 0, or after how many seconds there is one again.
    int take(String caller) {
        long now = clock.millis();
        var taken = buckets.merge(
                caller, new Bucket(perMinute - 1, now), (bucket, first) -> new Bucket(filled(bucket, now) - 1, now));
        if (taken.tokens() >= 0) {
            return 0;
        }
        // A refused request costs nothing.
        buckets.computeIfPresent(caller, (name, bucket) -> new Bucket(bucket.tokens() + 1, bucket.atMs()));
        return (int) Math.ceil(-taken.tokens() * 60 / perMinute);
    }

    private double filled(Bucket bucket, long now) {
        // A clock that goes back takes nothing away.
        long passed = Math.max(0, now - bucket.atMs());
        return Math.min(perMinute, bucket.tokens() + passed * perMinute / 60_000);
    }
}
