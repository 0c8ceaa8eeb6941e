package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is near to a question that is not understood is offered, and only what is chosen is answered.
class OfferTest {
    private final LeaderMind leader = new LeaderMind(new Lexicon(TestCatalogue.full()));

    private ChatModel.Reply next(List<Message> messages) {
        return leader.next(new ChatModel.Request("leader", "", messages, List.of()));
    }

    private ToolCall asked(String question) {
        return next(List.of(new Message.User(question))).calls().getFirst();
    }

    /// What comes of a reply to what the question was answered with.
    private ToolCall replied(String question, String reply) {
        var messages = new ArrayList<Message>(List.of(new Message.User(question)));
        messages.add(new Message.Assistant(next(messages)));
        messages.add(new Message.ToolReply("c1", "ask_back", Json.text(Map.of("reply", reply))));
        return next(messages).calls().getFirst();
    }

    private static JsonNode arguments(ToolCall call) {
        return Json.own(call.argumentsJson(), JsonNode.class);
    }

    private static List<String> options(ToolCall call) {
        return arguments(call)
                .path("options")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        quibbling MRR by plan                        | quibbling | MRR by plan
        MRR last month on a zodiacal basis           | zodiacal  | MRR last month
        """)
    void a_question_is_offered_without_the_words_that_nobody_knows(String question, String strange, String offered) {
        var call = asked(question);
        assertThat(call.tool()).isEqualTo("ask_back");
        assertThat(arguments(call).path("question").asText()).contains("**" + strange + "**");
        assertThat(options(call)).containsExactly(offered);
    }

    @Test
    void of_things_that_do_not_go_together_each_is_offered_by_itself() {
        assertThat(options(asked("MRR support tickets by country")))
                .containsExactlyInAnyOrder("MRR by country", "support tickets by country");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        the zodiac sign of quantum                                   | no metric is named
        MRR in the aftermath of 99x99                                | a figure would be lost
        MRR of foo bar baz qux quux corge                            | most of it is strange
        """)
    void what_leaves_no_whole_question_is_declined(String question, String why) {
        assertThat(asked(question).tool()).as(why).isNotEqualTo("ask_back");
    }

    @ParameterizedTest
    @CsvSource({"MRR by plan", "mrr BY plan", "1", "the first one", "yes please", "ok"})
    void what_is_chosen_is_answered(String reply) {
        var call = replied("quibbling MRR by plan", reply);
        assertThat(call.tool()).isEqualTo("delegate");
        assertThat(arguments(call).path("task").asText()).isEqualTo("MRR by plan");
    }

    @Test
    void one_of_several_is_not_chosen_by_a_yes() {
        assertThat(replied("MRR support tickets by country", "yes").tool()).isNotEqualTo("delegate");
        assertThat(arguments(replied("MRR support tickets by country", "the second one"))
                        .path("task")
                        .asText())
                .isEqualTo("support tickets by country");
    }

    @Test
    void another_question_in_the_place_of_a_choice_is_answered_by_itself() {
        var call = replied("quibbling MRR by plan", "MRR last year");
        assertThat(arguments(call).path("task").asText()).isEqualTo("MRR last year");
    }

    @ParameterizedTest
    @CsvSource({"no", "by country instead", "and last month?"})
    void what_goes_on_from_an_offer_that_nobody_took_is_not_guessed(String reply) {
        assertThat(replied("quibbling MRR by plan", reply).tool()).isEqualTo("submit");
    }

    @Test
    void a_meaning_is_chosen_by_its_place_too() {
        assertThat(arguments(replied("revenue by plan", "2")).path("task").asText())
                .isEqualTo("new_customers by plan");
    }

    @Test
    void what_is_strange_stands_in_no_quotes_from_which_a_meaning_would_be_learnt() {
        assertThat(arguments(asked("quibbling MRR by plan")).path("question").asText())
                .isEqualTo("I don't know what **quibbling** means here. Shall I answer this in its place?");
    }
}
