package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw knowledge`: checked, indexed, searched, drafted.
class KnowledgeCommandTest {
    private static CompanyCommands company;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static final String SEATS = """
        {"metrics": [{"name": "llama seats", "definition": "Seats of llamas.", "table": "subscriptions",
          "calculation": "SUM(seats)", "measure": "SUM(s.seats)", "from": "subscriptions s",
          "time": {"meaning": "state", "start": "s.started_at", "end": "s.ended_at"}, "format": "integer"}]}
        """;

    private Path business(String name, String text) throws IOException {
        var place = Files.createDirectories(folder.resolve("business"));
        return Files.writeString(place.resolve(name), text);
    }

    private Cli.Ran knowledge(String command, String... more) {
        var line = new String[more.length + 4];
        line[0] = "knowledge";
        line[1] = command;
        line[2] = "--dir";
        line[3] = folder.toString();
        System.arraycopy(more, 0, line, 4, more.length);
        return company.run(line);
    }

    @Test
    void a_check_runs_what_the_files_define_on_the_live_tables() throws IOException {
        business("llamas.json", SEATS);
        var seats = company.rows("SELECT sum(seats) FROM subscriptions WHERE ended_at IS NULL")
                .getFirst()
                .getFirst();
        var good = knowledge("check");
        assertThat(good.code()).as(good.all()).isZero();
        assertThat(good.out()).isEqualTo("0 errors, 0 warnings\n");
        assertThat(good.err()).contains("metric llama seats: " + seats + ", ");
        business("llamas.json", SEATS.replace("SUM(s.seats)", "SUM(s.llamas)"));
        var bad = knowledge("check");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out())
                .containsPattern("error \\[.+] business/llamas.json:1: .*llamas")
                .contains("1 errors, 0 warnings");
        var json = Json.own(knowledge("check", "--json").out(), JsonNode.class).path("findings");
        assertThat(json).hasSize(1);
        assertThat(json.get(0).path("severity").asText()).isEqualTo("error");
        assertThat(json.get(0).path("file").asText()).isEqualTo("business/llamas.json");
    }

    @Test
    void files_are_indexed_found_and_with_any_error_nothing_changes() throws IOException {
        try (var other = new CompanyCommands(Map.of("JACKDAW_KNOWLEDGE", folder.toString()))) {
            business("llamas.json", SEATS);
            business("broken.json", "{\"metrics\": ");
            var refused = other.run("knowledge", "load");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("nothing was loaded: the files have 1 error(s)", "business/broken.json:1");
            assertThat(other.run("metrics", "show", "MRR").code()).isZero();
            Files.delete(folder.resolve("business/broken.json"));
            assertThat(other.run("knowledge", "load").err()).containsPattern("1 added, 0 changed, \\d+ removed, ");
            assertThat(other.run("metrics", "show", "MRR").code()).isEqualTo(2);
            assertThat(other.run("knowledge", "search", "llamas").out())
                    .containsPattern("0\\.\\d{4}  metric +llama seats");
            assertThat(other.run("knowledge", "load").err()).contains("0 added, 0 changed, 0 removed, ");
            assertThat(other.run("knowledge", "load", "--recreate").err())
                    .containsPattern("0 added, [1-9]\\d* changed, 0 removed, 0 unchanged");
        }
    }

    @Test
    void a_search_prints_the_best_first_and_as_many_as_asked_for() {
        var found = company.run("knowledge", "search", "lost customers", "--limit", "3");
        assertThat(found.code()).isZero();
        assertThat(found.out().lines()).hasSize(3);
        assertThat(found.out()).containsPattern("^0\\.\\d{4}  metric +churned customers\n");
        var json = Json.own(
                company.run("knowledge", "search", "lost customers", "--limit", "2", "--json")
                        .out(),
                JsonNode.class);
        assertThat(json.path("search").asText()).isNotEmpty();
        assertThat(json.path("found").get(0).path("ref").path("name").asText()).isEqualTo("churned customers");
        assertThat(json.path("found")).hasSize(2);
    }

    @Test
    void what_people_miss_is_told_with_what_to_write_next() {
        var thread = "t-coverage";
        assertThat(company.run("ask", "--thread", thread, "How many llamas do we own?")
                        .code())
                .isEqualTo(1);
        var told = company.run("knowledge", "coverage");
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .containsPattern("Asked and not answered:\n +1  How many llamas do we own\\?\n")
                .containsPattern("\nNext: .+\\.\n");
        var json = Json.own(
                company.run("knowledge", "coverage", "--days", "7", "--json").out(), JsonNode.class);
        assertThat(json.path("unanswered").get(0).path("question").asText()).contains("llamas");
    }

    @Test
    void drafts_are_written_once_and_pass_the_check() throws IOException {
        var drafted = knowledge("init", "--schema", "public");
        assertThat(drafted.code()).as(drafted.all()).isZero();
        assertThat(drafted.out().lines())
                .contains(folder.resolve("tables/public.customers.json").toString());
        assertThat(drafted.err()).contains(" drafts. Look for CONFIRM in them");
        assertThat(Files.readString(folder.resolve("tables/public.customers.json")))
                .contains("CONFIRM", "signup_date");
        assertThat(knowledge("check").code()).isZero();
    }

    @Test
    void what_was_drafted_already_is_kept_and_not_drafted_beside() throws IOException {
        knowledge("init", "--schema", "public");
        var mine = Files.writeString(folder.resolve("tables/public.customers.json"), "{\"mine\": true}");
        Files.delete(folder.resolve("tables/public.invoices.json"));
        var again = knowledge("init", "--schema", "public");
        assertThat(again.out()).isEqualTo(folder.resolve("tables/public.invoices.json") + "\n");
        assertThat(again.err()).contains("1 drafts.");
        assertThat(mine).hasContent("{\"mine\": true}");
    }

    @Test
    void what_can_not_be_is_named_with_its_mend() {
        assertThat(knowledge("init", "--schema", "nowhere").err())
                .contains("schema 'nowhere' has no table that the Analyst may read");
        var none =
                company.run("knowledge", "load", "--dir", folder.resolve("no").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no knowledge folder", "jackdaw knowledge init");
        assertThat(company.run("knowledge").out()).contains("Usage: jackdaw knowledge", "coverage");
    }

    @Test
    void a_number_that_makes_no_sense_is_a_usage_error() {
        for (var line : new String[][] {
            {"knowledge", "search", "customers", "--limit", "-3"},
            {"knowledge", "search", "customers", "--limit", "0"},
            {"knowledge", "coverage", "--days", "-1"},
            {"runs", "list", "--limit", "-1"},
        }) {
            var ran = company.run(line);
            assertThat(ran.code()).as(String.join(" ", line)).isEqualTo(2);
            assertThat(ran.err()).contains(line[line.length - 2] + " is " + line[line.length - 1], "1 or more");
        }
    }
}
