package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls that follow each other no faster than Slack takes them.
class RateLimiterTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private final RateLimiter limiter = new RateLimiter();

    @Test
    @Timeout(30)
    void the_first_call_waits_for_nothing_and_makes_the_next_wait() {
        assertThat(limiter.resting("a")).isFalse();
        limiter.await("a", HOUR);
        assertThat(limiter.resting("a")).isTrue();
        assertThat(limiter.resting("b")).isFalse();
        limiter.await("b", Duration.ZERO);
        assertThat(limiter.resting("b")).isFalse();
    }

    @Test
    void a_rest_is_never_cut_short_by_a_shorter_one() {
        limiter.rest("a", HOUR);
        limiter.rest("a", Duration.ZERO);
        assertThat(limiter.resting("a")).isTrue();
        limiter.rest("b", Duration.ZERO);
        assertThat(limiter.resting("b")).isFalse();
    }

    @Test
    @Timeout(30)
    void calls_of_one_kind_are_a_gap_apart() {
        var gap = Duration.ofMillis(20);
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            limiter.await("a", gap);
        }
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(gap.multipliedBy(3).toNanos());
    }

    @Test
    @Timeout(60)
    void kinds_that_are_not_used_are_forgotten_and_those_at_rest_are_not() {
        limiter.rest("resting", HOUR);
        for (int i = 0; i < 5_000; i++) {
            limiter.await("kind " + i, Duration.ZERO);
        }
        assertThat(limiter.resting("resting")).isTrue();
    }

    @Test
    @Timeout(30)
    void whoever_is_interrupted_goes_on_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        RateLimiter.sleep(TimeUnit.HOURS.toNanos(1));
        assertThat(Thread.interrupted()).isTrue();
        RateLimiter.sleep(-5);
    }

    @Test
    @Timeout(30)
    void work_begins_once_everybody_has_a_sign() throws InterruptedException {
        var throttle = new IntakeThrottle();
        var go = new CountDownLatch(1);
        var order = new AtomicInteger();
        var signed = new AtomicInteger();
        throttle.sign(() -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            signed.set(order.incrementAndGet());
        });
        var begun = new AtomicInteger();
        var work = Thread.startVirtualThread(() -> {
            throttle.await();
            begun.set(order.incrementAndGet());
        });
        go.countDown();
        work.join();
        assertThat(signed.get()).isEqualTo(1);
        assertThat(begun.get()).isEqualTo(2);
    }

    @Test
    @Timeout(30)
    void whoever_has_their_sign_is_waited_for_no_longer() {
        var throttle = new IntakeThrottle();
        var waits = throttle.enter();
        waits.close();
        long start = System.nanoTime();
        throttle.await();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
