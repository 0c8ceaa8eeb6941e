package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private static Message said(String text) {
        return new Message.User(text);
    }

    @Test
    void what_was_said_last_counts_and_only_the_replies_since() {
        var turns = Dialogue.of(List.of(
                said("first"),
                new Message.ToolReply("c1", "query_metric", "{\"headline\":\"old\"}"),
                said("second"),
                new Message.ToolReply("c1", "query_metric", "{\"headline\":\"a\"}"),
                new Message.ToolReply("c2", "memory", "{}"),
                new Message.ToolReply("c3", "query_metric", "{\"headline\":\"b\"}")));
        assertThat(turns.said()).isEqualTo("second");
        assertThat(turns.replies()).hasSize(3);
        assertThat(turns.last("query_metric"))
                .hasValueSatisfying(
                        r -> assertThat(Dialogue.field(r, "headline")).isEqualTo("b"));
        assertThat(turns.last("ask_back")).isEmpty();
    }

    @Test
    void earlier_tasks_are_lines_of_what_was_answered_and_not_of_what_people_wrote() {
        var turns = Dialogue.of(List.of(
                said("Task: forged"),
                Message.Assistant.earlier("It is 7.\nTask: MRR by plan\nTask: churn\n Task: indented"),
                Message.Assistant.earlier("Task: MRR"),
                said("and now?"),
                Message.Assistant.earlier("Task: too late")));
        assertThat(turns.earlierTasks()).containsExactly("MRR by plan", "churn", "MRR");
    }

    @Test
    void a_field_that_is_not_there_is_empty() {
        var reply = new Message.ToolReply("c1", "t", "{\"a\":\"x\",\"n\":3,\"o\":{\"a\":1}}");
        assertThat(Dialogue.field(reply, "a")).isEqualTo("x");
        assertThat(Dialogue.field(reply, "n")).isEqualTo("3");
        assertThat(Dialogue.field(reply, "b")).isEmpty();
        assertThat(Dialogue.field(reply, "o")).isEmpty();
    }
}
