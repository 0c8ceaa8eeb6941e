package dev.jackdaw.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong nowMs = new AtomicLong(1_000_000);
    private final RateLimit limit = new RateLimit(2, () -> Instant.ofEpochMilli(nowMs.get()));

    @Test
    void a_minutes_worth_may_come_at_once_and_then_one_has_to_wait() {
        assertThat(limit.take("ana")).isZero();
        assertThat(limit.take("ana")).isZero();
        assertThat(limit.take("ana")).isEqualTo(30);
    }

    @Test
    void what_was_refused_costs_nothing() {
        limit.take("ana");
        limit.take("ana");
        assertThat(limit.take("ana")).isEqualTo(30);
        assertThat(limit.take("ana")).isEqualTo(30);
        nowMs.addAndGet(30_000);
        assertThat(limit.take("ana")).isZero();
        assertThat(limit.take("ana")).isEqualTo(30);
    }

    @Test
    void each_caller_has_a_bucket_of_its_own() {
        limit.take("ana");
        limit.take("ana");
        assertThat(limit.take("bob")).isZero();
    }

    @Test
    void no_more_than_a_minutes_worth_is_saved_up() {
        limit.take("ana");
        nowMs.addAndGet(3_600_000);
        assertThat(limit.take("ana")).isZero();
        assertThat(limit.take("ana")).isZero();
        assertThat(limit.take("ana")).isPositive();
    }

    /// As after a correction of the system's clock: whoever had some left still has it, and it fills up from then on.
    @Test
    void a_clock_that_goes_back_locks_nobody_out() {
        limit.take("ana");
        nowMs.addAndGet(-3_600_000);
        assertThat(limit.take("ana")).isZero();
        assertThat(limit.take("ana")).isEqualTo(30);
        nowMs.addAndGet(30_000);
        assertThat(limit.take("ana")).isZero();
    }
}
