package dev.jackdaw.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps as the journal keeps them, what they cost, and what is said of them.
class StepTest {
    private static final ResultTable TABLE = new ResultTable(
            List.of(new ResultTable.Column("MRR", "numeric", "currency", "USD")),
            List.of(Arrays.asList(new BigDecimal("120.00")), Arrays.asList((Object) null)),
            true);
    private static final KnowledgeRef MRR = new KnowledgeRef("metric", "MRR", "v1");
    private static final Result RESULT = new Result(
            "r1",
            Basis.GOVERNED_METRIC,
            "analyst",
            "MRR is $120.",
            TABLE,
            List.of("SELECT 1"),
            List.of("c"),
            List.of(MRR),
            "2026-06-17");
    private static final ChatModel.Reply REPLY = new ChatModel.Reply(
            "thinking", List.of(new ToolCall("c1", "submit", "{\"text\": \"ä\"}")), "m", 400, 100, 30_000, "carry");
    private static final Receipt RECEIPT =
            new Receipt("analyst", List.of(MRR), "2026-06-17", TABLE.hash(), 2, 400, 100, 30_000, 1_234, "m");

    static Stream<Step> steps() {
        return Stream.of(
                new Step.Asked("What is \"MRR\"?\n", "slack:U1", "t", "C1"),
                new Step.Recalled(List.of(MRR), List.of(MRR)),
                new Step.ModelCalled("leader", "m", 5_000),
                new Step.ModelReplied("leader", REPLY, 900),
                new Step.ModelFailed("leader", "m", "overloaded", 50, 7),
                new Step.Warned("nearly used up"),
                new Step.ToolCalled("analyst", "run_sql", "{\"sql\": \"SELECT '\\u0000'\"}"),
                new Step.ToolReturned("run_sql", "{}", RESULT, false, null, 70),
                new Step.ToolReturned(
                        "run_sql", "{}", null, false, new ToolOutput.Confirm("Shall I?", "Not done."), 70),
                new Step.ToolReturned("run_sql", "{\"error\":\"x\"}", null, true, null, 70),
                new Step.Repaired("leader", "must call a tool"),
                new Step.Delegated("leader", "analyst", "MRR by plan"),
                new Step.Found("analyst", new Finding("It is.", Basis.SCHEMA, List.of("r1"))),
                new Step.AskedBack("Which one?", List.of("a", "b"), false),
                new Step.Replied("a", "slack:U1"),
                new Step.Resumed("process 2"),
                new Step.Answered(
                        new Answer("It is **$120**.", Basis.SCHEMA, TABLE, List.of("SELECT 1"), List.of("c")), RECEIPT),
                new Step.Cancelled("slack:U1"),
                new Step.Failed("no model"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void each_reads_back_as_itself(Step step) throws JsonProcessingException {
        assertThat(Json.read(Json.text(step), step.getClass())).isEqualTo(step);
    }

    @Test
    void every_kind_is_looked_at_here() {
        assertThat(steps().map(Object::getClass).distinct().toList())
                .hasSize(Step.class.getPermittedSubclasses().length);
    }

    @Test
    void journals_of_earlier_versions_are_read() throws JsonProcessingException {
        assertThat(Json.read("{\"question\":\"q\",\"asker\":\"a\",\"thread\":\"t\"}", Step.Asked.class))
                .isEqualTo(new Step.Asked("q", "a", "t", ""));
        assertThat(Json.read("{\"found\":[]}", Step.Recalled.class)).isEqualTo(new Step.Recalled(List.of()));
        assertThat(Json.read(
                        "{\"text\":\"x\",\"calls\":[],\"tokensIn\":1,\"tokensOut\":2,\"costMicros\":3}",
                        ChatModel.Reply.class))
                .isEqualTo(new ChatModel.Reply("x", List.of(), "", 1, 2, 3, ""));
        assertThat(Json.read("{\"text\":\"x\"}", Finding.class)).isEqualTo(Finding.plain("x", Basis.UNANSWERED));
    }

    @Test
    void only_an_answer_a_stop_and_a_failure_end_a_run() {
        assertThat(steps().filter(Step::ends).map(step -> step.getClass().getSimpleName()))
                .containsExactly("Answered", "Cancelled", "Failed");
    }

    @Test
    void what_was_spent_is_the_sum_of_calls_tokens_cost_and_time_in_the_database() {
        // A failed attempt is a call more; only a tool that fetched something used the database.
        assertThat(Spend.of(steps().toList())).isEqualTo(new Spend(2, 400, 100, 30_007, 70));
        assertThat(Spend.of(List.of())).isEqualTo(Spend.NONE);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void each_is_said_on_one_line(Step step) {
        assertThat(StepText.of(step)).isNotBlank().doesNotContain("\n").doesNotContain("null");
    }

    @Test
    void some_of_what_is_said() {
        assertThat(steps().map(StepText::of).toList())
                .contains(
                        "slack:U1 asked: What is \"MRR\"? ",
                        "recalled [metric MRR]",
                        "called the model m as leader (5000 characters)",
                        "the leader replied: thinking[submit{\"text\": \"ä\"}]",
                        "the model m failed the leader after 50 ms: overloaded",
                        "run_sql could not: {\"error\":\"x\"}",
                        "asked back: Which one?",
                        "process 2 took the run over",
                        "answered (Schema): It is **$120**.",
                        "slack:U1 stopped the run",
                        "failed: no model");
        assertThat(StepText.of(new Step.AskedBack("Build it?", List.of(), true)))
                .isEqualTo("asked for approval: Build it?");
    }

    @Test
    void what_is_long_is_cut_and_what_has_many_lines_is_joined() {
        assertThat(StepText.of(new Step.Replied("a \n\t b" + "x".repeat(1_000), "ana")))
                .isEqualTo("ana replied: a b" + "x".repeat(297) + "…");
        assertThat(StepText.of(new Step.Replied("x".repeat(300), "ana")))
                .endsWith("x")
                .hasSize(313);
    }

    @Test
    void a_problem_and_a_warning_of_many_lines_are_said_on_one_line_too() {
        assertThat(StepText.of(new Step.Failed("one\ntwo"))).isEqualTo("failed: one two");
        assertThat(StepText.of(new Step.Warned("one\ntwo"))).isEqualTo("warned: one two");
        assertThat(StepText.of(new Step.ModelFailed("leader", "m", "one\ntwo", 1, 0)))
                .endsWith("ms: one two");
    }
}
