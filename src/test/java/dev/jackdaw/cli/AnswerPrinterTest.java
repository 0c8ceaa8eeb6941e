package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk.Outcome;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerPrinterTest {
    private static final RunId RUN = RunId.of("01k8000000000000");
    private static final Receipt FULL = new Receipt(
            "jackdaw_analyst",
            List.of(new KnowledgeRef("metric", "MRR", "v1"), new KnowledgeRef("learning", "L1", "2")),
            "2026-06-17",
            "abc",
            1,
            2,
            3,
            12_500,
            1_234,
            "openai:m");
    private static final Receipt BARE = new Receipt("", List.of(), "", "", 0, 0, 0, 0, 7, "governed");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            true);
    private final AnswerPrinter printer = new AnswerPrinter(terminal);

    private List<String> out() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Outcome answered(Basis basis, ResultTable table, Receipt receipt, String... caveats) {
        return new Outcome.Answered(
                RUN, "q", new Answer("It is **$5**.", basis, table, List.of(), List.of(caveats)), receipt);
    }

    @Test
    void an_answer_its_table_its_caveats_and_what_it_rests_on() {
        var table = ResultTable.texts(List.of(List.of("free", 5), List.of("pro", 6)), "plan", "n");
        assertThat(printer.print(answered(Basis.GOVERNED_METRIC, table, FULL, "Without trials.")))
                .isZero();
        assertThat(out())
                .containsExactly(
                        "It is $5.",
                        "",
                        "  plan  n",
                        "  free  5",
                        "  pro   6",
                        "! Without trials.",
                        "",
                        "Governed metric: MRR (metric v1), L1 (learning 2) · data up to 2026-06-17 · as jackdaw_analyst"
                                + " · model openai:m · 1234 ms · $0.0125 · why: jackdaw runs why 01k8000000000000");
    }

    @Test
    void one_figure_needs_no_table_and_what_is_not_known_is_not_said() {
        printer.print(answered(Basis.CONVERSATION, ResultTable.texts(List.of(List.of(5)), "n"), BARE));
        assertThat(out())
                .containsExactly(
                        "It is $5.",
                        "",
                        "Conversation · model governed · 7 ms · why: jackdaw runs why 01k8000000000000");
    }

    @Test
    void a_table_of_one_column_and_no_row_is_shown() {
        printer.print(answered(Basis.SCHEMA, ResultTable.texts(List.of(), "name"), BARE));
        assertThat(out()).contains("  name");
    }

    @ParameterizedTest
    @EnumSource
    void the_exit_code_says_whether_there_is_an_answer(Basis basis) {
        int expected = basis == Basis.REFUSED || basis == Basis.UNANSWERED ? 1 : 0;
        assertThat(printer.print(answered(basis, ResultTable.EMPTY, BARE))).isEqualTo(expected);
        assertThat(printer.json("t", answered(basis, ResultTable.EMPTY, BARE))).isEqualTo(expected);
    }

    @Test
    void a_question_back_is_no_failure_and_names_its_options() {
        var waiting = new Outcome.Waiting(RUN, "q", new Step.AskedBack("Which **one**?", List.of("a", "b"), false));
        assertThat(printer.print(waiting)).isZero();
        assertThat(out()).containsExactly("Which one?", "Reply in the same thread with: a | b");
        out.reset();
        printer.print(new Outcome.Waiting(RUN, "q", new Step.AskedBack("Which?", List.of(), false)));
        assertThat(out()).containsExactly("Which?");
    }

    @Test
    void what_went_wrong_goes_to_the_other_stream() {
        assertThat(printer.print(new Outcome.Cancelled(RUN, "q"))).isEqualTo(1);
        assertThat(printer.print(new Outcome.Failed(RUN, "q", "no model"))).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "jackdaw: run 01k8000000000000 was stopped", "jackdaw: run 01k8000000000000 failed: no model");
    }

    @Test
    void json_is_one_line_whatever_came_of_it() throws JsonProcessingException {
        assertThat(printer.json("t", new Outcome.Failed(RUN, "q", "one\ntwo"))).isEqualTo(1);
        assertThat(printer.json("t", new Outcome.Cancelled(RUN, "q"))).isEqualTo(1);
        assertThat(printer.json("t", new Outcome.Waiting(RUN, "q", new Step.AskedBack("?", List.of(), true))))
                .isZero();
        assertThat(out()).hasSize(3);
        assertThat(Json.read(out().getFirst(), JsonNode.class).path("answer").asText())
                .isEqualTo("one\ntwo");
        assertThat(err.size()).isZero();
    }

    @Test
    void where_no_person_looks_steps_are_not_shown_but_that_a_run_was_interrupted_is() {
        var steps = new StepPrinter(terminal);
        steps.queued(3);
        for (var step : List.of(
                new Step.Recalled(List.of()),
                new Step.ModelCalled("leader", "m", 1),
                new Step.Resumed("process 2"),
                new Step.Failed("x"))) {
            steps.accept(new Journal.Entry(0, Instant.EPOCH, step));
        }
        assertThat(out()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Finishing a run that was interrupted.\n");
    }
}
