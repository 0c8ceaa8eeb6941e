package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw eval`: cases are asked, judged, counted, and the exit code says whether all are right.
class EvalCommandTest {
    private static final String CUSTOMERS = """
        question: How many active customers do we have?
        basis: governed_metric
        gold: >-
          SELECT count(DISTINCT customer_id) FROM subscriptions
          WHERE started_at < {today} + 1 AND (ended_at IS NULL OR ended_at >= {today} + 1)
        """;

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

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    private Cli.Ran eval(String... more) {
        var line = new String[more.length + 3];
        List.of("eval", "--dir", folder.toString()).toArray(line);
        System.arraycopy(more, 0, line, 3, more.length);
        return company.run(line);
    }

    @Test
    void every_right_case_is_a_line_and_the_sum_is_the_last() throws IOException {
        write("customers", CUSTOMERS);
        write("which-revenue", "question: What is our revenue?\nbasis: conversation\nwaits: true\nsays: [MRR]\n");
        write("thread", "before: [MRR by plan]\nquestion: and by country?\nbasis: governed_metric\nsays: [country]\n");
        write("llamas", "question: How many llamas do we own?\nbasis: unanswered\n");
        var ran = eval("--at-once", "2");
        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.out().lines())
                .anyMatch(
                        line -> line.matches("ok +customers +governed_metric +\\d calls +\\d+ ms +\\$0\\.00 governed"))
                .anyMatch(line -> line.matches("ok +which-revenue +conversation .*"))
                .anyMatch(line -> line.matches("ok +thread +governed_metric .*"))
                .anyMatch(line -> line.matches("ok +llamas +unanswered .*"))
                .last()
                .asString()
                .matches("4 of 4 right, model governed, \\d+ calls, \\$0\\.00");
    }

    @Test
    void each_kind_of_wrong_answer_says_what_is_wrong() throws IOException {
        write("a-rows", "question: MRR by plan\nbasis: governed_metric\ngold: SELECT 'starter', 1\n");
        write("b-value", "question: What is our MRR?\nbasis: governed_metric\ngold: SELECT 1\n");
        write("c-basis", "question: What is our MRR?\nbasis: validated_query\n");
        write("d-says", "question: What is our MRR?\nbasis: governed_metric\nsays: [llamas]\n");
        write("e-caveat", "question: What is our MRR?\nbasis: governed_metric\ncaveat: llamas\n");
        write("f-waits", "question: What is our MRR?\nbasis: governed_metric\nwaits: true\n");
        write("g-asks", "question: What is our revenue?\nbasis: governed_metric\n");
        write("h-asks-other", "question: What is our revenue?\nbasis: conversation\nwaits: true\nsays: [llamas]\n");
        write("i-width", "question: MRR\nbasis: governed_metric\ngold: SELECT 1, 2\n");
        var ran = eval();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines().filter(line -> line.startsWith("WRONG"))).hasSize(9);
        assertThat(ran.out())
                .containsPattern("a-rows .*\\n +4 rows instead of 1\\n")
                .containsPattern("b-value .*\\n +row \\[\\d+\\.\\d\\d] instead of \\[1]\\n")
                .containsPattern("c-basis .*\\n +basis GOVERNED_METRIC instead of VALIDATED_QUERY: MRR as of")
                .containsPattern("d-says .*\\n +it does not say \\[llamas]: MRR as of")
                .containsPattern("e-caveat .*\\n +no caveat says 'llamas': ")
                .containsPattern("f-waits .*\\n +it answered instead of asking back: MRR as of")
                .containsPattern("g-asks .*\\n +it asked back: ")
                .containsPattern("h-asks-other .*\\n +it does not say \\[llamas]: ")
                .containsPattern("i-width .*\\n +row \\[\\d+\\.\\d\\d] instead of \\[1, 2]\\n")
                .contains("0 of 9 right");
    }

    @Test
    void rows_are_compared_in_their_order_only_where_it_counts() throws IOException {
        var gold = "question: active customers by plan\nbasis: governed_metric\ngold: >-\n  SELECT plan, "
                + "count(DISTINCT customer_id) FROM subscriptions WHERE ended_at IS NULL OR ended_at >= {today} + 1 "
                + "GROUP BY plan ORDER BY plan DESC\n";
        write("any", gold);
        write("ordered", gold + "ordered: true\n");
        assertThat(eval("--only", "any").code()).isZero();
        var ordered = eval("--only", "nothing,ordered");
        assertThat(ordered.code()).isEqualTo(1);
        assertThat(ordered.out())
                .contains("instead of [starter, ", "0 of 1 right")
                .doesNotContain(" any ");
    }

    @Test
    void a_model_s_replies_to_right_cases_are_recorded(@TempDir Path place) throws IOException {
        write("mrr", "question: What is our MRR by plan?\nbasis: governed_metric\n");
        var record = place.resolve("new/transcripts");
        try (var provider = new StubProvider()) {
            provider.then(
                    OpenAi.call("delegate", Map.of("agent", "analyst", "task", "MRR by plan")),
                    OpenAi.call("query_metric", Map.of("metric", "mrr", "dimensions", List.of("plan"))),
                    OpenAi.call("submit", Map.of("text", "MRR by plan.", "results", List.of("r1"))));
            var settings = Map.of("OPENAI_BASE_URL", provider.url() + "/v1", "OPENAI_API_KEY", "sk-very-secret-key");
            var ran = company.with(
                    settings,
                    "eval",
                    "--dir",
                    folder.toString(),
                    "--model",
                    "openai:stub",
                    "--record",
                    record.toString());
            assertThat(ran.code()).as(ran.all()).isZero();
            assertThat(ran.out()).contains("1 of 1 right, model openai:stub, 3 calls");
        }
        var recorded = Json.own(Files.readString(record.resolve("mrr.json")), JsonNode.class);
        assertThat(recorded.path("model").asText()).isEqualTo("openai:stub");
        assertThat(recorded.path("told").fieldNames()).toIterable().containsExactly("analyst", "leader");
        assertThat(recorded.path("replies").findValuesAsText("agent")).containsExactly("leader", "analyst", "analyst");
        assertThat(recorded.path("replies").findValuesAsText("tool"))
                .containsExactly("delegate", "query_metric", "submit");
        assertThat(record).isDirectoryContaining("glob:**/mrr.json");
    }

    @Test
    void wrong_cases_are_not_recorded(@TempDir Path place) throws IOException {
        write("wrong", "question: What is our MRR?\nbasis: refused\n");
        assertThat(eval("--record", place.toString()).code()).isEqualTo(1);
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        var ran = company.run("eval", "--dir", folder.resolve("no").toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no folder of cases " + folder.resolve("no"), "--dir");
    }

    @Test
    void gold_that_does_not_run_is_named_with_its_reason() throws IOException {
        write("customers", CUSTOMERS);
        write("broken", "question: What is our MRR?\nbasis: governed_metric\ngold: SELECT llamas FROM customers\n");
        var ran = eval();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("the gold SQL does not run", "\"llamas\" does not exist", "SELECT llamas FROM customers")
                .doesNotContain("should not happen");
    }

    @Test
    void no_case_at_all_is_not_all_right() throws IOException {
        var empty = eval();
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("there is no case in " + folder);
        write("customers", CUSTOMERS);
        var none = eval("--only", "custommers");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no case in " + folder + " whose name holds 'custommers'");
    }
}
