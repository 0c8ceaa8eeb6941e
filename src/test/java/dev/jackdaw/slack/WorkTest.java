package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.model.provider.StubProvider;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see while a run takes long: a model that thinks until it is told to go on.
class WorkTest {
    private static final StubProvider.Act DELEGATE =
            OpenAi.call("delegate", Map.of("agent", "analyst", "task", "MRR by plan"));
    private static final StubProvider.Act COMPUTE =
            OpenAi.call("query_metric", Map.of("metric", "MRR", "dimensions", List.of("plan")));
    private static final StubProvider.Act SUBMIT =
            OpenAi.call("submit", Map.of("text", "By plan.", "results", List.of("r1")));
    private static TestCompany company;
    private StubProvider provider;
    private SlackFixture slack;
    private CountDownLatch thinks;

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
        provider = new StubProvider();
        thinks = new CountDownLatch(1);
        slack = new SlackFixture(
                company, Map.of("JACKDAW_MODEL", "openai:scripted", "OPENAI_BASE_URL", provider.url()));
        slack.shown(SlackSettings.STREAM_FOR);
    }

    @AfterEach
    void close() {
        thinks.countDown();
        slack.close();
        provider.close();
    }

    /// Asks, and the model thinks before it submits.
    private String ask(String channel) {
        provider.then(DELEGATE, COMPUTE, (request, out, stub) -> {
            thinks.await();
            SUBMIT.on(request, out, stub);
        });
        return slack.mention(channel, "UMARIA", "What is our MRR by plan?");
    }

    private JsonNode work(String ts) {
        FakeSlack.until("a message", () -> !slack.slack.posts("C1", ts).isEmpty());
        return slack.slack.posts("C1", ts).getFirst();
    }

    private void answered(String ts) {
        FakeSlack.until(
                "an answer, not " + slack.slack.posts("C1", ts) + slack.slack.refusals(),
                () -> Json.text(slack.slack.posts("C1", ts)).contains("Governed metric"));
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    private void shows(String ts, String words) {
        FakeSlack.until(
                words + " in " + slack.slack.posts("C1", ts),
                () -> Json.text(slack.slack.posts("C1", ts)).contains(words));
    }

    @Test
    void tasks_are_streamed_and_become_the_answer() {
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        assertThat(work(ts).path("streaming").asBoolean()).isTrue();
        assertThat(slack.slack.session("C1", ts)).isEqualTo("processing");
        assertThat(Json.text(work(ts))).contains("task_card", "Reading ", "Working out how to find it");
        thinks.countDown();
        answered(ts);
        assertThat(work(ts).has("streaming")).isFalse();
        assertThat(Json.text(work(ts)))
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
        var ts = ask("C1");
        shows(ts, "✓ Computing a governed metric, ");
        assertThat(SlackFixture.buttons(work(ts))).containsKey(ActionIds.STOP);
        thinks.countDown();
        answered(ts);
        assertThat(SlackFixture.buttons(work(ts))).doesNotContainKey(ActionIds.STOP);
    }

    @Test
    void a_stream_that_slack_refuses_is_an_edited_message() {
        slack.slack.fail("chat.startStream", "user_not_found");
        var ts = ask("C1");
        shows(ts, "Computing a governed metric");
        thinks.countDown();
        answered(ts);
    }

    @Test
    void a_stream_that_died_is_edited_to_the_answer() {
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        slack.slack.expireStreams();
        thinks.countDown();
        answered(ts);
    }

    @Test
    void a_refused_append_goes_on_as_an_edited_message() {
        // Runs that an earlier test left behind are told of here, too: only this one's calls count.
        var asked = new CompletableFuture<String>();
        provider.then(
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
        answered(ts);
        assertThat(own("chat.stopStream", ts))
                .as("the dead stream is left, and the answer is an edit")
                .noneMatch(call -> call.form().containsKey("blocks"));
    }

    /// The calls that were made for the message in a thread.
    private List<FakeSlack.Call> own(String method, String ts) {
        return slack.slack.calls(method).stream()
                .filter(c -> work(ts).path("ts").asText().equals(c.form().get("ts")))
                .toList();
    }

    @Test
    void a_stop_of_the_stream_whose_answer_is_lost_comes_to_one_message() {
        slack.slack.fail("chat.stopStream", FakeSlack.Fault.LOST_ANSWER);
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        thinks.countDown();
        answered(ts);
    }

    @Test
    void a_start_whose_answer_is_lost_is_found_again() {
        slack.slack.fail("chat.startStream", FakeSlack.Fault.LOST_ANSWER);
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        thinks.countDown();
        answered(ts);
    }

    @Test
    void a_stream_is_left_in_time() {
        slack.shown(Duration.ofMillis(10));
        var ts = ask("C1");
        FakeSlack.until("it is left", () -> Json.text(work(ts)).contains(ActionIds.STOP));
        assertThat(work(ts).has("streaming")).isFalse();
        assertThat(SlackFixture.buttons(work(ts))).containsKey(ActionIds.STOP);
        thinks.countDown();
        answered(ts);
        FakeSlack.until("the session rests", () -> slack.slack.session("C1", ts).equals("active"));
    }

    @Test
    void the_stop_button_stops_it() {
        slack.slack.fail("agents.sessions.setStatus", "unknown_method");
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        slack.press(
                "C1",
                "UMARIA",
                work(ts),
                ActionIds.STOP,
                SlackFixture.buttons(work(ts)).get(ActionIds.STOP));
        shows(ts, "Stopped. Up to there: ");
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(SlackFixture.buttons(work(ts))).isEmpty();
    }

    @Test
    void a_stop_ends_the_sql_on_the_server() {
        provider.then(
                DELEGATE,
                OpenAi.call(
                        "run_sql",
                        Map.of(
                                "sql",
                                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2000000000) "
                                        + "SELECT count(*) FROM r")));
        var ts = slack.mention("C1", "UMARIA", "How many pairs of pairs of customers are there?");
        FakeSlack.until("it runs", () -> running() == 1);
        shows(ts, "Running SQL");
        slack.write("C1", "UJOE", "stop", ts);
        shows(ts, "Stopped.");
        FakeSlack.until("it ended", () -> running() == 0);
        assertThat(Json.text(work(ts))).doesNotContain("in_progress");
    }

    private static int running() {
        return TestDatabase.rows(
                        company.database(),
                        "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND datname = current_database() "
                                + "AND query LIKE 'FETCH%'")
                .size();
    }

    @Test
    void limits_of_appends_are_waited_for() {
        slack.slack.fail("chat.appendStream", FakeSlack.Fault.LIMITED);
        slack.slack.fail("chat.stopStream", FakeSlack.Fault.LIMITED);
        provider.then(
                (request, out, stub) -> {
                    FakeSlack.until(
                            "a stream",
                            () -> !slack.slack.calls("chat.startStream").isEmpty());
                    DELEGATE.on(request, out, stub);
                },
                COMPUTE,
                (request, out, stub) -> {
                    thinks.await();
                    SUBMIT.on(request, out, stub);
                });
        var ts = slack.mention("C1", "UMARIA", "What is our MRR by plan?");
        shows(ts, "Computing a governed metric, ");
        thinks.countDown();
        answered(ts);
    }

    @Test
    void slacks_own_stop_stops_it_and_nothing_is_appended_afterwards() {
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        var stop = SlackEvents.message("agent_session_stopped", "C1", "UMARIA", "", ts)
                .put("thread_ts", ts);
        stop.putArray("streaming_message_ts").add(work(ts).path("ts").asText());
        int appended = slack.slack.calls("chat.appendStream").size();
        slack.slack.expireStreams();
        slack.sendJson(SlackEvents.envelope(stop));
        shows(ts, "Stopped. Up to there: ");
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(slack.slack.calls("chat.appendStream")).hasSize(appended);
        provider.then(DELEGATE, COMPUTE, SUBMIT);
        slack.write("C1", "UMARIA", "and again, please", ts);
        assertThat(Json.text(slack.slack.post("C1", ts, 2))).contains("Governed metric");
    }

    @Test
    void an_edited_question_is_asked_anew_and_the_old_work_goes_away() {
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        var old = work(ts).path("ts").asText();
        provider.then(DELEGATE, COMPUTE, SUBMIT);
        slack.edit("C1", "UMARIA", ts, "What is our MRR by plan, please?");
        FakeSlack.until(
                "the new answer", () -> Json.text(slack.slack.posts("C1", ts)).contains("Governed metric"));
        FakeSlack.until(
                "the old work is gone",
                () -> slack.slack.posts("C1", ts).stream()
                        .noneMatch(m -> m.path("ts").asText().equals(old)));
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    @Test
    void a_deleted_question_leaves_nothing() {
        var ts = ask("C1");
        shows(ts, "Computing a governed metric, ");
        slack.delete("C1", "UMARIA", ts);
        FakeSlack.until("nothing is left", () -> slack.slack.posts("C1", ts).isEmpty());
    }
}
