package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How a run stands, and what one can press.
class AnswerMessageTest {
    private static final RunId RUN = RunId.next(Clock.systemUTC());

    private static ResultTable table(int columns, int rows) {
        var names = IntStream.range(0, columns)
                .mapToObj(c -> ResultTable.Column.plain("c" + c, "text"))
                .toList();
        List<List<@Nullable Object>> all =
                Collections.nCopies(rows, new ArrayList<@Nullable Object>(Collections.nCopies(columns, "x")));
        return new ResultTable(names, all, false);
    }

    private static SlackMessage answered(
            Basis basis, ResultTable table, List<String> sql, List<KnowledgeRef> knowledge, List<String> next) {
        var answer = new Answer("**5** <!here>", basis, table, sql, List.of());
        var receipt = new Receipt("", knowledge, "2026-05-31", "", 1, 1, 1, 1, 1, "m");
        return AnswerMessage.of(new Desk.Outcome.Answered(RUN, "q", answer, receipt), 3, "", next);
    }

    private static List<String> found(SlackMessage message, String field) {
        var all = new ArrayList<String>();
        message.blocks().findValues(field).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .forEach(all::add);
        return all;
    }

    private static SlackMessage waiting(List<String> options, boolean approval) {
        var asked = new Step.AskedBack("Which?", options, approval);
        return AnswerMessage.of(new Desk.Outcome.Waiting(RUN, "q", asked), 7, "", List.of());
    }

    @Test
    void data_can_be_looked_into_and_judged() {
        var message = answered(Basis.MODEL_WRITTEN, table(2, 2), List.of("select 1"), List.of(), List.of("More?"));
        assertThat(found(message, "action_id"))
                .containsExactly(
                        "jackdaw_sql", "jackdaw_csv", "jackdaw_why", "jackdaw_suggested_0", "jackdaw_feedback");
        assertThat(found(message, "value")).contains("More?", "good " + RUN.value(), "bad " + RUN.value());
        assertThat(message.text()).isEqualTo("5 &lt;!here&gt;");
    }

    @Test
    void talk_has_nothing_to_press_but_what_to_ask_next() {
        assertThat(found(answered(Basis.CONVERSATION, ResultTable.EMPTY, List.of(), List.of(), List.of()), "type"))
                .containsExactly("markdown");
        assertThat(found(
                        answered(Basis.UNANSWERED, ResultTable.EMPTY, List.of(), List.of(), List.of("a")), "action_id"))
                .containsExactly("jackdaw_suggested_0");
    }

    @Test
    void there_is_no_csv_of_nothing_and_no_table_of_one_figure() {
        assertThat(found(answered(Basis.SCHEMA, table(2, 0), List.of(), List.of(), List.of()), "action_id"))
                .containsExactly("jackdaw_why", "jackdaw_feedback");
        assertThat(found(answered(Basis.SCHEMA, table(1, 1), List.of(), List.of(), List.of()), "type"))
                .doesNotContain("data_table");
    }

    @Test
    void rows_that_are_left_out_are_told() {
        assertThat(found(answered(Basis.SCHEMA, table(2, 150), List.of(), List.of(), List.of()), "text"))
                .contains("⚠ The first 99 of 150 rows; all in CSV.");
        assertThat(found(answered(Basis.SCHEMA, table(2, 99), List.of(), List.of(), List.of()), "text"))
                .noneMatch(text -> text.startsWith("⚠"));
    }

    /// What was learnt may be one person's.
    @Test
    void what_it_rests_on_is_four_names_and_no_learnt_text() {
        var knowledge = List.of(
                new KnowledgeRef("metric", "MRR", "1"),
                new KnowledgeRef("metric", "MRR", "2"),
                new KnowledgeRef(KnowledgeRef.LEARNING, "l7", "1"),
                new KnowledgeRef("table", "a", "1"),
                new KnowledgeRef("table", "b", "1"),
                new KnowledgeRef("table", "c", "1"));
        assertThat(found(answered(Basis.GOVERNED_METRIC, table(1, 1), List.of(), knowledge, List.of()), "text"))
                .contains("Governed metric: MRR, learning l7, a, b · data up to 2026-05-31");
        assertThat(found(answered(Basis.SCHEMA, table(1, 1), List.of(), List.of(), List.of()), "text"))
                .contains("Schema · data up to 2026-05-31");
    }

    @Test
    void up_to_five_options_are_buttons_and_more_are_named() {
        var five = List.of("a", "b", "c", "d", "e");
        assertThat(found(waiting(five, false), "value"))
                .containsExactly(RUN + " 7 0", RUN + " 7 1", RUN + " 7 2", RUN + " 7 3", RUN + " 7 4");
        assertThat(found(waiting(five, false), "style")).isEmpty();
        var six = new ArrayList<>(five);
        six.add("<@U1>");
        assertThat(found(waiting(six, false), "value")).isEmpty();
        assertThat(found(waiting(six, false), "text")).contains("Reply in this thread: a, b, c, d, e, <\u200b@U1>");
        assertThat(found(waiting(List.of(), false), "text")).contains("Reply in this thread.");
    }

    @Test
    void of_an_approval_only_the_yes_is_green() {
        assertThat(found(waiting(List.of("yes", "no"), true), "style")).containsExactly("primary", "danger");
    }

    @Test
    void a_question_that_somebody_answered_has_nothing_to_press() {
        var settled =
                AnswerMessage.settled(new Step.AskedBack("Shall I?", List.of("yes", "no"), true), "<@U1> said yes");
        assertThat(found(settled, "action_id")).isEmpty();
        assertThat(settled.text()).isEqualTo("Shall I? – &lt;@U1&gt; said yes");
        assertThat(Json.text(settled.blocks())).doesNotContain("<@");
    }

    @Test
    void a_stop_and_a_failure_say_what_there_is_to_say() {
        assertThat(AnswerMessage.of(new Desk.Outcome.Cancelled(RUN, "q"), 1, "", List.of())
                        .text())
                .isEqualTo("Stopped.");
        assertThat(AnswerMessage.of(new Desk.Outcome.Cancelled(RUN, "q"), 1, "12 rows", List.of())
                        .text())
                .isEqualTo("Stopped. Up to there: 12 rows");
        assertThat(AnswerMessage.of(new Desk.Outcome.Failed(RUN, "q", "password=hunter22hunter22"), 1, "", List.of())
                        .text())
                .startsWith("Sorry, I could not finish this: [withheld]")
                .endsWith("Ask again, or tell the data team: run " + RUN);
    }
}
