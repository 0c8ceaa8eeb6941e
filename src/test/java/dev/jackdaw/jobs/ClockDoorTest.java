package dev.jackdaw.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.store.login.Login;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Several clocks on one database.
class ClockDoorTest {
    private static final DueWork NOTHING = new Due(new CountDownLatch(0), Optional.empty());
    private static Login login;
    private static StateDatabase database;

    /// Something that is due once; whoever plans it then, or later, ends the wait.
    private record Due(CountDownLatch planned, Optional<Instant> next) implements DueWork {
        @Override
        public Optional<Instant> plan() {
            if (next.filter(at -> !at.isAfter(Instant.now())).isPresent()) {
                planned.countDown();
            }
            return next;
        }

        @Override
        public void work() {}

        @Override
        public void renew() {}
    }

    @BeforeAll
    static void open() {
        login = TestDatabase.service();
        database = StateDatabase.open(login);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static ClockDoor door(Chore... chores) {
        return ClockDoor.open(database, NOTHING, List.of(chores), ZoneOffset.UTC, Clock.systemUTC());
    }

    private static List<List<String>> triggers() {
        return TestDatabase.rows(
                login,
                "SELECT trigger_name, description FROM jackdaw_state.qrtz_triggers WHERE trigger_group = "
                        + "'chores' ORDER BY 1");
    }

    @Test
    void a_chore_is_done_by_one_at_a_time_and_survives_its_failures() throws InterruptedException {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var failed = new AtomicInteger();
        var done = new CountDownLatch(4);
        Runnable work = () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                if (failed.getAndIncrement() == 0) {
                    throw new IllegalStateException("the first time it fails");
                }
                done.countDown();
            } finally {
                atOnce.decrementAndGet();
            }
        };
        var chore = Chore.every(Duration.ofMillis(300), "count", work);
        try (var one = door(chore);
                var two = door(chore)) {
            assertThat(one).isNotSameAs(two);
            assertThat(done.await(40, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void somebody_is_woken_up_when_something_is_due() throws InterruptedException {
        var due = new Due(new CountDownLatch(1), Optional.of(Instant.now().plusSeconds(2)));
        try (var door = ClockDoor.open(database, due, List.of(), ZoneOffset.UTC, Clock.systemUTC())) {
            assertThat(door).isNotNull();
            // The look every ten seconds would come too late.
            assertThat(due.planned().await(7, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_another_version_did_is_forgotten_and_other_times_are_taken_over() {
        try (var first = door(
                Chore.daily(LocalTime.of(2, 0), "old", () -> {}), Chore.every(Duration.ofHours(1), "kept", () -> {}))) {
            assertThat(triggers()).contains(List.of("old", "daily 02:00"), List.of("kept", "every PT1H"));
            assertThat(first).isNotNull();
        }
        try (var second = door(Chore.every(Duration.ofHours(2), "kept", () -> {}))) {
            assertThat(triggers())
                    .contains(List.of("kept", "every PT2H"))
                    .noneMatch(t -> t.getFirst().equals("old"));
            assertThat(second).isNotNull();
        }
    }
}
