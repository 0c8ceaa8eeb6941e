package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw doctor`: what is well, what is not, and what to do about it.
class DoctorTest {
    private static CompanyCommands company;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static String lines(Cli.Ran ran, String what) {
        return String.join(
                "\n",
                ran.out()
                        .lines()
                        .filter(line -> line.matches("\\w+ +" + what + ": .*"))
                        .toList());
    }

    @Test
    void a_company_that_is_well_has_no_failure() {
        var ran = company.run("doctor");
        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(lines(ran, "company data"))
                .isEqualTo("ok    company data: 6 tables in [public], data up to 2026-06-17");
        assertThat(lines(ran, "knowledge")).isEqualTo("ok    knowledge: 23 metrics, 4 queries, 6 tables");
        assertThat(lines(ran, "server analysis")).isEqualTo("ok    server analysis: as jackdaw_validator");
        assertThat(lines(ran, "Slack")).startsWith("ok    Slack: not set up");
        assertThat(lines(ran, "analyst rights")).contains("analyst rights: ");
        assertThat(ran.out()).doesNotContain("fail ");
    }

    @Test
    void a_database_that_does_not_answer_is_a_failure_and_the_rest_is_still_looked_at() {
        var ran = company.with(
                Map.of("DATABASE_URL", "postgresql://a:s3cret@127.0.0.1:1/d", "SLACK_BOT_TOKEN", "xoxb-1"), "doctor");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(lines(ran, "settings or database"))
                .startsWith("fail")
                .contains("it does not answer", "docs/DATABASES.md");
        assertThat(lines(ran, "Slack")).startsWith("fail").contains("set SLACK_APP_TOKEN", "docs/SLACK.md");
        assertThat(ran.all()).doesNotContain("s3cret");
    }

    @Test
    void an_empty_company_is_no_failure_and_told_what_to_load(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("business"));
        try (var empty = new CompanyCommands(Map.of("JACKDAW_KNOWLEDGE", folder.toString()))) {
            assertThat(empty.run("knowledge", "load").code()).isZero();
            var ran = empty.with(Map.of("JACKDAW_COMPANY_SCHEMAS", "nowhere"), "doctor");
            assertThat(ran.code()).isZero();
            assertThat(lines(ran, "company data"))
                    .startsWith("warn")
                    .contains("the Analyst can read no table", "JACKDAW_COMPANY_SCHEMAS", "jackdaw sample load");
            assertThat(lines(ran, "knowledge")).startsWith("warn").contains("Run: jackdaw knowledge load");
        }
    }

    @Test
    void personal_columns_are_withheld_and_counted(@TempDir Path folder) throws IOException {
        var tables = Files.createDirectories(folder.resolve("tables"));
        Files.writeString(
                tables.resolve("customers.json"), "{\"table_name\": \"customers\", \"pii\": [\"company_name\"]}");
        try (var careful = new CompanyCommands(Map.of("JACKDAW_KNOWLEDGE", folder.toString()))) {
            assertThat(lines(careful.run("doctor"), "personal columns"))
                    .isEqualTo("ok    personal columns: withheld on 1 tables");
            assertThat(careful.run("sql", "run", "SELECT company_name FROM customers")
                            .code())
                    .isEqualTo(1);
        }
        assertThat(lines(company.run("doctor"), "personal columns")).isEmpty();
    }

    @Test
    void a_model_is_tried_and_one_without_a_price_is_named() {
        try (var provider = new StubProvider()) {
            provider.otherwise(StubProvider.json("{\"data\": [{\"id\": \"stub\"}, {\"id\": \"gpt-5-mini\"}]}"));
            var settings = Map.of("OPENAI_BASE_URL", provider.url() + "/v1", "OPENAI_API_KEY", "sk-very-secret-key");
            var unpriced = company.with(merged(settings, "openai:stub"), "doctor");
            assertThat(unpriced.code()).as(unpriced.all()).isZero();
            assertThat(lines(unpriced, "model"))
                    .contains("warn  model: openai:stub at " + provider.url(), "has no price", "JACKDAW_PRICES");
            var priced = company.with(merged(settings, "openai:gpt-5-mini"), "doctor");
            assertThat(lines(priced, "model")).contains("ok    model: openai:gpt-5-mini at " + provider.url());
            provider.otherwise(StubProvider.status(401, "{\"error\": {\"message\": \"no such key\"}}", ""));
            var refused = company.with(merged(settings, "openai:stub"), "doctor");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(lines(refused, "model")).contains("fail  model: openai:stub at ", "docs/MODELS.md");
            assertThat(refused.all()).doesNotContain("very-secret");
        }
    }

    private static Map<String, String> merged(Map<String, String> settings, String model) {
        var all = new java.util.HashMap<>(settings);
        all.put("JACKDAW_MODEL", model);
        return all;
    }

    @Test
    void slack_s_token_is_tried() {
        try (var slack = new FakeSlack()) {
            var settings = slack.settings(SlackEvents.SECRET);
            assertThat(lines(company.with(settings, "doctor"), "Slack"))
                    .isEqualTo("ok    Slack: the token is good and has every scope");
            slack.scopes("chat:write");
            var narrow = company.with(settings, "doctor");
            assertThat(narrow.code()).isEqualTo(1);
            assertThat(lines(narrow, "Slack")).startsWith("fail").contains("lacks the scopes app_mentions:read, ");
        }
    }
}
