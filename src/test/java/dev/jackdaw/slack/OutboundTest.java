package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told in Slack, to whom and how often, where other bots are known to go wrong, as far as no
/// other test is about it.
class OutboundTest {
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
    void a_channel_that_becomes_shared_is_told_nothing_more() {
        slack.slack.channel("CLATER", false);
        var asked = slack.mention("CLATER", "UMARIA", "revenue last month");
        var back = slack.slack.post("CLATER", asked, 1);
        slack.slack.channel("CLATER", true);
        slack.reopen();
        FakeSlack.until("the door is open", () -> slack.door().health().equals("ok"));
        var run = TestDatabase.rows(
                        company.database(), "SELECT run FROM jackdaw_state.slack_run WHERE asked_in = '" + asked + "'")
                .getFirst()
                .getFirst();
        slack.first("CLATER", back);
        FakeSlack.until(
                "refused",
                () -> slack.whispers("UMARIA").stream()
                        .anyMatch(w -> w.contains("Only the one who asked") || w.contains("shared")));
        slack.jackdaw()
                .desk()
                .ask(
                        new dev.jackdaw.agent.Desk.Ask("slack:T1:CLATER:" + asked, "slack:maria@example.com", "MRR"),
                        entry -> {});
        TestDatabase.run(
                company.database(),
                "UPDATE jackdaw_state.slack_run SET idle = false, leased_until = now() WHERE run = '" + run + "'");
        FakeSlack.until(
                "told directly",
                () -> slack.slack.posts("DUMARIA", "").stream()
                        .anyMatch(m -> Json.text(m).contains(run + ":")));
        assertThat(slack.slack.posts("CLATER", asked)).hasSize(1);
    }

    @Test
    void limits_of_updates_are_waited_for() {
        var ts = slack.mention("C1", "UMARIA", "revenue last month");
        var back = slack.slack.post("C1", ts, 1);
        slack.slack.fail("chat.update", FakeSlack.Fault.LIMITED);
        slack.slack.fail("chat.update", FakeSlack.Fault.LIMITED);
        slack.first("C1", back);
        assertThat(Json.text(slack.slack.post("C1", ts, 2))).contains("Governed metric");
        assertThat(Json.text(slack.slack.posts("C1", ts).getFirst())).contains("Answered: ");
    }

    @Test
    void a_thread_with_an_answer_that_was_wrong_is_told_once() {
        var first = slack.mention("C1", "UMARIA", "What is our MRR by country?");
        slack.slack.post("C1", first, 1);
        slack.write("C1", "UMARIA", "<@" + FakeSlack.BOT + "> and by plan?", first);
        slack.slack.post("C1", first, 2);
        var second = slack.mention("C1", "UMARIA", "What is our MRR by industry?");
        slack.slack.post("C1", second, 1);
        var third = slack.mention("C1", "UMARIA", "What is our MRR by plan?");
        slack.slack.post("C1", third, 1);
        var runs = slack.jackdaw().journal().recent(50).stream()
                .filter(r -> r.thread().contains(first) || r.thread().contains(second))
                .map(Journal.Summary::id)
                .toList();
        assertThat(runs).hasSize(3);
        var notices = slack.jackdaw().notices();
        for (int i = 0; i < 2; i++) {
            notices.tell("retired x", runs, "An answer here may be wrong. <!channel>");
        }
        var told = slack.slack.post("C1", first, 3);
        assertThat(told.path("text").asText()).contains("may be wrong").doesNotContain("<!channel>");
        slack.slack.post("C1", second, 2);
        // Whoever died before it was noted that it arrived finds it in the thread.
        TestDatabase.run(
                company.database(), "UPDATE jackdaw_state.notice SET done_at = NULL, leased_until = '-infinity'");
        FakeSlack.until(
                "noted again",
                () -> TestDatabase.rows(company.database(), "SELECT 1 FROM jackdaw_state.notice WHERE done_at IS NULL")
                        .isEmpty());
        assertThat(slack.slack.posts("C1", first)).hasSize(3);
        assertThat(slack.slack.posts("C1", second)).hasSize(2);
        assertThat(slack.slack.posts("C1", third)).hasSize(1);
    }

    @Test
    void the_data_team_is_told_of_what_concerns_it_once() {
        var notices = slack.jackdaw().notices();
        for (int i = 0; i < 2; i++) {
            notices.tell("stale query x", "The validated query x may no longer be right.");
        }
        FakeSlack.until("told", () -> told().size() == 1);
        TestDatabase.run(
                company.database(), "UPDATE jackdaw_state.notice SET done_at = NULL, leased_until = '-infinity'");
        FakeSlack.until(
                "noted again",
                () -> TestDatabase.rows(company.database(), "SELECT 1 FROM jackdaw_state.notice WHERE done_at IS NULL")
                        .isEmpty());
        assertThat(told()).hasSize(1);
    }

    private static List<ObjectNode> told() {
        return slack.slack.posts("DUMARIA", "").stream()
                .filter(m -> m.path("text").asText().contains("may no longer be right"))
                .toList();
    }

    @Test
    void a_chart_is_drawn_with_words_for_those_who_cant_see_it() {
        var ts = slack.mention("C1", "UMARIA", "MRR by week in 2025");
        var post = slack.slack.post("C1", ts, 1);
        assertThat(Json.text(post)).doesNotContain("data_visualization");
        slack.press(
                "C1",
                "UMARIA",
                post,
                ActionIds.CHART,
                SlackFixture.buttons(post).get(ActionIds.CHART));
        FakeSlack.until(
                "a picture, or why there is none",
                () -> slack.slack.shared().stream().anyMatch(f -> f.thread().equals(ts))
                        || slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("install fontconfig")));
        for (var file : slack.slack.shared()) {
            assertThat(file.alt()).contains("MRR by week in 2025: lines of MRR, from ");
            assertThat(file.content()).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void a_secret_in_an_answer_is_left_out_and_noted() {
        var secret = "xoxb-1234567890-" + "abcdefghij";
        var ts = slack.mention("C1", "UMARIA", "What is " + secret + "?");
        assertThat(slack.answer("C1", ts)).doesNotContain(secret);
        assertThat(TestDatabase.rows(
                        company.database(),
                        "SELECT withheld FROM jackdaw_state.slack_run WHERE asked_in = '" + ts + "'"))
                .isEqualTo(List.of(List.of("t")));
    }
}
