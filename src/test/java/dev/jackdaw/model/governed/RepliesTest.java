package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepliesTest {
    private static JsonNode submitted(ChatModel.Reply reply) {
        assertThat(reply.text()).isEmpty();
        assertThat(reply.model()).isEqualTo("governed");
        assertThat(reply.costMicros()).isZero();
        assertThat(reply.calls())
                .singleElement()
                .satisfies(c -> assertThat(c.tool()).isEqualTo("submit"));
        return Json.own(reply.calls().getFirst().argumentsJson(), JsonNode.class);
    }

    private static Dialogue after(String... replies) {
        var messages = new ArrayList<Message>(List.of(new Message.User("MRR?")));
        for (var reply : replies) {
            messages.add(new Message.ToolReply("c" + messages.size(), "query_metric", reply));
        }
        return Dialogue.of(messages);
    }

    @Test
    void a_text_of_its_own_names_what_it_rests_on() {
        var said = submitted(Replies.say("I don't \"know\".\n<b>", Basis.UNANSWERED));
        assertThat(said.path("text").asText()).isEqualTo("I don't \"know\".\n<b>");
        assertThat(said.path("basis").asText()).isEqualTo("unanswered");
        assertThat(said.has("results")).isFalse();
    }

    @Test
    void a_report_is_in_the_tools_own_words_and_names_their_results() {
        var said = submitted(Replies.report(after(
                "{\"headline\":\"MRR is 7.\",\"result\":\"r1\"}",
                "{\"headline\":\"Churn is 2 %.\",\"result\":\"r2\"}")));
        assertThat(said.path("text").asText()).isEqualTo("MRR is 7.\n\nChurn is 2 %.");
        assertThat(said.path("results")).hasToString("[\"r1\",\"r2\"]");
        assertThat(said.has("basis")).isFalse();
    }

    @Test
    void a_tool_that_could_not_says_why_and_leaves_the_others_standing() {
        var said = submitted(Replies.report(
                after("{\"error\":\"the data end in May\"}", "{\"headline\":\"MRR is 7.\",\"result\":\"r2\"}"),
                "Note."));
        assertThat(said.path("text").asText()).isEqualTo("The data end in May.\n\nMRR is 7.\n\nNote.");
        assertThat(said.path("results")).hasToString("[\"r2\"]");
    }

    @Test
    void where_no_tool_could_it_is_unanswered_and_bears_no_note() {
        var said = submitted(Replies.report(after("{\"error\":\"no\"}", "{\"error\":\"neither.\"}"), "Note."));
        assertThat(said.path("text").asText()).isEqualTo("No.\n\nNeither.");
        assertThat(said.path("basis").asText()).isEqualTo("unanswered");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        it broke    | It broke.
        It broke.   | It broke.
        x           | X.
        élan        | Élan.
        7 days      | 7 days.
        """)
    void a_sentence_begins_with_a_capital_and_ends_with_one_full_stop(String text, String sentence) {
        assertThat(Replies.sentence(text)).isEqualTo(sentence);
    }
}
