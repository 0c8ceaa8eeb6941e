package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.QueryOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What one statement may take: time, memory, and no way past the guard.
class TransactionWallTest {
    private static final String ENDLESS =
            "SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 100000) b";
    private static CorpusDatabase company;

    @BeforeAll
    static void open() {
        company = new CorpusDatabase();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static QueryOutcome run(String sql, Limits limits) {
        return company.warehouse().run(Role.ANALYST, sql, limits, Caller.nobody());
    }

    @Test
    void a_long_statement_ends_at_its_limit() {
        var outcome = run(ENDLESS, new Limits(10, 1_000, Duration.ofMillis(300)));
        assertThat(outcome).isInstanceOf(QueryOutcome.TimedOut.class);
    }

    @Test
    void a_stop_ends_the_statement() throws Exception {
        var cancellation = new Cancellation();
        var started = new CountDownLatch(1);
        var outcome = CompletableFuture.supplyAsync(() -> {
            started.countDown();
            return company.warehouse()
                    .run(
                            Role.ANALYST,
                            ENDLESS,
                            new Limits(10, 1_000, Duration.ofSeconds(30)),
                            new Caller("maria", cancellation));
        });
        started.await();
        cancellation.cancel();
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(QueryOutcome.Cancelled.class);
    }

    /// Also between two statements of its transaction, where there is nothing to stop yet.
    @Test
    void a_stop_at_any_moment_ends_the_statement() throws Exception {
        for (int i = 0; i < 120; i++) {
            var cancellation = new Cancellation();
            var started = new CountDownLatch(1);
            var outcome = CompletableFuture.supplyAsync(() -> {
                started.countDown();
                return company.warehouse()
                        .run(
                                Role.ANALYST,
                                ENDLESS,
                                new Limits(10, 1_000, Duration.ofSeconds(30)),
                                new Caller("maria", cancellation));
            });
            started.await();
            LockSupport.parkNanos(i * 25_000L);
            cancellation.cancel();
            assertThat(outcome.get(10, TimeUnit.SECONDS))
                    .as("stopped after %d µs", i * 25)
                    .isInstanceOf(QueryOutcome.Cancelled.class);
        }
    }

    /// A request to stop takes its own way to the server, and the connection may have been given to
    /// the next statement when it arrives.
    @Test
    void a_stop_ends_no_statement_but_its_own() throws Exception {
        var limits = new Limits(10, 1_000, Duration.ofSeconds(30));
        for (int i = 0; i < 120; i++) {
            var cancellation = new Cancellation();
            long wait = i % 60 * 100_000L;
            var stopping = Thread.ofPlatform().start(() -> {
                LockSupport.parkNanos(wait);
                cancellation.cancel();
            });
            company.warehouse()
                    .run(
                            Role.ANALYST,
                            "SELECT count(*) FROM generate_series(1, 10000) g",
                            limits,
                            new Caller("maria", cancellation));
            assertThat(run("SELECT count(*) FROM generate_series(1, 300000) g", limits))
                    .as("after a stop at %d µs", wait / 1_000)
                    .isInstanceOf(QueryOutcome.Rows.class);
            stopping.join();
        }
    }

    @Test
    void a_result_of_any_size_is_cut_without_being_held() {
        var limits = new Limits(50, 100_000, Duration.ofSeconds(20));
        var cut = run("SELECT g FROM generate_series(1, 3000000) g", limits);
        assertThat(((QueryOutcome.Rows) cut).table().rows()).hasSize(50);
        assertThat(((QueryOutcome.Rows) cut).table().truncated()).isTrue();
        var wide = run("SELECT repeat('x', 9000000) FROM generate_series(1, 40)", limits);
        assertThat(wide).isInstanceOf(QueryOutcome.Refused.class);
        assertThat(wide.text()).contains("32 MB");
        assertThat(run("SELECT 1", limits)).isInstanceOf(QueryOutcome.Rows.class);
    }

    @Test
    void braces_and_question_marks_reach_the_server_as_they_are() {
        var limits = company.warehouse().limits();
        var rows = run("SELECT '{fn now()}' AS a, profile ? 'plan' FROM customers WHERE id = 1", limits);
        assertThat(((QueryOutcome.Rows) rows).table().rows().getFirst().getFirst())
                .isEqualTo("{fn now()}");
    }

    /// The data source is the only one that others get.
    @Test
    void no_statement_goes_past_the_guard_by_way_of_jdbc() throws SQLException {
        try (var connection = company.warehouse().catalogue().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM products"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("guard");
            assertThatThrownBy(() -> connection.prepareStatement("SELECT * FROM pg_authid"))
                    .hasMessageContaining("guard");
            assertThatThrownBy(() -> connection.prepareCall("CALL wipe()")).hasMessageContaining("guard");
            assertThatThrownBy(() -> statement.addBatch("SET ROLE postgres")).hasMessageContaining("guard");
            assertThatThrownBy(() -> statement.getConnection().createStatement().execute("SHOW all"))
                    .hasMessageContaining("guard");
            assertThatThrownBy(() -> connection.unwrap(org.postgresql.PGConnection.class))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("SET LOCAL role = 'postgres'; SELECT 1"))
                    .hasMessageContaining("guard");
            assertThatThrownBy(() -> statement.execute("SET LOCAL search_path = 'a'; DROP TABLE products; SELECT 1"))
                    .hasMessageContaining("guard");
            try (var rows = statement.executeQuery("select 1")) {
                rows.next();
                var back = rows.getStatement();
                assertThatThrownBy(() -> back.execute("DELETE FROM products")).hasMessageContaining("guard");
            }
        }
    }

    @Test
    void settings_and_literals_of_any_length_are_read_without_depth() throws SQLException {
        try (var connection = company.warehouse().catalogue().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.execute(
                            "SET LOCAL jackdaw.person = '%s'; SELECT 1".formatted("o''neil".repeat(100_000))))
                    .isFalse();
            connection.rollback();
        }
    }

    @Test
    void an_estimate_is_the_planner_s() {
        var small = company.warehouse().estimate(Role.ANALYST, "SELECT 1", Caller.nobody());
        var large = company.warehouse().estimate(Role.ANALYST, ENDLESS, Caller.nobody());
        assertThat(small.orElseThrow().cost()).isLessThan(1);
        assertThat(large.orElseThrow().cost()).isGreaterThan(1_000_000);
        assertThat(company.warehouse().estimate(Role.ANALYST, "DELETE FROM products", Caller.nobody()))
                .isEmpty();
    }
}
