package dev.jackdaw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.store.Lifecycle.Event;
import dev.jackdaw.store.Lifecycle.Move;
import dev.jackdaw.store.Lifecycle.Status;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private enum Door {
        OPEN,
        SHUT,
        GONE
    }

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Lifecycle<Door> LIFECYCLE =
            new Lifecycle<>("door", "door_event", "door", Door::name, Door::valueOf, "look at door");

    private static StateDatabase database;

    @BeforeAll
    static void open() {
        database = StateDatabase.open(TestDatabase.service());
        database.execute(
                "CREATE TABLE door (id text PRIMARY KEY, state text NOT NULL, reason text NOT NULL, version int"
                        + " NOT NULL, changed_at timestamptz NOT NULL, colour text NOT NULL DEFAULT '')");
        database.execute("CREATE TABLE door_event (door text, version int, at timestamptz, state text, by text, reason"
                + " text, PRIMARY KEY (door, version))");
    }

    @AfterAll
    static void close() {
        database.execute("DROP TABLE door, door_event");
        database.close();
    }

    @BeforeEach
    void one() {
        database.execute("DELETE FROM door");
        database.execute("DELETE FROM door_event");
        database.transaction(sql -> {
            sql.execute(
                    "INSERT INTO door (id, state, reason, version, changed_at) VALUES ('d1', 'OPEN', '', 1, ?)", AT);
            LIFECYCLE.begun(sql, "d1", AT, Door.OPEN, "maria", "");
        });
    }

    private static void move(int version, Door to, String by) {
        database.transaction(
                sql -> LIFECYCLE.move(sql, Move.of("d1", "the door", version, AT, to, by, "why"), ", colour = ?", by));
    }

    private static Status<Door> now() {
        return database.query("SELECT state, reason, version FROM door").one(LIFECYCLE::status);
    }

    @Test
    void a_move_changes_the_row_and_is_kept_as_an_event() {
        move(1, Door.SHUT, "joe");
        assertThat(now()).isEqualTo(new Status<>(Door.SHUT, "why", 2));
        var colour = database.query("SELECT colour FROM door").one(row -> row.text("colour"));
        assertThat(colour).isEqualTo("joe");
        assertThat(LIFECYCLE.history(database, "d1"))
                .containsExactly(
                        new Event<>(1, AT, Door.OPEN, "maria", ""), new Event<>(2, AT, Door.SHUT, "joe", "why"));
    }

    @Test
    void what_was_decided_on_an_older_version_changes_nothing() {
        move(1, Door.SHUT, "joe");
        assertThatThrownBy(() -> move(1, Door.GONE, "maria"))
                .isInstanceOf(ConflictException.class)
                .hasMessage("the door was changed by somebody else meanwhile: look again with: look at door d1");
        assertThat(now()).isEqualTo(new Status<>(Door.SHUT, "why", 2));
        assertThat(LIFECYCLE.history(database, "d1")).hasSize(2);
    }

    @Test
    void of_two_who_decide_at_once_one_does() throws Exception {
        for (int version = 1; version <= 20; version++) {
            int from = version;
            Callable<Boolean> decision = () -> {
                try {
                    move(from, Door.SHUT, Thread.currentThread().getName());
                    return true;
                } catch (ConflictException e) {
                    return false;
                }
            };
            try (var workers = Executors.newFixedThreadPool(2)) {
                var done = workers.invokeAll(List.of(decision, decision));
                assertThat(List.of(done.get(0).get(), done.get(1).get())).containsExactlyInAnyOrder(true, false);
            }
        }
        assertThat(LIFECYCLE.history(database, "d1"))
                .extracting(Event::version)
                .doesNotHaveDuplicates()
                .hasSize(21);
    }
}
