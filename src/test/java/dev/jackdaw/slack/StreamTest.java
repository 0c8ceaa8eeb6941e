package dev.jackdaw.slack;

import static dev.jackdaw.slack.ThinkingTeam.COMPUTE;
import static dev.jackdaw.slack.ThinkingTeam.DELEGATE;
import static dev.jackdaw.slack.ThinkingTeam.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.FakeSlack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see while a run takes long, and how it becomes the answer.
class StreamTest {
    private static TestCompany company;
    private ThinkingTeam team;
    private SlackFixture slack;

    @BeforeAll
    static void openCompany() {
        company = TestCompany.open();
    }

    @AfterAll
    static void closeCompany() {
        company.close();
    }

    @BeforeEach
    void open() {
        team = new ThinkingTeam(company);
        slack = team.slack;
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void tasks_are_streamed_and_become_the_answer() {
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        assertThat(team.work(ts).path("streaming").asBoolean()).isTrue();
        assertThat(slack.slack.session("C1", ts)).isEqualTo("processing");
        assertThat(Json.text(team.work(ts))).contains("task_card", "Reading ", "Working out how to find it");
        team.thinks.countDown();
        team.answered(ts);
        assertThat(team.work(ts).has("streaming")).isFalse();
        assertThat(Json.text(team.work(ts)))
                .contains("data_table", "By plan.", "task_card")
                .doesNotContain("in_progress");
        assertThat(slack.slack.calls("chat.startStream").getFirst().form())
                .containsEntry("recipient_user_id", "UMARIA")
                .containsEntry("recipient_team_id", FakeSlack.TEAM);
        assertThat(slack.slack.calls("chat.postMessage")).isEmpty();
    }

    @Test
    void without_agent_sessions_one_message_is_edited_and_has_a_stop_button() {
        slack.slack.fail("agents.sessions.setStatus", "unknown_method");
        var ts = team.ask("C1");
        team.shows(ts, "✓ Computing a governed metric, ");
        assertThat(SlackFixture.buttons(team.work(ts))).containsKey(ActionIds.STOP);
        team.thinks.countDown();
        team.answered(ts);
        assertThat(SlackFixture.buttons(team.work(ts))).doesNotContainKey(ActionIds.STOP);
    }

    @Test
    void a_stream_that_slack_refuses_is_an_edited_message() {
        slack.slack.fail("chat.startStream", "user_not_found");
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric");
        team.thinks.countDown();
        team.answered(ts);
    }

    @Test
    void a_stream_that_died_is_edited_to_the_answer() {
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        slack.slack.expireStreams();
        team.thinks.countDown();
        team.answered(ts);
    }

    @Test
    void a_refused_append_goes_on_as_an_edited_message() {
        // Runs that an earlier test left behind are told of here, too: only this one's calls count.
        var asked = new CompletableFuture<String>();
        team.provider.then(
                (request, out, stub) -> {
                    FakeSlack.until(
                            "a stream",
                            () -> !slack.slack.posts("C1", asked.join()).isEmpty());
                    DELEGATE.on(request, out, stub);
                },
                (request, out, stub) -> {
                    slack.slack.expireStreams();
                    COMPUTE.on(request, out, stub);
                },
                (request, out, stub) -> {
                    FakeSlack.until(
                            "an edit", () -> !own("chat.update", asked.join()).isEmpty());
                    SUBMIT.on(request, out, stub);
                });
        var ts = slack.mention("C1", "UMARIA", "What is our MRR by plan?");
        asked.complete(ts);
        team.answered(ts);
        assertThat(own("chat.stopStream", ts))
                .as("the dead stream is left, and the answer is an edit")
                .noneMatch(call -> call.form().containsKey("blocks"));
    }

    /// The calls that were made for the message in a thread.
    private List<FakeSlack.Call> own(String method, String ts) {
        return slack.slack.calls(method).stream()
                .filter(c -> team.work(ts).path("ts").asText().equals(c.form().get("ts")))
                .toList();
    }

    @Test
    void a_stop_of_the_stream_whose_answer_is_lost_comes_to_one_message() {
        slack.slack.fail("chat.stopStream", FakeSlack.Fault.LOST_ANSWER);
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        team.thinks.countDown();
        team.answered(ts);
    }

    @Test
    void a_start_whose_answer_is_lost_is_found_again() {
        slack.slack.fail("chat.startStream", FakeSlack.Fault.LOST_ANSWER);
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        team.thinks.countDown();
        team.answered(ts);
    }

    @Test
    void a_stream_is_left_in_time() {
        slack.shown(Duration.ofMillis(10));
        var ts = team.ask("C1");
        FakeSlack.until("it is left", () -> Json.text(team.work(ts)).contains(ActionIds.STOP));
        assertThat(team.work(ts).has("streaming")).isFalse();
        assertThat(SlackFixture.buttons(team.work(ts))).containsKey(ActionIds.STOP);
        team.thinks.countDown();
        team.answered(ts);
        FakeSlack.until("the session rests", () -> slack.slack.session("C1", ts).equals("active"));
    }

    @Test
    void limits_of_appends_are_waited_for() {
        slack.slack.fail("chat.appendStream", FakeSlack.Fault.LIMITED);
        slack.slack.fail("chat.stopStream", FakeSlack.Fault.LIMITED);
        team.provider.then(
                (request, out, stub) -> {
                    FakeSlack.until(
                            "a stream",
                            () -> !slack.slack.calls("chat.startStream").isEmpty());
                    DELEGATE.on(request, out, stub);
                },
                COMPUTE,
                (request, out, stub) -> {
                    team.thinks.await();
                    SUBMIT.on(request, out, stub);
                });
        var ts = slack.mention("C1", "UMARIA", "What is our MRR by plan?");
        team.shows(ts, "Computing a governed metric, ");
        team.thinks.countDown();
        team.answered(ts);
    }
}
