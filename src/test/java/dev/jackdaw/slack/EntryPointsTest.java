package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Answer;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Receipt;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Home, prompts, suggestions, the command and the shortcut.
class EntryPointsTest {
    private static final String QUESTION = "What is our MRR by plan?";
    private static TestCompany company;
    private static SlackFixture slack;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        slack = new SlackFixture(company, Map.of());
    }

    @AfterAll
    static void close() {
        assertThat(slack.slack.refusals()).isEmpty();
        slack.close();
        company.close();
    }

    private static void opens(String user, String tab) {
        var event = Json.mapper().createObjectNode().put("type", "app_home_opened");
        event.put("user", user).put("channel", "D" + user).put("tab", tab);
        slack.sendJson(SlackEvents.envelope(event));
    }

    @Test
    void home_tells_what_can_be_asked_and_what_one_asked() {
        var ts = slack.mention("C1", "UMARIA", "ARR by country");
        slack.slack.post("C1", ts, 1);
        opens("UMARIA", "home");
        FakeSlack.until("a home", () -> slack.slack.home("UMARIA").has("blocks"));
        var home = Json.text(slack.slack.home("UMARIA"));
        assertThat(home)
                .contains("governed metrics: ", "ARR by country", "$0.00 of $5.00", "Your schedules")
                .doesNotContain("$20.00");
    }

    @Test
    void who_may_not_ask_sees_why() {
        slack.slack.user("UGUEST", "guest@example.com").put("is_restricted", true);
        opens("UGUEST", "home");
        FakeSlack.until("a home", () -> slack.slack.home("UGUEST").has("blocks"));
        assertThat(Json.text(slack.slack.home("UGUEST")))
                .contains("can't answer guests")
                .doesNotContain("governed metrics");
    }

    @Test
    void a_suggestion_of_home_is_asked_in_ones_own_conversation() {
        var payload =
                Json.mapper().createObjectNode().put("type", "block_actions").put("trigger_id", "t");
        payload.putObject("team").put("id", FakeSlack.TEAM);
        payload.putObject("user").put("id", "UJOE");
        payload.putObject("container").put("type", "view");
        payload.putArray("actions")
                .addObject()
                .put("action_id", ActionIds.SUGGESTED + "0")
                .put("value", QUESTION);
        slack.sendForm(payload);
        var question = slack.slack.post("DUJOE", "", 1);
        assertThat(question.path("text").asText()).contains(QUESTION);
        assertThat(Json.text(slack.slack.post("DUJOE", question.path("ts").asText(), 2)))
                .contains("Governed metric: MRR");
    }

    @Test
    void prompts_stand_in_a_new_conversation_first_those_of_the_channel_one_looks_at() {
        slack.slack.channel("CSALES", false);
        var ts = slack.mention("CSALES", "UMARIA", "New customers by source");
        slack.slack.post("CSALES", ts, 1);
        opens("UMARIA", "messages");
        FakeSlack.until(
                "prompts",
                () -> slack.slack.calls("assistant.threads.setSuggestedPrompts").size() == 1);
        assertThat(slack.slack
                        .calls("assistant.threads.setSuggestedPrompts")
                        .getFirst()
                        .json("prompts"))
                .hasSize(4);
        var event = Json.mapper().createObjectNode().put("type", "app_context_changed");
        event.put("user", "UMARIA").put("channel", "DUMARIA");
        event.putObject("context")
                .putArray("entities")
                .addObject()
                .put("type", "slack#/types/channel_id")
                .put("value", "CSALES");
        slack.sendJson(SlackEvents.envelope(event));
        FakeSlack.until(
                "others",
                () -> slack.slack.calls("assistant.threads.setSuggestedPrompts").size() == 2);
        assertThat(slack.slack
                        .calls("assistant.threads.setSuggestedPrompts")
                        .get(1)
                        .json("prompts")
                        .path(0)
                        .path("message")
                        .asText())
                .isEqualTo("New customers by source");
    }

    @Test
    void a_suggestion_below_an_answer_is_asked_in_the_thread() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        var first = slack.slack.post("C1", ts, 1);
        var next = SlackFixture.buttons(first).get(ActionIds.SUGGESTED + "0");
        assertThat(next).startsWith("MRR by ").isNotEqualTo("MRR by plan");
        slack.press("C1", "UJOE", first, ActionIds.SUGGESTED + "0", next);
        assertThat(Json.text(slack.slack.post("C1", ts, 2)))
                .contains("Governed metric: MRR", next.substring("MRR by ".length()));
    }

    @Test
    void the_shortcut_asks_what_a_message_holds() {
        var ts = slack.slack.wrote("C1", "UJOE", QUESTION, "");
        var payload = Json.mapper()
                .createObjectNode()
                .put("type", "message_action")
                .put("callback_id", ActionIds.ASK_ABOUT)
                .put("trigger_id", "t1");
        payload.putObject("team").put("id", FakeSlack.TEAM);
        payload.putObject("user").put("id", "UMARIA");
        payload.putObject("channel").put("id", "C1");
        payload.putObject("message").put("ts", ts).put("text", QUESTION);
        slack.sendForm(payload);
        assertThat(Json.text(slack.slack.post("C1", ts, 1))).contains("Governed metric: MRR");
        assertThat(company.jackdaw().journal().recent(20))
                .anyMatch(run -> run.asker().equals("slack:maria@example.com"));
    }

    @Test
    void a_schedule_that_cant_be_read_is_said() {
        slack.signed(
                "command=%2Fjackdaw&text=schedule+daily&team_id=T1&user_id=UJOE&channel_id=C1&trigger_id=t78",
                "application/x-www-form-urlencoded");
        FakeSlack.until(
                "told", () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("can't read that as a report")));
    }

    @Test
    void what_only_begins_like_a_command_is_a_question() {
        slack.signed(
                "command=%2Fjackdaw&text=drop+in+MRR+by+plan&team_id=T1&user_id=UMARIA&channel_id=C1&trigger_id=t79",
                "application/x-www-form-urlencoded");
        FakeSlack.until(
                "it is asked",
                () -> slack.slack.told("DUMARIA", "").stream()
                        .anyMatch(m -> m.path("text").asText().contains("drop in MRR")));
    }

    /// What is suggested must be answered.
    @Test
    void every_suggestion_is_a_question_that_is_answered() {
        var suggestions = new Suggestions(slack.jackdaw().services().catalogue());
        var answer = new Answer("", Basis.GOVERNED_METRIC, ResultTable.EMPTY, List.of(), List.of());
        var questions = new ArrayList<>(suggestions.first(100));
        for (var metric : slack.jackdaw().services().catalogue().metrics()) {
            var receipt =
                    new Receipt("", List.of(new KnowledgeRef("metric", metric.name(), "1")), "", "", 0, 0, 0, 0, 0, "");
            questions.addAll(suggestions.next(
                    new Answer("", Basis.GOVERNED_METRIC, ResultTable.EMPTY, List.of(), List.of()), receipt));
        }
        assertThat(questions).hasSizeGreaterThan(20);
        for (var question : questions) {
            var outcome = slack.jackdaw()
                    .desk()
                    .ask(new Desk.Ask("suggested " + question, "cli:test", question), entry -> {});
            assertThat(outcome).as(question).isInstanceOf(Desk.Outcome.Answered.class);
            assertThat(((Desk.Outcome.Answered) outcome).answer().basis())
                    .as(question)
                    .isEqualTo(Basis.GOVERNED_METRIC);
        }
    }
}
