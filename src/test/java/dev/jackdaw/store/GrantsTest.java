package dev.jackdaw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.store.login.Home;
import dev.jackdaw.store.login.Login;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text of the grants, without any database.
class GrantsTest {
    private static Grants grants(boolean own, Map<String, List<String>> personal, String... schemas) {
        return new Grants("d", "s", "a", "e", "v", List.of(schemas), own, personal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        sales      | "sales"
        Sales 2    | "Sales 2"
        a"b        | "a""b"
        x"; DROP   | "x""; DROP"
        """)
    void an_identifier_is_quoted(String name, String quoted) {
        assertThat(Grants.quoted(name)).isEqualTo(quoted);
    }

    @Test
    void a_login_may_do_nothing_by_itself() {
        assertThat(Grants.createLogin("o\"x"))
                .isEqualTo("CREATE ROLE \"o\"\"x\" LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE "
                        + "NOREPLICATION NOBYPASSRLS");
    }

    @Test
    void no_statement_gives_the_agents_anything_but_reading_and_the_engineer_its_schema() {
        var sql = grants(true, Map.of("crm.people", List.of("email")), "public", "crm")
                .warehouse();
        assertThat(sql).noneMatch(s -> s.matches("(?s).*\\b(INSERT|UPDATE|DELETE|TRUNCATE|ALL PRIVILEGES)\\b.*"));
        assertThat(sql.stream().filter(s -> s.contains("CREATE ON")))
                .containsExactly("GRANT CREATE ON SCHEMA jackdaw TO \"e\"");
        assertThat(sql)
                .filteredOn(s -> s.contains("SELECT") && s.contains("\"v\""))
                .isEmpty();
        assertThat(sql).filteredOn(s -> s.contains("FROM PUBLIC")).hasSize(1);
    }

    @Test
    void in_a_company_s_database_nothing_is_taken_from_the_public() {
        assertThat(grants(false, Map.of(), "public").warehouse()).noneMatch(s -> s.contains("PUBLIC"));
        assertThat(grants(true, Map.of(), "public").state()).noneMatch(s -> s.contains("REVOKE"));
    }

    @Test
    void a_quote_in_a_name_does_not_end_the_text_it_stands_in() {
        var sql = new Grants("d", "s", "a'x", "e\"x", "v", List.of("o'sch"), false, Map.of("o'sch.t", List.of("c'c")))
                .warehouse();
        for (var statement : sql) {
            var rest = statement.replaceAll("'(?:[^']|'')*'", "").replaceAll("\"(?:[^\"]|\"\")*\"", "");
            assertThat(rest).doesNotContain("'").doesNotContain("\"");
        }
    }

    /// Inside a dollar-quoted block a name must not hold the tag that ends it.
    @Test
    void a_dollar_quote_in_a_name_does_not_end_the_block_it_stands_in() {
        var evil = "x$do$; DROP TABLE t; --";
        var sql = new Grants("d", "s", evil, "e", "v", List.of(evil), false, Map.of(evil + "." + evil, List.of(evil)))
                .warehouse();
        var block = Pattern.compile("(?s)DO (\\$\\w*\\$)(.*)\\1\\s*");
        for (var statement : sql.stream().filter(s -> s.startsWith("DO ")).toList()) {
            assertThat(block.matcher(statement)).matches();
            var found = block.matcher(statement);
            assertThat(found.matches()).isTrue();
            assertThat(found.group(2)).doesNotContain(found.group(1));
        }
    }

    @Test
    void the_script_names_every_login_once_and_no_password() {
        var script = grants(false, Map.of(), "public").script();
        assertThat(script).startsWith("-- Run as an administrator of database d.\n");
        assertThat(Pattern.compile("CREATE ROLE \"[saev]\"").matcher(script).results())
                .hasSize(4);
        assertThat(script).contains("PASSWORD 'choose-one'");
    }

    @Test
    void grants_go_by_what_was_set() {
        var nothing = settings(Map.of());
        assertThat(LoginSetup.grants(nothing))
                .isEqualTo(new Grants(
                        "jackdaw",
                        "jackdaw_service",
                        "jackdaw_analyst",
                        "jackdaw_engineer",
                        "jackdaw_validator",
                        List.of("public"),
                        true,
                        Map.of("public.t", List.of("email"))));
        var set = settings(Map.of(
                "DATABASE_URL", "postgresql://svc:p@h/state",
                "WAREHOUSE_URL", "postgresql://own:p@w/sales",
                "JACKDAW_ANALYST_URL", "postgresql://ana:p@w/sales",
                "JACKDAW_COMPANY_SCHEMAS", "crm, ,shop"));
        assertThat(LoginSetup.grants(set))
                .isEqualTo(new Grants(
                        "sales",
                        "svc",
                        "ana",
                        "jackdaw_engineer",
                        "jackdaw_validator",
                        List.of("crm", "shop"),
                        false,
                        Map.of("public.t", List.of("email"))));
        assertThat(DatabaseSettings.named(Map.of())).isFalse();
        assertThat(DatabaseSettings.named(Map.of("DATABASE_URL", " "))).isFalse();
        assertThat(DatabaseSettings.named(Map.of("WAREHOUSE_URL", "postgresql://h/d")))
                .isTrue();
    }

    private static DatabaseSettings settings(Map<String, String> environment) {
        return DatabaseSettings.read(environment, Map.of("public.t", List.of("email")));
    }

    @Test
    void settings_hold_logins_whose_text_shows_no_password() {
        var read = settings(Map.of("DATABASE_URL", "postgresql://svc:hush@h/d", "JACKDAW_HOME", "/srv/jd/../x"));
        assertThat(read.service()).contains(new Login("jdbc:postgresql://h:5432/d", "svc", "hush"));
        assertThat(read.analyst()).isEqualTo(Optional.empty());
        assertThat(read.home()).isEqualTo(new Home(Path.of("/srv/x")));
        assertThat(read.toString()).doesNotContain("hush");
        assertThatThrownBy(() -> settings(Map.of("WAREHOUSE_URL", "hush")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("WAREHOUSE_URL is not a PostgreSQL address.")
                .hasMessageNotContaining("hush");
    }

    @Test
    void a_role_is_read_in_any_case() {
        assertThat(Role.of("Analyst")).isEqualTo(Role.ANALYST);
        assertThat(Role.of(Role.ENGINEER.word())).isEqualTo(Role.ENGINEER);
        assertThatThrownBy(() -> Role.of("admin"))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no role 'admin'. Choose analyst or engineer");
    }
}
