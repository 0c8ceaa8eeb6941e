package dev.jackdaw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.TransientException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static StateDatabase database;

    @BeforeAll
    static void open() {
        database = StateDatabase.open(TestDatabase.service());
        database.execute("CREATE TABLE thing (name text PRIMARY KEY, size int NOT NULL CHECK (size > 0))");
    }

    @AfterAll
    static void close() {
        database.execute("DROP TABLE thing");
        database.close();
    }

    @BeforeEach
    void clear() {
        database.execute("DELETE FROM thing");
    }

    private static int add(Sql sql, String name, int size) {
        return sql.execute("INSERT INTO thing (name, size) VALUES (?, ?)", name, size);
    }

    private static List<String> names() {
        return database.query("SELECT name FROM thing ORDER BY name").list(row -> row.text("name"));
    }

    @Test
    void values_go_there_and_back_by_name() {
        var time = Instant.parse("2026-05-01T10:00:00.123456Z");
        database.query(
                        "SELECT ?::text AS text, ?::int AS whole, ?::bigint AS large, ?::float8 AS real, ?::boolean AS"
                                + " flag, ?::timestamptz AS time, ?::date AS day, ?::text[] AS texts, ?::int[] AS"
                                + " wholes, ?::bigint[] AS larges, ?::real[] AS reals, ?::text AS nothing, ?::bytea"
                                + " AS bytes",
                        "a 'b'",
                        7,
                        1L << 40,
                        0.5,
                        true,
                        time,
                        LocalDate.of(2026, 5, 1),
                        List.of("x", "y, z"),
                        new Integer[] {1, 2},
                        new Long[] {3L},
                        new float[] {0.25f, -1f},
                        null,
                        new byte[] {1, 0, 2})
                .each(row -> {
                    assertThat(row.text("text")).isEqualTo("a 'b'");
                    assertThat(row.integer("whole")).isEqualTo(7);
                    assertThat(row.bigint("large")).isEqualTo(1L << 40);
                    assertThat(row.real("real")).isEqualTo(0.5);
                    assertThat(row.flag("flag")).isTrue();
                    assertThat(row.instant("time")).isEqualTo(time);
                    assertThat(row.date("day")).isEqualTo("2026-05-01");
                    assertThat(row.texts("texts")).containsExactly("x", "y, z");
                    assertThat(row.integers("wholes")).containsExactly(1, 2);
                    assertThat(row.bigints("larges")).containsExactly(3L);
                    assertThat(row.reals("reals")).containsExactly(0.25f, -1f);
                    assertThat(row.optionalText("nothing")).isEmpty();
                    assertThat(row.optionalInstant("nothing")).isEmpty();
                    assertThat(row.bytes("bytes")).containsExactly(1, 0, 2);
                });
    }

    @Test
    void a_null_that_nobody_expected_names_its_column() {
        assertThatThrownBy(() -> database.query("SELECT NULL::int AS size").one(row -> row.integer("size")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("column size is NULL");
    }

    @Test
    void a_transaction_that_throws_leaves_nothing() {
        assertThatThrownBy(() -> database.transaction(sql -> {
                    assertThat(add(sql, "first", 1)).isEqualTo(1);
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stop");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_transaction_is_seen_when_it_ends() {
        var seen = database.transactionResult(sql -> {
            add(sql, "first", 1);
            return names();
        });
        assertThat(seen).isEmpty();
        assertThat(names()).containsExactly("first");
    }

    @Test
    void more_rows_than_a_fetch_are_read_in_order_within_a_transaction() {
        var read = new ArrayList<Integer>();
        database.transaction(sql -> sql.query("SELECT n FROM generate_series(1, 2500) n ORDER BY n")
                .each(row -> read.add(row.integer("n"))));
        assertThat(read).hasSize(2_500).isSorted();
    }

    @Test
    void a_key_that_is_there_is_a_conflict() {
        add(database, "first", 1);
        assertThatThrownBy(() -> add(database, "first", 2)).isInstanceOf(ConflictException.class);
    }

    @Test
    void what_would_be_refused_again_is_permanent_and_says_why() {
        assertThatThrownBy(() -> add(database, "first", 0))
                .isInstanceOf(RefusedStatement.class)
                .hasMessageContaining("thing_size_check")
                .hasMessageContaining("23514");
    }

    @Test
    void a_connection_that_is_lost_passes_and_nothing_says_where_the_server_is() {
        var login = TestDatabase.service();
        try (var other = StateDatabase.open(login)) {
            assertThatThrownBy(() -> other.transaction(sql -> {
                        int pid = sql.query("SELECT pg_backend_pid() AS pid").one(row -> row.integer("pid"));
                        database.query("SELECT pg_terminate_backend(?) AS ended", pid)
                                .one(row -> row.flag("ended"));
                        sql.query("SELECT 1 AS one").one(row -> row.integer("one"));
                    }))
                    .isInstanceOf(TransientException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(login.jdbcUrl()));
            int one = other.query("SELECT 1 AS one").one(row -> row.integer("one"));
            assertThat(one).isEqualTo(1);
        }
    }
}
