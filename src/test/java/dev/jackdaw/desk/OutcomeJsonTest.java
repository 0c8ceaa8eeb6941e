package dev.jackdaw.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk.Outcome;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeJsonTest {
    private static final RunId RUN = RunId.of("01k8000000000000");

    private static String json(Outcome outcome) {
        return Json.text(OutcomeJson.of("t-1", outcome));
    }

    @Test
    void an_answer_with_its_table_and_receipt() {
        var table = new ResultTable(
                List.of(
                        ResultTable.Column.plain("plan", "text"),
                        new ResultTable.Column("MRR", "numeric", "currency", "USD")),
                List.of(Arrays.asList("free", new BigDecimal("0.00")), Arrays.asList(null, 5)),
                false);
        var answer = new Answer("It is **$5**.", Basis.GOVERNED_METRIC, table, List.of("SELECT 1"), List.of("c"));
        var receipt = new Receipt(
                "analyst", List.of(new KnowledgeRef("metric", "MRR", "v1")), "2026-06-17", "abc", 1, 2, 3, 4, 5, "m");
        assertThat(json(new Outcome.Answered(RUN, "MRR?", answer, receipt)))
                .isEqualTo("{\"runId\":\"01k8000000000000\",\"thread\":\"t-1\",\"question\":\"MRR?\","
                        + "\"status\":\"answered\",\"answer\":\"It is **$5**.\",\"basis\":\"governed_metric\","
                        + "\"columns\":[\"plan\",\"MRR\"],\"rows\":[[\"free\",0.00],[null,5]],\"sql\":[\"SELECT 1\"],"
                        + "\"caveats\":[\"c\"],\"receipt\":{\"role\":\"analyst\",\"knowledge\":[{\"kind\":\"metric\","
                        + "\"name\":\"MRR\",\"version\":\"v1\"}],\"freshness\":\"2026-06-17\",\"resultHash\":\"abc\","
                        + "\"modelCalls\":1,\"tokensIn\":2,\"tokensOut\":3,\"costMicros\":4,\"elapsedMs\":5,"
                        + "\"model\":\"m\"}}");
    }

    @Test
    void a_run_that_waits_says_what_for() {
        var json = OutcomeJson.of(
                "t", new Outcome.Waiting(RUN, "q", new Step.AskedBack("Which one?", List.of("a", "b"), false)));
        assertThat(json.path("status").asText()).isEqualTo("waiting");
        assertThat(json.path("waiting").asBoolean()).isTrue();
        assertThat(json.path("answer").asText()).isEqualTo("Which one?");
        assertThat(json.path("basis").asText()).isEqualTo("conversation");
        assertThat(json.path("options")).hasToString("[\"a\",\"b\"]");
    }

    @Test
    void one_that_was_stopped_or_failed_has_the_same_fields_as_an_answer() {
        var cancelled = OutcomeJson.of("t", new Outcome.Cancelled(RUN, "q"));
        var failed = OutcomeJson.of("t", new Outcome.Failed(RUN, "q", "no model could be reached"));
        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.path("answer").asText()).isEqualTo("Stopped.");
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("answer").asText()).isEqualTo("no model could be reached");
        for (var json : List.of(cancelled, failed)) {
            assertThat(json.path("basis").asText()).isEqualTo("unanswered");
            assertThat(json.path("rows")).isEmpty();
            assertThat(json.path("receipt").path("costMicros").asLong()).isZero();
            assertThat(json.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "runId",
                            "thread",
                            "question",
                            "status",
                            "answer",
                            "basis",
                            "columns",
                            "rows",
                            "sql",
                            "caveats",
                            "receipt");
        }
    }
}
