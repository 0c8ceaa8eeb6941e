package dev.jackdaw.desk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Finding;
import dev.jackdaw.agent.Ledger;
import dev.jackdaw.agent.MemoryJournal;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.RunJournal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerComposerTest {
    private static final Ledger FREE = new Ledger() {
        @Override
        public List<String> book(RunId run, Step.Asked asked, long costMicros) {
            return List.of();
        }

        @Override
        public void settle(RunId run, Step.Asked asked, long costMicros) {}

        @Override
        public List<String> used(String asker) {
            return List.of();
        }
    };

    private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private final Run run = new Run(
            new RunJournal(RunId.next(clock), List.of(), new MemoryJournal(), entry -> {}, clock),
            FREE,
            Budget.standard(),
            clock,
            new Cancellation());

    private static ResultTable table(String columns, String... rows) {
        return new ResultTable(
                Arrays.stream(columns.split(","))
                        .map(name -> ResultTable.Column.plain(name, "text"))
                        .toList(),
                Stream.of(rows)
                        .map(row -> List.<Object>copyOf(Arrays.asList(row.split(","))))
                        .toList(),
                false);
    }

    private static Result result(Basis basis, ResultTable table) {
        return new Result("", basis, "analyst", "h", table, List.of("SELECT 1"), List.of("c"), List.of(), "2026-06-17");
    }

    private String fetch(Result result) {
        run.tool("analyst", new ToolCall("1", "look", "{}"), () -> new ToolOutput.Done(Json.tree(List.of()), result));
        return run.results().getLast().id();
    }

    private Step.Answered compose(String... results) {
        return AnswerComposer.compose(new Finding("It is.", Basis.CONVERSATION, List.of(results)), run);
    }

    @ParameterizedTest
    @EnumSource
    void a_text_without_results_does_not_rest_on_data_whatever_it_says(Basis claimed) {
        fetch(result(Basis.GOVERNED_METRIC, table("MRR", "1")));
        var step = AnswerComposer.compose(Finding.plain("It is **$9**.", claimed), run);
        boolean honest =
                switch (claimed) {
                    case CONVERSATION, REFUSED, SCHEMA, UNANSWERED -> true;
                    case GOVERNED_METRIC, VALIDATED_QUERY, MODEL_WRITTEN -> false;
                };
        assertThat(step.answer().basis()).isEqualTo(honest ? claimed : Basis.UNANSWERED);
        assertThat(step.answer().sql()).isEmpty();
        assertThat(step.answer().table()).isEqualTo(ResultTable.EMPTY);
        assertThat(step.receipt().resultHash()).isEmpty();
        assertThat(step.receipt().freshness()).isEmpty();
        assertThat(step.receipt().role()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GOVERNED_METRIC, GOVERNED_METRIC, GOVERNED_METRIC",
        "GOVERNED_METRIC, MODEL_WRITTEN, MODEL_WRITTEN",
        "VALIDATED_QUERY, GOVERNED_METRIC, VALIDATED_QUERY",
        "VALIDATED_QUERY, MODEL_WRITTEN, MODEL_WRITTEN",
        "SCHEMA, GOVERNED_METRIC, GOVERNED_METRIC",
        "SCHEMA, SCHEMA, SCHEMA",
    })
    void several_results_are_as_good_as_the_weakest(Basis one, Basis other, Basis answer) {
        var first = fetch(result(one, table("a", "1")));
        var second = fetch(result(other, table("b", "2")));
        assertThat(compose(first, second).answer().basis()).isEqualTo(answer);
        assertThat(compose(second, first).answer().basis()).isEqualTo(answer);
    }

    @Test
    void results_that_the_finding_does_not_name_leave_no_trace() {
        fetch(result(Basis.MODEL_WRITTEN, table("a", "1")));
        var named = fetch(new Result(
                "",
                Basis.GOVERNED_METRIC,
                "other",
                "h",
                table("b", "2"),
                List.of("SELECT 2"),
                List.of("d"),
                List.of(),
                ""));
        var step = compose(named);
        assertThat(step.answer().basis()).isEqualTo(Basis.GOVERNED_METRIC);
        assertThat(step.answer().sql()).containsExactly("SELECT 2");
        assertThat(step.answer().caveats()).containsExactly("d");
        assertThat(step.receipt().role()).isEqualTo("other");
        assertThat(step.receipt().resultHash()).isEqualTo(table("b", "2").hash());
    }

    @Test
    void what_several_results_have_in_common_is_said_once_and_the_oldest_data_counts() {
        var ref = new KnowledgeRef("metric", "MRR", "v1");
        for (var freshness : List.of("2026-06-17", "", "2026-05-31")) {
            fetch(new Result(
                    "",
                    Basis.SCHEMA,
                    "analyst",
                    "h",
                    table("a", "1"),
                    List.of("SELECT 1"),
                    List.of("c"),
                    List.of(ref),
                    freshness));
        }
        run.recalled(
                List.of(new KnowledgeRef("learning", "L1", "2"), new KnowledgeRef("metric", "ARR", "v1")), List.of());
        var step = compose("r1", "r2", "r3");
        assertThat(step.answer().sql()).containsExactly("SELECT 1");
        assertThat(step.answer().caveats()).containsExactly("c");
        assertThat(step.receipt().role()).isEqualTo("analyst");
        assertThat(step.receipt().freshness()).isEqualTo("2026-05-31");
        assertThat(step.receipt().knowledge()).containsExactly(ref, new KnowledgeRef("learning", "L1", "2"));
    }

    @Test
    void figures_of_the_same_groups_stand_side_by_side() {
        fetch(result(Basis.SCHEMA, table("plan,MRR", "free,0", "pro,5")));
        fetch(result(Basis.SCHEMA, table("plan,customers", "free,9", "pro,3")));
        fetch(result(Basis.SCHEMA, table("plan,churn", "free,1", "pro,2")));
        assertThat(compose("r1", "r2", "r3").answer().table())
                .isEqualTo(table("plan,MRR,customers,churn", "free,0,9,1", "pro,5,3,2"));
        assertThat(compose("r3", "r1").answer().table()).isEqualTo(table("plan,MRR,churn", "free,0,1", "pro,5,2"));
    }

    @Test
    void single_figures_stand_side_by_side_too() {
        fetch(result(Basis.SCHEMA, table("MRR", "5")));
        fetch(result(Basis.SCHEMA, table("ARR", "60")));
        assertThat(compose("r1", "r2").answer().table()).isEqualTo(table("MRR,ARR", "5,60"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pro,3|free,9|free,0,9;pro,5,3", // in another order
                "free,9|team,3|free,0,9;pro,5,;team,,3", // with other values
                "free,9||free,0,9;pro,5,", // fewer of them
            })
    void groups_that_only_one_result_has_are_rows_too(String one, String two, String rows) {
        fetch(result(Basis.SCHEMA, table("plan,MRR", "free,0", "pro,5")));
        fetch(result(Basis.SCHEMA, two == null ? table("plan,customers", one) : table("plan,customers", one, two)));
        var shown = compose("r1", "r2").answer();
        assertThat(shown.text()).isEqualTo("It is.");
        assertThat(shown.table().columns()).extracting("name").containsExactly("plan", "MRR", "customers");
        assertThat(shown.table().rows().stream()
                        .map(row -> row.stream()
                                .map(v -> v == null ? "" : v.toString())
                                .collect(joining(",")))
                        .collect(joining(";")))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country,customers|free,9|pro,3", // other groups
                "plan,country,customers|free,de,9|pro,de,3", // finer ones
                "plan,customers|free,9|free,3", // the same group twice
                "plan,MRR|free,9|pro,3", // the same column, of something else
            })
    void a_result_with_other_groups_stands_below_the_text(String columns, String one, String two) {
        fetch(result(Basis.SCHEMA, table("plan,MRR", "free,0", "pro,5")));
        fetch(result(Basis.SCHEMA, table(columns, one, two)));
        var answer = compose("r1", "r2").answer();
        assertThat(answer.table()).isEqualTo(table("plan,MRR", "free,0", "pro,5"));
        assertThat(answer.text())
                .startsWith("It is.\n\nh\n\n| " + columns.replace(",", " | ") + " |\n| --- |")
                .endsWith(" |\n| " + one.replace(",", " | ") + " |\n| " + two.replace(",", " | ") + " |");
    }

    @Test
    void one_row_that_the_text_tells_is_not_told_twice() {
        fetch(result(Basis.SCHEMA, table("month,MRR", "may,5", "june,6")));
        fetch(new Result(
                "", Basis.SCHEMA, "analyst", "It is.", table("ARR", "60"), List.of(), List.of(), List.of(), ""));
        assertThat(compose("r1", "r2").answer().text()).isEqualTo("It is.");
    }

    @Test
    void the_same_result_twice_is_shown_once() {
        fetch(result(Basis.SCHEMA, table("plan,MRR", "free,0", "pro,5")));
        fetch(result(Basis.SCHEMA, table("plan,MRR", "free,0", "pro,5")));
        var answer = compose("r1", "r2").answer();
        assertThat(answer.table()).isEqualTo(table("plan,MRR", "free,0", "pro,5"));
        assertThat(answer.text()).isEqualTo("It is.");
    }

    @Test
    void of_a_long_table_below_the_text_the_first_rows_are_shown_and_it_is_said() {
        fetch(result(Basis.SCHEMA, table("plan,MRR", "pro,5", "starter,6")));
        fetch(result(
                Basis.SCHEMA,
                table("day,a|b", IntStream.range(0, 30).mapToObj(i -> i + ",1").toArray(String[]::new))));
        var answer = compose("r1", "r2").answer();
        assertThat(answer.text().lines().filter(line -> line.startsWith("|"))).hasSize(22);
        assertThat(answer.text()).contains("| day | a\\|b |");
        assertThat(answer.caveats())
                .contains("Of the table below the text with a|b, only the first 20 of 30 rows are shown.");
    }

    @Test
    void tables_below_the_text_stay_short_however_long_their_cells_are() {
        fetch(result(Basis.SCHEMA, table("plan,MRR", "pro,5", "starter,6")));
        fetch(result(Basis.SCHEMA, table("name,note", "x".repeat(3_000) + ",1", "y".repeat(3_000) + ",2")));
        fetch(result(Basis.SCHEMA, table("name,mood", "z".repeat(3_000) + ",1", "b,2")));
        var answer = compose("r1", "r2", "r3").answer();
        assertThat(answer.text()).hasSizeLessThan(4_100).contains("xxx").doesNotContain("yyy", "zzz");
        assertThat(answer.caveats())
                .contains(
                        "Of the table below the text with note, only the first 1 of 2 rows are shown.",
                        "Of the table below the text with mood, only the first 0 of 2 rows are shown.");
    }

    @Test
    void several_figures_of_the_same_groups_are_joined_as_well() {
        fetch(result(Basis.SCHEMA, numbers(List.of("plan", "MRR", "share"), List.of("pro", 5, 1))));
        fetch(result(Basis.SCHEMA, numbers(List.of("plan", "ARR", "previous"), List.of("pro", 60, 50))));
        assertThat(compose("r1", "r2").answer().table())
                .isEqualTo(numbers(List.of("plan", "MRR", "share", "ARR", "previous"), List.of("pro", 5, 1, 60, 50)));
    }

    private static ResultTable numbers(List<String> columns, List<Object> row) {
        return new ResultTable(
                columns.stream()
                        .map(name -> ResultTable.Column.plain(name, "text"))
                        .toList(),
                List.of(row),
                false);
    }

    @Test
    void a_result_without_a_table_takes_nothing_from_the_first() {
        fetch(result(Basis.SCHEMA, table("plan,MRR", "free,0")));
        fetch(result(Basis.SCHEMA, ResultTable.EMPTY));
        assertThat(compose("r1", "r2").answer().table()).isEqualTo(table("plan,MRR", "free,0"));
    }
}
