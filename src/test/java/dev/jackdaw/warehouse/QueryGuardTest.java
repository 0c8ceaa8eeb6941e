package dev.jackdaw.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Role;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryGuardTest {
    private static TestCompany company;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static QueryOutcome run(Role role, String sql) {
        return company.jackdaw().warehouse().run(role, sql, Limits.standard(), Caller.nobody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "WITH t AS (SELECT plan, sum(mrr) AS m FROM subscriptions GROUP BY plan) SELECT * FROM t "
                        + "ORDER BY m DESC",
                "SELECT date_trunc('month', signup_date), count(*) FILTER (WHERE status = 'active') FROM "
                        + "customers GROUP BY 1",
                "SELECT c.country, rank() OVER (ORDER BY count(*) DESC) FROM customers c GROUP BY 1",
                "SELECT * FROM customers WHERE company_name LIKE 'A%(b)%' AND signup_date > now() - "
                        + "interval '1 year'",
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY mrr) FROM subscriptions",
                "SELECT g, s.m FROM generate_series(1, 3) g CROSS JOIN LATERAL (SELECT max(mrr) AS m FROM "
                        + "subscriptions) s",
                "SELECT 1 UNION ALL SELECT 2",
                "VALUES (1), (2)"
            })
    void honest_queries_run(String sql) {
        assertThat(run(Role.ANALYST, sql)).isInstanceOf(QueryOutcome.Rows.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM customers",
                "SELECT 1; DELETE FROM customers",
                "COMMIT; DROP TABLE customers",
                "DROP TABLE customers",
                "UPDATE customers SET status = 'x'",
                "CREATE TABLE t (i int)",
                "SELECT * INTO t FROM customers",
                "COPY customers TO PROGRAM 'id'",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT pg_sleep(10)",
                "SELECT \"pg_sleep\"(10)",
                "SELECT set_config('statement_timeout', '0', false)",
                "SELECT lo_import('/etc/passwd')",
                "SELECT * FROM query_to_xml('select 1', true, true, '')",
                "SELECT nextval('x')",
                "SELECT pg_advisory_lock(1)",
                "SET default_transaction_read_only = off",
                "DO $$ BEGIN END $$",
                "CALL p()",
                "EXPLAIN ANALYZE DELETE FROM customers",
                "",
                "nonsense"
            })
    void everything_else_is_refused(String sql) {
        assertThat(run(Role.ANALYST, sql)).isInstanceOf(QueryOutcome.Refused.class);
        assertThat(run(Role.ENGINEER, sql)).isInstanceOf(QueryOutcome.Refused.class);
    }

    @Test
    void a_write_inside_a_query_stops_at_the_transaction_and_at_the_login() {
        assertThat(run(Role.ANALYST, "WITH d AS (DELETE FROM customers RETURNING *) SELECT * FROM d"))
                .isNotInstanceOf(QueryOutcome.Rows.class);
    }

    /// The logins stand without the guard.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM customers",
                "INSERT INTO customers VALUES (0, '', '', '', '', now(), '', '')",
                "CREATE TABLE public.t (i int)",
                "SELECT * FROM jackdaw_state.run",
                "DROP TABLE customers",
                "CREATE ROLE x",
                "SET ROLE postgres",
                "ALTER ROLE jackdaw_service PASSWORD 'x'"
            })
    void the_logins_alone_can_do_no_harm(String sql) throws SQLException {
        var logins = company.jackdaw().logins();
        for (var login : new dev.jackdaw.store.login.Login[] {logins.analyst(), logins.engineer()}) {
            try (var connection = Connections.open(login);
                    var statement = connection.createStatement()) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void the_engineer_builds_in_its_schema_only() {
        assertThat(run(Role.ENGINEER, "CREATE VIEW jackdaw.guard_test AS SELECT 1 AS one"))
                .isInstanceOf(QueryOutcome.Rows.class);
        assertThat(run(Role.ENGINEER, "DROP VIEW jackdaw.guard_test")).isInstanceOf(QueryOutcome.Rows.class);
        assertThat(run(Role.ENGINEER, "CREATE VIEW public.v AS SELECT 1 AS one"))
                .isInstanceOf(QueryOutcome.Refused.class);
        assertThat(run(Role.ENGINEER, "CREATE VIEW v AS SELECT 1 AS one")).isInstanceOf(QueryOutcome.Refused.class);
        assertThat(run(Role.ANALYST, "CREATE VIEW jackdaw.v AS SELECT 1 AS one"))
                .isInstanceOf(QueryOutcome.Refused.class);
        assertThat(TestDatabase.rows(company.database(), "SELECT 1 FROM pg_views WHERE viewname = 'v'"))
                .isEmpty();
    }
}
