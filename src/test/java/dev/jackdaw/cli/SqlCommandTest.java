package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.data.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw sql`: judged, executed within limits, printed safely.
class SqlCommandTest {
    private static TestCompany company;
    private static Map<String, String> settings;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        settings = TestDatabase.settings(company.database());
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static Cli.Ran run(String... arguments) {
        return Cli.run(settings, arguments);
    }

    private static Cli.Ran runWith(String setting, String value, String... arguments) {
        var changed = new HashMap<>(settings);
        changed.put(setting, value);
        return Cli.run(changed, arguments);
    }

    private static JsonNode json(Cli.Ran ran) {
        return Json.own(ran.out(), JsonNode.class);
    }

    private static List<JsonNode> lines(Cli.Ran ran) {
        return ran.out()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> Json.own(line, JsonNode.class))
                .toList();
    }

    @Test
    void sql_check_judges_lines_in_their_order_and_executes_none(@TempDir Path folder) throws Exception {
        var statements = List.of(
                "{\"id\": \"a\", \"sql\": \"SELECT count(*) FROM customers\"}",
                "{\"id\": 2, \"role\": \"engineer\", \"sql\": \"DROP TABLE customers\"}",
                "",
                "no json",
                "{\"id\": 3, \"role\": \"king\", \"sql\": \"SELECT 1\"}",
                "{\"id\": 4}",
                "{\"id\": 5, \"role\": \"engineer\", \"sql\": \"CREATE VIEW jackdaw.checked AS SELECT 1 " + "AS a\"}",
                "{\"id\": 6, \"sql\": \"SELECT nothing FROM customers\"}");
        var ran = Cli.fed(settings, folder.resolve("log"), statements, "sql", "check", "--jsonl");
        assertThat(ran.code()).isZero();
        assertThat(lines(ran))
                .extracting(
                        l -> l.path("id").asText(),
                        l -> l.path("verdict").asText(),
                        l -> l.path("wall").asText(),
                        l -> l.path("rule").asText())
                .containsExactly(
                        tuple("a", "allow", "null", "null"),
                        tuple("2", "block", "ast", "target"),
                        tuple("null", "block", "text", "line"),
                        tuple("null", "block", "text", "line"),
                        tuple("4", "block", "text", "empty"),
                        tuple("5", "allow", "null", "null"),
                        tuple("6", "block", "server", "rejected"));
        assertThat(lines(ran).get(3).path("reason").asText()).contains("line 5", "king");
        assertThat(TestDatabase.rows(company.database(), "SELECT 1 FROM pg_views WHERE viewname = 'checked'"))
                .isEmpty();
    }

    @Test
    void sql_lint_names_the_rule_and_the_mend(@TempDir Path folder) throws Exception {
        var statements = List.of(
                "{\"id\": 1, \"sql\": \"SELECT sum(c.id) FROM customers c JOIN invoices i ON "
                        + "i.customer_id = c.id\"}",
                "{\"id\": 2, \"sql\": \"DELETE FROM customers\"}");
        var ran = Cli.fed(settings, folder.resolve("log"), statements, "sql", "lint", "--jsonl");
        var found = lines(ran);
        assertThat(found.get(0).path("findings").get(0).path("rule").asText()).isEqualTo("fan_out");
        assertThat(found.get(0).path("findings").get(0).path("severity").asText())
                .isEqualTo("wrong");
        assertThat(found.get(0).path("findings").get(0).path("hint").asText()).isNotEmpty();
        assertThat(found.get(1).path("refused").asText()).contains("only SELECT");
    }

    @Test
    void sql_walls_prints_the_policy_in_force() {
        var walls = json(run("sql", "walls"));
        assertThat(walls.path("statements").path("analyst").toString()).contains("explain");
        assertThat(walls.path("functions").path("withheld").size()).isGreaterThan(10);
    }

    @Test
    void sql_renders_every_type() {
        var ran = run("sql", "run", "--json", """
            SELECT 1.50::numeric(8,2) AS n, 'NaN'::numeric AS nan, 'Infinity'::float8 AS inf, NULL::int AS nothing,
              ARRAY[1, NULL, 3] AS list, ARRAY[ARRAY['a'], ARRAY['b']] AS nested, '{"a": [1, 2.50]}'::jsonb AS doc,
              TIMESTAMPTZ '2026-01-01 00:00+00' AS at, DATE '2026-01-01' AS day, true AS yes,
              interval '1 day 2 hours' AS span, '\\xdead'::bytea AS bytes, 'infinity'::timestamptz AS never
            """);
        assertThat(json(ran).path("rows").toString())
                .isEqualTo(
                        "[[1.50,\"NaN\",\"Infinity\",null,[1,null,3],[[\"a\"],[\"b\"]],{\"a\":[1,2.50]},\"2026-01-01T00:00Z\",\"2026-01-01\",true,\"1"
                            + " day 02:00:00\",\"\\\\xdead\",\"infinity\"]]");
    }

    @Test
    void times_stand_in_the_company_s_zone() {
        var ran = runWith(
                "JACKDAW_TIME_ZONE",
                "Asia/Kolkata",
                "sql",
                "run",
                "--json",
                "SELECT TIMESTAMPTZ '2026-01-01 00:00+00' AS at");
        assertThat(json(ran).path("rows").toString()).isEqualTo("[[\"2026-01-01T05:30+05:30\"]]");
    }

    @Test
    void long_results_are_cut_and_say_so() {
        var ran = run("sql", "run", "--json", "SELECT * FROM usage_metrics");
        assertThat(json(ran).path("rows")).hasSize(1_000);
        assertThat(json(ran).path("truncated").asBoolean()).isTrue();
        assertThat(ran.err()).contains("first 1000 rows");
    }

    @Test
    void a_slow_statement_is_stopped() {
        var ran = runWith(
                "JACKDAW_SQL_TIMEOUT",
                "1",
                "sql",
                "run",
                "SELECT count(*) FROM usage_metrics a, usage_metrics b, usage_metrics c");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("stopped after 1 s");
    }

    @Test
    void csv_is_safe_to_open() {
        assertThat(run("sql", "run", "--csv", "SELECT '=1+1' AS a, 'x,\"y\"' AS b, -5 AS c")
                        .out()
                        .strip())
                .isEqualTo("a,b,c\r\n'=1+1,\"x,\"\"y\"\"\",-5");
    }
}
