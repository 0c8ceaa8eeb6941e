package dev.jackdaw.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/// Something that one of the processes does from time to time: every `every`, or once a day at
/// `daily` in the company's zone. It may be begun again after a crash. It fails by itself: what it
/// throws is logged, and it comes again at its next time.
public record Chore(String name, Optional<Duration> every, Optional<LocalTime> daily, Runnable work) {
    /// From time to time.
    public static Chore every(Duration time, String name, Runnable work) {
        return new Chore(name, Optional.of(time), Optional.empty(), work);
    }

    /// Once a day.
    public static Chore daily(LocalTime time, String name, Runnable work) {
        return new Chore(name, Optional.empty(), Optional.of(time), work);
    }

    /// When, as it is stored.
    String times() {
        return every.map(e -> "every " + e).orElseGet(() -> "daily " + daily.orElseThrow());
    }
}
