package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.app.Config;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.metrics.KnowledgeFacts;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Lines of statements that are judged and not executed.
class SqlChecksTest {
    private static CompanyCommands company;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static SqlChecks checks(Login place) {
        return new SqlChecks(new Config(company.settings()), place);
    }

    private static SqlChecks checks() {
        return checks(company.jackdaw().logins().validator());
    }

    private static BufferedReader lines(String... lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }

    private static List<JsonNode> check(Role role, String... lines) {
        var out = new ArrayList<JsonNode>();
        try (var checks = checks()) {
            checks.check(role, lines(lines), line -> out.add(Json.own(line, JsonNode.class)));
        }
        return out;
    }

    @Test
    void each_line_has_a_verdict_in_its_order() {
        assertThat(check(
                        Role.ANALYST,
                        "{\"id\": \"a\", \"sql\": \"SELECT count(*) FROM customers\"}",
                        "  ",
                        "{\"id\": {\"n\": 2}, \"sql\": \"DROP TABLE customers\"}",
                        "no json",
                        "{\"sql\": \"SELECT 1\", \"role\": \"king\"}",
                        "{}",
                        "{\"id\": 6, \"role\": \"ENGINEER\", \"sql\": \"CREATE VIEW jackdaw.six AS SELECT 1 AS a\"}"))
                .extracting(
                        line -> line.path("id").toString(),
                        line -> line.path("verdict").asText(),
                        line -> line.path("wall").asText(),
                        line -> line.path("reason").asText().replaceAll("^(line \\d|\\w+).*", "$1"))
                .containsExactly(
                        tuple("\"a\"", "allow", "null", "reads"),
                        tuple("{\"n\":2}", "block", "ast", "only"),
                        tuple("null", "block", "text", "line 4"),
                        tuple("null", "block", "text", "line 5"),
                        tuple("null", "block", "text", "the"),
                        tuple("6", "allow", "null", "builds"));
        assertThat(company.rows("SELECT FROM pg_views WHERE viewname = 'six'")).isEmpty();
    }

    @Test
    void a_line_without_a_role_is_judged_as_the_one_that_was_named() {
        var view = "{\"id\": 1, \"sql\": \"CREATE VIEW jackdaw.v AS SELECT 1 AS a\"}";
        assertThat(check(Role.ENGINEER, view).getFirst().path("verdict").asText())
                .isEqualTo("allow");
        assertThat(check(Role.ANALYST, view).getFirst().path("verdict").asText())
                .isEqualTo("block");
    }

    @Test
    void silent_errors_are_named_with_what_is_known_of_the_business_and_without() {
        var fanned =
                "{\"id\": 1, \"sql\": \"SELECT sum(c.id) FROM customers c JOIN invoices i ON i.customer_id = c.id\"}";
        var refused = "{\"id\": 2, \"sql\": \"DELETE FROM customers\"}";
        var fine = "{\"id\": 3, \"sql\": \"SELECT count(*) FROM customers\"}";
        var known = new KnowledgeFacts(
                company.jackdaw().knowledge().index(), company.jackdaw().dataClock());
        for (var business : List.of(BusinessFacts.none(), known)) {
            var out = new ArrayList<JsonNode>();
            try (var checks = checks()) {
                checks.lint(
                        Role.ANALYST,
                        lines(fanned, refused, fine),
                        line -> out.add(Json.own(line, JsonNode.class)),
                        business);
            }
            assertThat(out).hasSize(3);
            var finding = out.getFirst().path("findings").get(0);
            assertThat(finding.path("rule").asText()).isEqualTo("fan_out");
            assertThat(finding.path("severity").asText()).isEqualTo("wrong");
            assertThat(finding.path("hint").asText()).isNotEmpty();
            assertThat(out.get(1).path("refused").asText()).contains("only SELECT");
            assertThat(out.get(2).path("findings")).isEmpty();
        }
    }

    @Test
    void input_that_breaks_off_is_named() throws IOException {
        try (var checks = checks();
                var broken = new BufferedReader(new InputStreamReader(new PipedInputStream()))) {
            assertThatThrownBy(() -> checks.check(Role.ANALYST, broken, line -> {}))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("the statements can't be read: ");
        }
    }

    @Test
    void a_place_that_is_no_database_is_a_usage_error() {
        for (var command : List.of("check", "lint")) {
            var ran = company.run("sql", command, "--database", "mysql://u:s3cret@h/d");
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err())
                    .contains("--database is not a PostgreSQL address")
                    .doesNotContain("s3cret");
        }
        assertThat(company.run("sql").out()).contains("Usage: jackdaw sql", "lint");
    }

    @Test
    void a_statement_is_run_and_printed_as_a_table_or_refused_with_its_reason() {
        var ran = company.run("sql", "run", "SELECT plan, count(*) AS n FROM subscriptions GROUP BY 1 ORDER BY 1");
        assertThat(ran.code()).isZero();
        var counted = company.rows("SELECT count(*) FROM subscriptions WHERE plan = 'starter'")
                .getFirst()
                .getFirst();
        assertThat(ran.out()).startsWith("  plan").containsPattern("\n  starter +" + counted + "\n");
        var refused = company.run("sql", "run", "DELETE FROM customers");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("refused: only SELECT may run as analyst");
        var king = company.run("sql", "run", "--role", "king", "SELECT 1");
        assertThat(king.code()).isEqualTo(2);
        assertThat(king.err()).contains("there is no role 'king'. Choose analyst or engineer");
    }
}
