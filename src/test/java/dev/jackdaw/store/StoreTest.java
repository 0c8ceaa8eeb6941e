package dev.jackdaw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.store.login.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreTest {
    @Test
    void addresses_are_read_and_never_show_the_password() {
        var login = Login.parse("X", "postgresql://me:p%40ss+w@db.example:6543/my%20data?sslmode=require");
        assertThat(login.user()).isEqualTo("me");
        assertThat(login.password()).isEqualTo("p@ss+w");
        assertThat(login.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/my%20data?sslmode=require");
        assertThat(login.database()).isEqualTo("my data");
        assertThat(login.toString()).isEqualTo("me@db.example:6543/my data");
        assertThatThrownBy(() -> Login.parse("X", "postgresql://me:geheim@/d b"))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("geheim");
    }

    private static DatabaseSettings settings(Login service) {
        return new DatabaseSettings(
                TestDatabase.home(),
                Optional.of(service),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("public"),
                Map.of());
    }

    @Test
    void setting_up_twice_changes_nothing_the_second_time() {
        var database = TestDatabase.fresh();
        try (var setup = new LoginSetup(settings(database))) {
            var first = setup.logins();
            var acl = TestDatabase.rows(database, "SELECT nspname, nspacl::text FROM pg_namespace ORDER BY 1");
            assertThat(setup.logins()).isEqualTo(first);
            assertThat(TestDatabase.rows(database, "SELECT nspname, nspacl::text FROM pg_namespace ORDER BY 1"))
                    .isEqualTo(acl);
            var weak = "SELECT rolsuper, rolcreaterole, rolcreatedb, rolinherit, rolreplication, rolbypassrls "
                    + "FROM pg_roles WHERE rolname IN ('jackdaw_analyst', 'jackdaw_engineer')";
            assertThat(TestDatabase.rows(database, weak)).containsOnly(List.of("f", "f", "f", "f", "f", "f"));
            assertThat(TestDatabase.rows(
                            database,
                            "SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname LIKE "
                                    + "'jackdaw_%'"))
                    .isEmpty();
        }
    }

    @Test
    void a_server_where_it_may_not_is_refused_with_what_is_missing() {
        var database = TestDatabase.fresh();
        var name = "poor_" + ProcessHandle.current().pid();
        TestDatabase.run(database, "CREATE ROLE " + name + " LOGIN PASSWORD 'p'");
        try (var setup = new LoginSetup(settings(database.as(name, "p")))) {
            assertThatThrownBy(setup::logins)
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("may not set up this database")
                    .hasMessageContaining("jackdaw_state")
                    .hasMessageContaining("jackdaw db grants --print");
        }
        assertThat(TestDatabase.rows(database, "SELECT 1 FROM pg_namespace WHERE nspname LIKE 'jackdaw%'"))
                .isEmpty();
    }

    @Test
    void a_database_without_a_public_schema_is_set_up_all_the_same() {
        var database = TestDatabase.fresh();
        TestDatabase.run(database, "DROP SCHEMA public CASCADE", "CREATE SCHEMA sales", "CREATE TABLE sales.t (i int)");
        var named = new DatabaseSettings(
                TestDatabase.home(),
                Optional.of(database),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("sales"),
                Map.of());
        try (var setup = new LoginSetup(named)) {
            var logins = setup.logins();
            assertThat(TestDatabase.rows(logins.analyst(), "SELECT count(*) FROM sales.t"))
                    .containsExactly(List.of("0"));
            StateDatabase.open(logins.service()).close();
        }
    }

    @Test
    void columns_marked_as_personal_are_withheld_from_both_agents_and_stay_so() {
        var database = TestDatabase.fresh();
        TestDatabase.run(
                database,
                "CREATE TABLE people (id int, \"E-mail\" text, country text)",
                "INSERT INTO people VALUES (1, 'a@b.c', 'DE')");
        var marked = new DatabaseSettings(
                TestDatabase.home(),
                Optional.of(database),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("public"),
                Map.of("public.people", List.of("E-mail"), "public.none", List.of("x")));
        for (int start = 0; start < 2; start++) {
            try (var setup = new LoginSetup(marked)) {
                var logins = setup.logins();
                for (var login : List.of(logins.analyst(), logins.engineer())) {
                    assertThat(TestDatabase.rows(login, "SELECT id, country FROM people"))
                            .containsExactly(List.of("1", "DE"));
                    assertThatThrownBy(() -> TestDatabase.rows(login, "SELECT \"E-mail\" FROM people"))
                            .hasMessageContaining("permission denied");
                }
            }
            // Another table makes the next start grant anew.
            TestDatabase.run(
                    database,
                    "CREATE TABLE later" + start + " (i int)",
                    "REVOKE ALL ON later" + start + " FROM jackdaw_analyst");
        }
    }

    @Test
    void what_an_administrator_withheld_stays_withheld_when_something_else_is_granted() {
        var database = TestDatabase.fresh();
        TestDatabase.run(database, "CREATE TABLE people (id int, salary int)");
        var settings = new DatabaseSettings(
                TestDatabase.home(),
                Optional.of(database),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("public"),
                Map.of());
        try (var setup = new LoginSetup(settings)) {
            setup.logins();
        }
        TestDatabase.run(
                database,
                "REVOKE SELECT ON people FROM jackdaw_analyst",
                "GRANT SELECT (id) ON people TO jackdaw_analyst",
                "CREATE TABLE later (i int)",
                "REVOKE ALL ON later FROM jackdaw_analyst");
        try (var setup = new LoginSetup(settings)) {
            var analyst = setup.logins().analyst();
            assertThat(TestDatabase.rows(analyst, "SELECT count(*) FROM later")).hasSize(1);
            assertThat(TestDatabase.rows(analyst, "SELECT id FROM people")).isEmpty();
            assertThatThrownBy(() -> TestDatabase.rows(analyst, "SELECT salary FROM people"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_printed_grants_run_as_they_are() {
        var database = TestDatabase.fresh();
        var grants = new Grants(
                database.database(),
                "p_service_" + ProcessHandle.current().pid(),
                "p_analyst_" + ProcessHandle.current().pid(),
                "p_engineer_" + ProcessHandle.current().pid(),
                "p_validator_" + ProcessHandle.current().pid(),
                List.of("public"),
                false,
                Map.of());
        TestDatabase.run(database, grants.script());
        TestDatabase.run(database, grants.script());
        assertThat(TestDatabase.rows(database.as(grants.analyst(), "choose-one"), "SELECT 1"))
                .hasSize(1);
    }
}
