package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Step;
import dev.jackdaw.data.Json;
import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes from Slack in ways that other bots are known to take wrongly, as far as no other test is
/// about it.
class InboundTest {
    private static final String QUESTION = "What is our MRR by plan?";
    private static TestCompany company;
    private static SlackFixture slack;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        company = TestCompany.open();
        slack = SlackFixture.withAdmin(company, folder);
    }

    @AfterAll
    static void close() {
        slack.close();
        company.close();
    }

    @Test
    void a_retry_whose_first_delivery_was_never_stored_is_answered() {
        TestDatabase.run(company.database(), "ALTER TABLE jackdaw_state.slack_inbox RENAME TO slack_gone");
        var whole = "<@" + FakeSlack.BOT + "> " + QUESTION;
        var ts = slack.slack.wrote("C1", "UMARIA", whole, "");
        var body = SlackEvents.envelope(SlackEvents.message("app_mention", "C1", "UMARIA", whole, ts));
        try {
            assertThat(slack.sendJson(body)).isEqualTo(503);
        } finally {
            TestDatabase.run(company.database(), "ALTER TABLE jackdaw_state.slack_gone RENAME TO slack_inbox");
        }
        assertThat(slack.sendJson(body)).isEqualTo(200);
        assertThat(slack.answer("C1", ts)).contains("Governed metric");
    }

    @Test
    void a_slow_slack_delays_no_acknowledgement() {
        slack.slack.slow("users.info", true);
        try {
            slack.slack.user("USLOW", "slow@example.com");
            var ts = slack.mention("C1", "USLOW", QUESTION);
            FakeSlack.until("it is looked up", () -> slack.slack.waiting() > 0);
            assertThat(slack.slack.posts("C1", ts)).isEmpty();
            slack.slack.slow("users.info", false);
            assertThat(slack.answer("C1", ts)).contains("Governed metric");
        } finally {
            slack.slack.slow("users.info", false);
        }
    }

    @Test
    void what_a_bot_edits_is_nobodys_question() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        slack.answer("C1", ts);
        var event = Json.mapper()
                .createObjectNode()
                .put("type", "message")
                .put("subtype", "message_changed")
                .put("channel", "C1");
        event.putObject("message")
                .put("bot_id", "B1")
                .put("user", "UBOT2")
                .put("ts", ts)
                .put("text", "<@UBOT> ARR");
        event.putObject("previous_message").put("text", "before");
        slack.sendJson(SlackEvents.envelope(event));
        var next = slack.mention("C1", "UMARIA", QUESTION);
        slack.answer("C1", next);
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    @Test
    void one_thread_ts_in_two_channels_is_two_conversations_also_after_a_restart() {
        slack.slack.channel("C2", false);
        var first = slack.mention("C1", "UMARIA", QUESTION);
        slack.answer("C1", first);
        var whole = "<@" + FakeSlack.BOT + "> How many customers do we have?";
        slack.sendJson(SlackEvents.envelope(SlackEvents.message("app_mention", "C2", "UMARIA", whole, first)));
        assertThat(slack.answer("C2", first)).contains("active customers");
        slack.reopen();
        FakeSlack.until("the door is open", () -> slack.door().health().equals("ok"));
        slack.write("C1", "UMARIA", "and by country?", first);
        assertThat(Json.text(slack.slack.post("C1", first, 2))).contains("Governed metric: MRR", "country");
        slack.write("C2", "UMARIA", "and by country?", first);
        assertThat(Json.text(slack.slack.post("C2", first, 2))).contains("active customers", "country");
    }

    @Test
    void on_enterprise_grid_the_authorized_workspace_counts() {
        var whole = "<@" + FakeSlack.BOT + "> " + QUESTION;
        var user = slack.slack.user("UGRID", "grid@example.com");
        user.put("team_id", "T7")
                .putObject("enterprise_user")
                .putArray("teams")
                .add(FakeSlack.TEAM)
                .add("T7");
        var ts = slack.slack.wrote("C1", "UGRID", whole, "");
        var body = SlackEvents.envelope(SlackEvents.message("app_mention", "C1", "UGRID", whole, ts));
        body.put("team_id", "T7").put("enterprise_id", "E1");
        slack.sendJson(body);
        assertThat(slack.answer("C1", ts)).contains("Governed metric");
        assertThat(TestDatabase.rows(
                        company.database(), "SELECT team FROM jackdaw_state.slack_run WHERE asked_in = '" + ts + "'"))
                .isEqualTo(List.of(List.of(FakeSlack.TEAM)));
    }

    @Test
    void a_file_with_words_is_a_question_like_any_other() {
        var whole = "<@" + FakeSlack.BOT + "> " + QUESTION;
        var ts = slack.slack.wrote("C1", "UMARIA", whole, "");
        ObjectNode event =
                SlackEvents.message("message", "C1", "UMARIA", whole, ts).put("subtype", "file_share");
        event.putArray("files").addObject().put("filetype", "csv");
        slack.sendJson(SlackEvents.envelope(event));
        assertThat(slack.answer("C1", ts)).contains("Governed metric");
    }

    @Test
    void right_to_left_text_code_and_long_text_are_taken_as_they_are() {
        for (var text : List.of("مرحبا كم عدد العملاء", "```SELECT 1```", "שלום‮ what is MRR")) {
            var ts = slack.mention("C1", "UMARIA", text);
            slack.answer("C1", ts);
            var run = TestDatabase.rows(
                            company.database(), "SELECT run FROM jackdaw_state.slack_run WHERE asked_in = '" + ts + "'")
                    .getFirst()
                    .getFirst();
            var asked = (Step.Asked) slack.jackdaw()
                    .journal()
                    .entries(new dev.jackdaw.core.RunId(run))
                    .getFirst()
                    .step();
            assertThat(asked.question()).isEqualTo(text);
        }
        slack.mention("C1", "UMARIA", "x".repeat(100_000));
        FakeSlack.until("told", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("longer than 8,000")));
    }

    @Test
    void an_unknown_button_does_nothing() {
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        var post = slack.slack.post("C1", ts, 1);
        for (var value : List.of("", "x", "good no-such-run", "../..", "a b c d")) {
            assertThat(slack.press("C1", "UMARIA", post, "somebody_elses", value))
                    .isEqualTo(200);
            assertThat(slack.press("C1", "UMARIA", post, ActionIds.REPLY + "0", value))
                    .isEqualTo(200);
            assertThat(slack.press("C1", "UMARIA", post, ActionIds.CSV, value)).isEqualTo(200);
        }
        var next = slack.mention("C1", "UMARIA", QUESTION);
        slack.answer("C1", next);
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    private static void command(String user, String text) {
        slack.signed(
                "command=%2Fjackdaw&text="
                        + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                        + "&team_id=T1&channel_id=C1&user_id="
                        + user
                        + "&trigger_id="
                        + user
                        + text.hashCode(),
                "application/x-www-form-urlencoded");
    }

    private static List<List<String>> views() {
        return TestDatabase.rows(company.database(), "SELECT 1 FROM pg_views WHERE viewname = 'mrr_by_industry'");
    }

    @Test
    void only_an_admin_drops_a_view() {
        var ts = slack.mention("C1", "UMARIA", "build a view of MRR by industry");
        var back = slack.slack.post("C1", ts, 1);
        assertThat(Json.text(back)).contains("It would begin like this");
        slack.first("C1", back);
        slack.slack.post("C1", ts, 2);
        command("UJOE", "drop view jackdaw.mrr_by_industry");
        FakeSlack.until("refused", () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("Only an admin")));
        assertThat(views()).hasSize(1);
        command("UMARIA", "drop view mrr_by_industry");
        FakeSlack.until("done", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("is dropped")));
        assertThat(views()).isEmpty();
        command("UMARIA", "drop view customers");
        FakeSlack.until(
                "no view",
                () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("I built no view 'customers'")));
    }

    @Test
    void only_an_admin_agrees_to_what_was_learnt() {
        var run = dev.jackdaw.core.RunId.next(java.time.Clock.systemUTC());
        var learnings = slack.jackdaw().learning().learnings();
        var learning = learnings.move(
                learnings.propose(
                        new Proposal(
                                Learning.Type.QUIRK,
                                Audience.COMPANY,
                                java.util.Map.of(),
                                "Tickets of <!channel> partners are answered twice.",
                                "",
                                "How many tickets were answered?",
                                java.util.List.of("public.support_tickets"),
                                new Learning.Origin(run, java.util.List.of()),
                                "test",
                                "slack:joe@example.com"),
                        ""),
                Learning.State.WAITING,
                "gate",
                "proven; a person must agree");
        command("UJOE", "approve " + learning.id());
        FakeSlack.until("refused", () -> slack.whispers("UJOE").stream().anyMatch(w -> w.contains("Only an admin")));
        command("UMARIA", "learnings");
        FakeSlack.until(
                "the list",
                () -> slack.whispers("UMARIA").stream()
                        .anyMatch(w -> w.contains(learning.id())
                                && w.contains("answered twice")
                                && !w.contains("<!channel>")));
        command("UMARIA", "approve " + learning.id());
        FakeSlack.until("approved", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("is active.")));
        assertThat(learnings.find(Viewer.UPKEEP, learning.id()).orElseThrow().state())
                .isEqualTo(Learning.State.ACTIVE);
        command("UMARIA", "reject " + learning.id());
        FakeSlack.until("told", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("is active already")));
    }
}
