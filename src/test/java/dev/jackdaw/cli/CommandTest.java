package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as people use them, wrong input included.
class CommandTest {
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
    void ask_prints_one_json_object_on_stdout() {
        var ran = run("ask", "--json", "--thread", "t-json", "What is our MRR by plan?");
        assertThat(ran.code()).isZero();
        var answer = json(ran);
        assertThat(answer.path("thread").asText()).isEqualTo("t-json");
        assertThat(answer.path("basis").asText()).isEqualTo("governed_metric");
        assertThat(answer.path("columns").toString()).isEqualTo("[\"plan\",\"MRR\"]");
        assertThat(answer.path("rows")).hasSize(4);
        assertThat(answer.path("rows").get(0).get(1).toString()).matches("\\d+\\.\\d\\d");
        assertThat(answer.path("sql").get(0).asText()).startsWith("SELECT");
        var receipt = answer.path("receipt");
        assertThat(receipt.path("role").asText()).isEqualTo("jackdaw_analyst");
        assertThat(receipt.path("freshness").asText()).isEqualTo(TestCompany.AS_OF.toString());
        assertThat(receipt.path("knowledge").get(0).path("name").asText()).isEqualTo("MRR");
        assertThat(receipt.path("modelCalls").asInt()).isBetween(1, 3);
        assertThat(receipt.path("resultHash").asText()).hasSize(64);
    }

    @Test
    void an_answer_is_explained_and_replayed() {
        var id = json(run("ask", "--json", "active customers by plan"))
                .path("runId")
                .asText();
        assertThat(run("runs", "why", id).out())
                .contains("Basis: Governed metric", "version", "COUNT(DISTINCT s.customer_id)");
        assertThat(run("runs", "show", id).out()).contains("asked: active customers by plan", "answered");
        assertThat(run("runs", "replay", id).code()).isZero();
        assertThat(run("runs", "list").out()).contains(id);
        TestDatabase.run(
                company.database(),
                "UPDATE subscriptions SET ended_at = '2026-06-16' WHERE id = (SELECT max(id) FROM "
                        + "subscriptions WHERE ended_at IS NULL)");
        assertThat(run("runs", "replay", id).out()).contains("It differs");
    }

    @Test
    void a_reply_goes_on_with_the_run_that_asked() {
        var asked = json(run("ask", "--json", "--thread", "t-reply", "What is our revenue?"));
        assertThat(asked.path("waiting").asBoolean()).isTrue();
        var answered = json(run("ask", "--json", "--thread", "t-reply", "MRR"));
        assertThat(answered.path("runId")).isEqualTo(asked.path("runId"));
        assertThat(answered.path("receipt")
                        .path("knowledge")
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("MRR");
    }

    @Test
    void questions_of_impossible_length_are_usage_errors() {
        assertThat(run("ask", " ").code()).isEqualTo(2);
        assertThat(run("ask", " ").err()).contains("the question is empty");
        assertThat(run("ask", "x".repeat(100_000)).err()).contains("100000 characters; 8000 is the most");
        assertThat(run("ask", "?").code()).isZero();
    }

    @Test
    void strange_characters_are_answered() {
        assertThat(run("ask", "MRR \u0000 by \ud800 plan").out()).contains("MRR by plan");
        assertThat(run("ask", "MRR в Германии?").out())
                .contains("I don't know what")
                .contains("германии");
        assertThat(run("ask", "'; DROP TABLE customers; --").out()).contains("only read");
    }

    @Test
    void a_view_is_built_after_a_yes_and_preferred_from_then_on() {
        var asked = json(run("ask", "--json", "--thread", "t-view", "build a view of ARR by industry"));
        assertThat(asked.path("answer").asText()).contains("jackdaw.arr_by_industry", "```sql");
        var built = json(run("ask", "--json", "--thread", "t-view", "yes"));
        assertThat(built.path("answer").asText()).contains("I built the view");
        var before = json(run("metrics", "query", "--json", "ARR", "--by", "industry", "--period", "as of 2026-06-17"));
        var answer = json(run("ask", "--json", "ARR by industry"));
        assertThat(answer.path("sql").get(0).asText()).contains("FROM jackdaw.\"arr_by_industry\"");
        assertThat(answer.path("rows")).isEqualTo(before.path("table").path("rows"));
        var no = run("ask", "--thread", "t-view-2", "build a view of seats by plan");
        assertThat(no.out()).contains("Shall I build");
        assertThat(run("ask", "--thread", "t-view-2", "no").out()).contains("I built nothing");
        assertThat(run("sql", "run", "SELECT * FROM jackdaw.seats_by_plan").code())
                .isEqualTo(1);
    }

    @Test
    void the_sample_is_never_loaded_over_tables() {
        var refused = run("sample", "load", "--as-of", "2026-06-17");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("already holds", "--replace");
        assertThat(run("sample", "load", "--as-of", "2026-13-01").code()).isEqualTo(2);
    }

    @Test
    void doctor_and_help_work() {
        assertThat(run("doctor").out()).contains("ok    database", "ok    analyst login", "ok    knowledge");
        for (var command : new String[] {
            "ask", "chat", "serve", "runs", "knowledge", "metrics", "sql", "sample", "db", "eval", "doctor"
        }) {
            var help = run(command, "--help");
            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("Examples:");
        }
        assertThat(run("db", "grants", "--print").out()).contains("CREATE ROLE \"jackdaw_analyst\"", "jackdaw_state");
    }

    @Test
    void wrong_settings_are_named_and_secrets_are_not() {
        var secret = "s3cr3t-pa55";
        var wrong = runWith(
                "DATABASE_URL",
                "postgresql://nobody:" + secret + "@" + company.database().server() + "/postgres",
                "ask",
                "MRR");
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).contains("nobody@", "password").doesNotContain(secret);
        var malformed = runWith("DATABASE_URL", "mysql://root:" + secret + "@h/d", "ask", "MRR");
        assertThat(malformed.code()).isEqualTo(2);
        assertThat(malformed.err()).contains("DATABASE_URL").doesNotContain(secret);
        var dead = runWith("DATABASE_URL", "postgresql://a:" + secret + "@127.0.0.1:1/d", "ask", "MRR");
        assertThat(dead.code()).isEqualTo(3);
        assertThat(dead.err()).contains("does not answer").doesNotContain(secret);
        assertThat(runWith("JACKDAW_TIME_ZONE", "Mars/Base", "ask", "MRR").err())
                .contains("JACKDAW_TIME_ZONE", "Mars/Base");
        assertThat(runWith("JACKDAW_SQL_TIMEOUT", "soon", "ask", "MRR").err()).contains("JACKDAW_SQL_TIMEOUT");
        assertThat(runWith("JACKDAW_MODEL", "gpt-5", "ask", "MRR").err())
                .contains("JACKDAW_MODEL is 'gpt-5'", "openai:gpt-5-mini");
        assertThat(runWith("JACKDAW_MODEL", "anthropic:claude", "ask", "MRR").err())
                .contains("ANTHROPIC_API_KEY is missing");
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            var ran = runWith("PORT", String.valueOf(taken.getLocalPort()), "serve");
            assertThat(ran.code()).isEqualTo(3);
            assertThat(ran.err()).contains("port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void a_home_that_can_t_be_made_is_named(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var ran = runWith("JACKDAW_HOME", file.resolve("home").toString(), "ask", "MRR");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("JACKDAW_HOME");
    }
}
