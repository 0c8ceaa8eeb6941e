package dev.jackdaw.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.WorkQueue.Ticket;
import dev.jackdaw.store.WorkQueue.Which;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private record Job(String name, int tries) {
        Ticket ticket() {
            return Ticket.fenced(tries, name);
        }
    }

    private static final WorkQueue.Read<Job> JOB =
            new WorkQueue.Read<>("name, tries", row -> new Job(row.text("name"), row.integer("tries")));

    private static StateDatabase database;
    private static WorkQueue queue;

    @BeforeAll
    static void open() {
        database = StateDatabase.open(TestDatabase.service());
        database.execute(
                "CREATE TABLE job (name text PRIMARY KEY, made_at timestamptz NOT NULL DEFAULT clock_timestamp(),"
                        + " tries int NOT NULL DEFAULT 0, leased_until timestamptz NOT NULL DEFAULT '-infinity',"
                        + " done_at timestamptz)");
        queue = new WorkQueue(
                database,
                "job",
                List.of("name"),
                "q.done_at IS NULL",
                "q.made_at",
                Optional.of("tries"),
                Duration.ofSeconds(30));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.execute("DELETE FROM job");
    }

    private static void add(String... names) {
        for (var name : names) {
            database.execute("INSERT INTO job (name) VALUES (?)", name);
        }
    }

    private static List<Job> claim(int most) {
        return queue.claim(Which.ALL, most, JOB);
    }

    /// Its holder died.
    private static void expire(String name) {
        database.execute("UPDATE job SET leased_until = now() - interval '1 second' WHERE name = ?", name);
    }

    private static boolean done(Ticket ticket) {
        return queue.change(ticket, "done_at = now()", List.of());
    }

    @Test
    void the_oldest_are_taken_first_and_those_that_are_held_not_again() {
        add("c", "a", "b");
        assertThat(claim(2)).containsExactlyInAnyOrder(new Job("c", 1), new Job("a", 1));
        assertThat(claim(2)).containsExactly(new Job("b", 1));
        assertThat(claim(2)).isEmpty();
    }

    @Test
    void two_workers_never_hold_the_same_row() throws Exception {
        for (int i = 0; i < 60; i++) {
            add("job " + i);
        }
        Callable<List<Job>> worker = () -> {
            var mine = new ArrayList<Job>();
            for (var next = claim(3); !next.isEmpty(); next = claim(3)) {
                mine.addAll(next);
            }
            return mine;
        };
        try (var workers = Executors.newFixedThreadPool(2)) {
            var first = workers.submit(worker);
            var second = workers.submit(worker);
            var all = new ArrayList<>(first.get());
            all.addAll(second.get());
            assertThat(all).hasSize(60).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_row_that_another_is_just_taking_is_passed_over() {
        add("a", "b");
        var seen = database.transactionResult(sql -> {
            sql.execute("SELECT FROM job WHERE name = 'a' FOR UPDATE");
            return claim(2);
        });
        assertThat(seen).containsExactly(new Job("b", 1));
    }

    @Test
    void whoever_lost_its_lease_is_fenced_off() {
        add("a");
        var slow = claim(1).getFirst();
        expire("a");
        var next = claim(1).getFirst();
        assertThat(next).isEqualTo(new Job("a", 2));
        assertThat(queue.renew(slow.ticket())).isFalse();
        assertThat(queue.later(slow.ticket(), Duration.ofMinutes(1))).isFalse();
        assertThat(done(slow.ticket())).isFalse();
        assertThat(done(next.ticket())).isTrue();
    }

    @Test
    void a_ticket_without_a_number_is_held_off_by_nobody() {
        add("a");
        claim(1);
        assertThat(done(Ticket.of("a"))).isTrue();
        assertThat(done(Ticket.of("a"))).isFalse();
    }

    @Test
    void a_lease_that_is_renewed_does_not_end() {
        add("a");
        var job = claim(1).getFirst();
        expire("a");
        assertThat(queue.renew(job.ticket())).isTrue();
        assertThat(claim(1)).isEmpty();
    }

    @Test
    void what_is_put_off_comes_again_when_its_rest_is_over() {
        add("a");
        var job = claim(1).getFirst();
        queue.later(job.ticket(), Duration.ofHours(1));
        assertThat(claim(1)).isEmpty();
        queue.later(job.ticket(), Duration.ofSeconds(-1));
        assertThat(claim(1)).containsExactly(new Job("a", 2));
    }

    @Test
    void what_was_tried_too_often_is_given_up_once() {
        add("a", "b");
        claim(2);
        expire("a");
        claim(1);
        expire("a");
        expire("b");
        var often = new Which("q.tries >= ?", List.of(2));
        assertThat(queue.giveUp("done_at = now()", often, 10, JOB)).containsExactly(new Job("a", 2));
        assertThat(queue.giveUp("done_at = now()", often, 10, JOB)).isEmpty();
        assertThat(claim(10)).containsExactly(new Job("b", 2));
    }

    @Test
    void a_row_may_be_stored_with_its_first_lease() {
        database.execute("INSERT INTO job (name, leased_until) VALUES ('a', " + queue.leased() + ")");
        assertThat(claim(1)).isEmpty();
    }
}
