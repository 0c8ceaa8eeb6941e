package dev.jackdaw.warehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever the guard lets pass is run as a superuser, and the server's own counters tell what it
/// touched. `-Djackdaw.fuzz.cases=200000` for a night, `-Djackdaw.fuzz.seed=N` to repeat.
class GuardFuzzTest {
    private static final String TOUCHED = """
        SELECT 'read ' || schemaname || '.' || relname FROM pg_stat_xact_user_tables
          WHERE schemaname NOT IN ('public', 'sales', 'jackdaw') AND (seq_scan > 0 OR idx_scan > 0)
        UNION ALL SELECT 'wrote ' || schemaname || '.' || relname FROM pg_stat_xact_user_tables
          WHERE schemaname <> 'jackdaw' AND n_tup_ins + n_tup_upd + n_tup_del > 0
        UNION ALL SELECT 'called ' || schemaname || '.' || funcname FROM pg_stat_xact_user_functions
          WHERE schemaname NOT IN ('jackdaw_guard', 'pg_catalog') AND calls > 0
        UNION ALL SELECT 'read ' || relname FROM pg_stat_xact_sys_tables
          WHERE relname IN ('pg_authid', 'pg_largeobject', 'pg_statistic', 'pg_user_mapping', 'pg_subscription') AND seq_scan > 0
        UNION ALL SELECT 'locked' FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'
        """;

    private static CorpusDatabase company;

    @BeforeAll
    static void open() {
        company = new CorpusDatabase();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @Test
    void nothing_that_passes_touches_what_it_must_not() throws SQLException {
        int cases = Integer.getInteger("jackdaw.fuzz.cases", 5_000);
        long seed = Long.getLong("jackdaw.fuzz.seed", System.nanoTime());
        System.out.println("GuardFuzzTest: " + cases + " cases, seed " + seed);
        var fuzzer = new StatementFuzzer(seed);
        var guard = company.guard(EnumSet.allOf(Wall.class));
        var before = ServerState.of(company.admin());
        var wrong = new ArrayList<String>();
        int ran = 0;
        try (var connection = Connections.open(company.admin())) {
            connection
                    .createStatement()
                    .execute("SET track_functions = 'all'; SET statement_timeout = '2s'; SET search_path = public, "
                            + "sales, jackdaw");
            connection.setAutoCommit(false);
            for (int i = 0; i < cases; i++) {
                var sql = fuzzer.next();
                for (var role : Role.values()) {
                    if (guard.judge(role, sql) instanceof Verdict.Allowed allowed) {
                        ran++;
                        touched(connection, allowed.text().text()).forEach(t -> wrong.add(t + ": " + role + " " + sql));
                    }
                }
            }
        }
        System.out.println("GuardFuzzTest: " + ran + " passed and ran");
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(ran).as("something must pass").isGreaterThan(cases / 20);
        assertThat(ServerState.of(company.admin())).as("seed " + seed).isEqualTo(before);
    }

    private static List<String> touched(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setMaxRows(1_000);
            statement.execute(sql);
        } catch (SQLException e) {
            // It failed while running: what it touched before is undone with it.
            connection.rollback();
            return found;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TOUCHED)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } finally {
            connection.rollback();
        }
        return found;
    }
}
