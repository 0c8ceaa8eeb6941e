package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.data.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each agent says first, and after its tools replied.
class GovernedModelTest {
    private final GovernedModel model = new GovernedModel(TestCatalogue.full());

    private record Quiet() implements Call {
        @Override
        public Cancellation cancellation() {
            return new Cancellation();
        }

        @Override
        public Duration timeLeft() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void failed(String name, String problem, long costMicros) {
            throw new AssertionError(problem);
        }

        @Override
        public void heard(String tool, String piece) {
            throw new AssertionError(piece);
        }
    }

    private ToolCall next(String agent, Message... messages) {
        var reply = model.chat(new ChatModel.Request(agent, "", List.of(messages), List.of()), new Quiet());
        assertThat(reply.model()).isEqualTo("governed");
        return reply.calls().getFirst();
    }

    private static Message said(String text) {
        return new Message.User(text);
    }

    private static String field(ToolCall call, String name) {
        return Json.own(call.argumentsJson(), JsonNode.class).path(name).asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR by tier                  | delegate      | task     | MRR by plan
        how old are unpaid invoices  | delegate      | task     | validated query invoice_aging
        build a view of MRR          | delegate      | agent    | engineer
        revenue by plan              | ask_back      | question | By 'revenue', do you mean MRR or new_customers?
        which tables are there       | list_tables   | none     | ''
        forget that                  | memory        | action   | forget
        drop the customers           | submit        | basis    | refused
        hi                           | submit        | basis    | conversation
        select 1 from customers      | submit        | basis    | unanswered
        MRR by zodiac sign           | ask_back      | question | I don't know what **zodiac**, **sign** mean here. Shall I answer this in its place?
        quantum                      | submit        | text     | I don't know what 'quantum' means here.
        show me                      | submit        | text     | I can't tell which metric you mean.
        """)
    void the_leader_gives_a_question_to_who_can(String question, String tool, String field, String value) {
        var call = next("leader", said(question));
        assertThat(call.tool()).isEqualTo(tool);
        assertThat(field(call, field)).isEqualTo(value);
    }

    @Test
    void what_was_asked_back_is_put_in_its_place() {
        var asked = new Message.ToolReply("c1", "ask_back", "{\"reply\":\"the MRR please\"}");
        assertThat(field(next("leader", said("revenue by plan"), asked), "task"))
                .isEqualTo("MRR by plan");
        var unclear = new Message.ToolReply("c1", "ask_back", "{\"reply\":\"whatever\"}");
        assertThat(field(next("leader", said("revenue by plan"), unclear), "text"))
                .isEqualTo("I still can't tell what you mean by that. Please ask the whole question again.");
    }

    @Test
    void a_metric_chosen_earlier_in_the_thread_settles_the_same_word_again() {
        var earlier = Message.Assistant.earlier("It is 7.\nTask: new_customers by plan");
        assertThat(field(next("leader", said("revenue"), earlier, said("revenue last month")), "task"))
                .isEqualTo("new_customers last month");
    }

    @Test
    void a_long_unknown_word_is_not_repeated_and_no_more_than_five_are() {
        var call = next("leader", said("MRR last month " + "x".repeat(60) + " ax bx cx dx ex fx ax"));
        assertThat(field(call, "text")).isEqualTo("I don't know what 'ax', 'bx', 'cx', 'dx', 'ex' mean here.");
        var without = next("leader", said("MRR " + "x".repeat(60) + " ax bx cx dx ex fx ax"));
        assertThat(field(without, "task"))
                .startsWith("passage: MRR x")
                .endsWith("\nI don't know what 'ax', 'bx', 'cx', 'dx', 'ex' mean here.");
    }

    @Test
    void the_analyst_asks_for_each_metric_once() {
        var reply = model.chat(
                new ChatModel.Request("analyst", "", List.of(said("MRR and support tickets by country")), List.of()),
                new Quiet());
        assertThat(reply.calls()).extracting(ToolCall::id).containsExactly("c1", "c2");
        assertThat(reply.calls()).extracting(c -> field(c, "metric")).containsExactly("MRR", "support tickets");
        assertThat(field(next("analyst", said("validated query invoice_aging")), "name"))
                .isEqualTo("invoice_aging");
        assertThat(field(next("analyst", said("the mood")), "text"))
                .isEqualTo("I can't map 'the mood' to the governed metrics.");
    }

    @Test
    void the_engineer_builds_what_one_metric_is_asked_for() {
        var call = next("engineer", said("build a view of MRR by plan and month for Germany"));
        assertThat(call.tool()).isEqualTo("build_view");
        assertThat(field(call, "name")).isEqualTo("mrr_by_plan_by_month_germany");
        assertThat(field(next("engineer", said("build a view of MRR and tickets by country")), "text"))
                .startsWith("I can build a view of one governed metric");
        var failed = new Message.ToolReply("c1", "build_view", "{\"error\":\"the name is taken\"}");
        assertThat(field(next("engineer", said("build a view of MRR"), failed), "text"))
                .isEqualTo("The name is taken.");
    }

    @Test
    void where_it_steps_in_for_another_model_it_begins_anew() {
        var others = new Message.Assistant(
                ChatModel.Reply.free("openai:gpt", "", List.of(new ToolCall("x", "query_metric", "{}"))));
        var reply = new Message.ToolReply("x", "query_metric", "{\"error\":\"no\"}");
        assertThat(next("leader", said("MRR by plan"), others, reply).tool()).isEqualTo("delegate");
    }

    @Test
    void an_agent_it_does_not_play_is_an_error() {
        assertThatThrownBy(() -> next("poet", said("MRR")))
                .isInstanceOf(PermanentException.class)
                .hasMessage("the governed model does not know the agent poet");
    }
}
