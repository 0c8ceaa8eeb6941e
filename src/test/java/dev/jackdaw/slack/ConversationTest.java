package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Questions and answers in Slack, over real HTTP to a strict stand-in for Slack.
class ConversationTest {
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
        assertThat(slack.slack.refusals()).allMatch(r -> r.contains("channel_not_found") || r.contains("is_archived"));
        slack.close();
        company.close();
    }

    @Test
    void a_mention_is_answered_in_its_thread_with_number_table_basis_and_buttons() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        var post = slack.slack.post("C1", ts, 1);
        var text = Json.text(post.path("blocks"));
        assertThat(post.path("text").asText()).contains("MRR");
        assertThat(text).contains("data_table", "Governed metric: MRR", "data up to " + TestCompany.AS_OF);
        assertThat(SlackFixture.buttons(post).keySet()).contains(ActionIds.SQL, ActionIds.CSV, ActionIds.WHY);
        assertThat(text).contains("feedback_buttons");
        assertThat(slack.slack.calls("assistant.threads.setStatus"))
                .anyMatch(c -> ts.equals(c.form().get("thread_ts")));
    }

    @Test
    void a_thread_goes_on_without_a_mention_and_knows_what_was_said() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", ts, 1);
        slack.write("C1", "UMARIA", "and by country?", ts);
        assertThat(Json.text(slack.slack.post("C1", ts, 2).path("blocks"))).contains("country", "Governed metric: MRR");
    }

    @Test
    void people_who_talk_with_each_other_are_left_alone() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", ts, 1);
        slack.write("C1", "UJOE", "<@UMARIA> look at that", ts);
        slack.write("C1", "UJOE", "hello everybody", "");
        var last = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", last, 1);
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    @Test
    void a_direct_message_needs_no_mention() {
        var ts = slack.write("DMARIA", "UMARIA", QUESTION, "");
        assertThat(slack.slack.post("DMARIA", ts, 1).path("text").asText()).contains("MRR");
    }

    @Test
    void one_question_sent_as_mention_and_message_and_thrice_has_one_answer() {
        var whole = "<@" + FakeSlack.BOT + "> " + QUESTION;
        var ts = slack.slack.wrote("C1", "UMARIA", whole, "");
        var mention = SlackEvents.envelope(SlackEvents.message("app_mention", "C1", "UMARIA", whole, ts));
        var message = SlackEvents.envelope(SlackEvents.message("message", "C1", "UMARIA", whole, ts));
        for (var body : List.of(message, mention, message, mention, mention)) {
            assertThat(slack.sendJson(body)).isEqualTo(200);
        }
        slack.slack.post("C1", ts, 1);
        var later = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", later, 1);
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(TestDatabase.rows(
                        company.database(),
                        "SELECT count(*) FROM jackdaw_state.slack_run WHERE asked_in = '" + ts + "'"))
                .containsExactly(List.of("1"));
    }

    @Test
    void a_question_back_is_answered_by_a_button_once_and_only_by_the_asker() {
        var ts = slack.mention("C1", "UMARIA", "revenue last month");
        var back = slack.slack.post("C1", ts, 1);
        var buttons = SlackFixture.buttons(back);
        assertThat(buttons).containsKey(ActionIds.REPLY + "0");
        var value = buttons.get(ActionIds.REPLY + "0");
        slack.press("C1", "UJOE", back, ActionIds.REPLY + "0", value);
        FakeSlack.until(
                "Joe is told",
                () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("Only the one who asked")));
        for (int i = 0; i < 3; i++) {
            slack.press("C1", "UMARIA", back, ActionIds.REPLY + "0", value);
        }
        var answer = slack.slack.post("C1", ts, 2);
        assertThat(Json.text(answer.path("blocks"))).contains("Governed metric");
        FakeSlack.until(
                "stale presses are told",
                () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("answered already")));
        var settled = slack.slack.posts("C1", ts).getFirst();
        assertThat(SlackFixture.buttons(settled)).isEmpty();
        assertThat(Json.text(settled)).contains("Answered: ");
        assertThat(slack.slack.posts("C1", ts)).hasSize(2);
    }

    @Test
    void what_is_near_to_a_question_that_is_not_understood_is_a_button() {
        var ts = slack.mention("C1", "UMARIA", "quibbling MRR by plan");
        var back = slack.slack.post("C1", ts, 1);
        assertThat(Json.text(back)).contains("quibbling").contains("\"MRR by plan\"");
        slack.press(
                "C1",
                "UMARIA",
                back,
                ActionIds.REPLY + "0",
                SlackFixture.buttons(back).get(ActionIds.REPLY + "0"));
        assertThat(Json.text(slack.slack.post("C1", ts, 2))).contains("Governed metric");
    }

    @Test
    void a_question_back_can_be_answered_in_words_by_the_asker() {
        var ts = slack.mention("C1", "UMARIA", "revenue last month");
        slack.slack.post("C1", ts, 1);
        slack.write("C1", "UJOE", "MRR", ts);
        FakeSlack.until(
                "Joe is told to wait",
                () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("waiting for the reply")));
        slack.write("C1", "UMARIA", "MRR", ts);
        assertThat(Json.text(slack.slack.post("C1", ts, 2).path("blocks"))).contains("Governed metric");
        assertThat(SlackFixture.buttons(slack.slack.posts("C1", ts).getFirst())).isEmpty();
    }

    @Test
    void a_view_is_built_after_a_press_and_not_after_a_no() {
        var no = slack.mention("C1", "UMARIA", "build a view of MRR by country");
        var asked = slack.slack.post("C1", no, 1);
        assertThat(asked.path("text").asText()).contains("jackdaw.", "SELECT");
        slack.press(
                "C1",
                "UMARIA",
                asked,
                ActionIds.REPLY + "1",
                SlackFixture.buttons(asked).get(ActionIds.REPLY + "1"));
        assertThat(slack.slack.post("C1", no, 2).path("text").asText()).contains("I built nothing");
        var yes = slack.mention("C1", "UMARIA", "build a view of MRR by plan");
        var again = slack.slack.post("C1", yes, 1);
        slack.press(
                "C1",
                "UMARIA",
                again,
                ActionIds.REPLY + "0",
                SlackFixture.buttons(again).get(ActionIds.REPLY + "0"));
        slack.slack.post("C1", yes, 2);
        assertThat(TestDatabase.rows(company.database(), "SELECT viewname FROM pg_views WHERE schemaname = 'jackdaw'"))
                .containsExactly(List.of("mrr_by_plan"));
    }

    @Test
    void buttons_show_sql_reasons_and_rows() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        var post = slack.slack.post("C1", ts, 1);
        var buttons = SlackFixture.buttons(post);
        slack.press("C1", "UJOE", post, ActionIds.SQL, buttons.get(ActionIds.SQL));
        FakeSlack.until("the SQL", () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("SELECT")));
        slack.press("C1", "UJOE", post, ActionIds.WHY, buttons.get(ActionIds.WHY));
        FakeSlack.until(
                "the reasons",
                () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("Basis: Governed metric")));
        slack.press("C1", "UJOE", post, ActionIds.CSV, buttons.get(ActionIds.CSV));
        FakeSlack.until(
                "the file",
                () -> slack.slack.shared().stream().anyMatch(u -> u.thread().equals(ts)));
        var file = slack.slack.shared().stream()
                .filter(u -> u.thread().equals(ts))
                .findFirst()
                .orElseThrow();
        assertThat(file.text()).startsWith("plan,MRR\r\n");
        assertThat(file.text().lines()).hasSize(5);
    }

    @Test
    void a_thumb_down_asks_why_and_keeps_the_reason() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        var post = slack.slack.post("C1", ts, 1);
        var run = SlackFixture.buttons(post).get(ActionIds.WHY);
        slack.press("C1", "UMARIA", post, ActionIds.FEEDBACK, "bad " + run);
        FakeSlack.until(
                "the box",
                () -> slack.slack.calls("views.open").stream()
                        .anyMatch(c -> c.form().get("view").contains(run)));
        var payload = Json.mapper().createObjectNode().put("type", "view_submission");
        payload.putObject("team").put("id", FakeSlack.TEAM);
        payload.putObject("user").put("id", "UMARIA");
        var view =
                payload.putObject("view").put("callback_id", ActionIds.REASON).put("private_metadata", run);
        view.putObject("state")
                .putObject("values")
                .putObject(ActionIds.REASON)
                .putObject(ActionIds.REASON)
                .put("value", "it counts trials");
        slack.sendForm(payload);
        FakeSlack.until(
                "the reason is kept",
                () -> TestDatabase.rows(
                                company.database(),
                                "SELECT asker, good, reason FROM jackdaw_state.feedback WHERE run = '" + run + "'")
                        .equals(List.of(List.of("slack:maria@example.com", "f", "it counts trials"))));
    }

    @Test
    void two_quick_messages_are_answered_one_after_the_other() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        slack.write("C1", "UMARIA", "How many customers do we have?", ts);
        slack.slack.post("C1", ts, 2);
        var posts = slack.slack.posts("C1", ts);
        assertThat(posts.get(0).path("text").asText()).contains("MRR");
        assertThat(posts.get(1).path("text").asText()).containsIgnoringCase("customers");
    }

    @Test
    void what_says_nothing_is_not_asked() {
        var empty = slack.mention("C1", "UMARIA", "");
        FakeSlack.until("help", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("Ask me a question")));
        var emoji = slack.mention("C1", "UMARIA", ":wave: 👋");
        var loud = slack.mention("C1", "UMARIA", "x".repeat(100_000));
        FakeSlack.until(
                "too long", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("shorter question")));
        var after = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", after, 1);
        for (var ts : List.of(empty, emoji, loud)) {
            assertThat(slack.slack.posts("C1", ts)).isEmpty();
        }
    }

    @Test
    void a_file_without_words_is_explained() {
        var ts = slack.slack.wrote("DMARIA", "UMARIA", "", "");
        var event = SlackEvents.message("message", "DMARIA", "UMARIA", "", ts).put("subtype", "file_share");
        event.putArray("files").addObject().put("filetype", "csv");
        slack.sendJson(SlackEvents.envelope(event));
        FakeSlack.until(
                "explained",
                () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("can't read files (csv)")));
    }

    @Test
    void an_edited_question_that_was_answered_is_not_answered_again() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", ts, 1);
        slack.edit("C1", "UMARIA", ts, "<@UBOT> What is our ARR?");
        FakeSlack.until(
                "told",
                () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("Ask again for another answer")));
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    @Test
    void a_command_is_answered_in_the_askers_own_conversation() {
        slack.signed(
                "command=%2Fjackdaw&text=ask+What+is+our+MRR+by+plan%3F&team_id=T1&user_id=UJOE&channel_id=C1&trigger_id=t77",
                "application/x-www-form-urlencoded");
        var first = slack.slack.post("DUJOE", "", 1);
        assertThat(first.path("text").asText()).contains("What is our MRR by plan?");
        assertThat(slack.slack
                        .post("DUJOE", first.path("ts").asText(), 2)
                        .path("text")
                        .asText())
                .contains("MRR");
    }

    @Test
    void a_channel_that_is_gone_keeps_nobody_busy() {
        slack.slack.channel("CGONE", false).put("is_archived", true);
        var ts = slack.mention("CGONE", "UMARIA", QUESTION);
        FakeSlack.until(
                "given up",
                () -> TestDatabase.rows(
                                company.database(),
                                "SELECT idle FROM jackdaw_state.slack_run WHERE asked_in = '" + ts + "'")
                        .equals(List.of(List.of("t"))));
        assertThat(slack.door().health()).isEqualTo("ok");
    }
}
