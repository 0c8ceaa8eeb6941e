package dev.jackdaw.jobs;

import java.time.Instant;
import java.util.Optional;

/// Work that is due at times of its own, such as reports. Every method may be called at any time, by
/// any number of processes and again and again: what is to be done comes to be done once.
public interface DueWork {
    /// Plans what is due by now; when something is due next, where anything is.
    Optional<Instant> plan();

    /// Takes what there is to do, as far as there are hands for it, and returns at once.
    void work();

    /// Says that what is worked on here is still worked on; called every few seconds.
    void renew();
}
