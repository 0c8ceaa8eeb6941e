package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> done = new ArrayList<>();

    @Test
    void actions_run_once_and_in_the_order_they_came_in() {
        cancellation.onCancel(() -> done.add("first"));
        cancellation.onCancel(() -> done.add("second"));
        assertThat(cancellation.isCancelled()).isFalse();
        assertThat(done).isEmpty();
        cancellation.cancel();
        cancellation.cancel();
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void an_action_that_comes_too_late_runs_at_once() {
        cancellation.cancel();
        try (var registration = cancellation.onCancel(() -> done.add("late"))) {
            assertThat(done).containsExactly("late");
            assertThat(registration).isNotNull();
        }
        assertThat(done).containsExactly("late");
    }

    @Test
    void an_action_that_was_taken_back_does_not_run_and_the_others_do() {
        cancellation.onCancel(() -> done.add("stays"));
        cancellation.onCancel(() -> done.add("goes")).close();
        cancellation.cancel();
        assertThat(done).containsExactly("stays");
    }

    @Test
    void an_action_sees_that_it_is_cancelled_and_may_register_and_cancel_again() {
        cancellation.onCancel(() -> {
            done.add("cancelled: " + cancellation.isCancelled());
            cancellation.onCancel(() -> done.add("inner"));
            cancellation.cancel();
        });
        cancellation.cancel();
        assertThat(done).containsExactly("cancelled: true", "inner");
    }

    /// Whoever registers while somebody else cancels is told in any case, and once.
    @Test
    void none_is_forgotten_between_registering_and_cancelling() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            var both = new Cancellation();
            var ran = new AtomicInteger();
            var go = new CountDownLatch(1);
            var registers = Thread.ofPlatform().start(() -> {
                await(go);
                both.onCancel(ran::incrementAndGet);
            });
            var cancels = Thread.ofPlatform().start(() -> {
                await(go);
                both.cancel();
            });
            go.countDown();
            registers.join();
            cancels.join();
            assertThat(ran).hasValue(1);
        }
    }

    private static void await(CountDownLatch go) {
        try {
            assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
