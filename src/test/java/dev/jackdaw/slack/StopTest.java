package dev.jackdaw.slack;

import static dev.jackdaw.slack.ThinkingTeam.COMPUTE;
import static dev.jackdaw.slack.ThinkingTeam.DELEGATE;
import static dev.jackdaw.slack.ThinkingTeam.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.data.Json;
import dev.jackdaw.model.provider.OpenAi;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a run under way that people stop, or whose question they edit or delete.
class StopTest {
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
    void the_stop_button_stops_it() {
        slack.slack.fail("agents.sessions.setStatus", "unknown_method");
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        slack.press(
                "C1",
                "UMARIA",
                team.work(ts),
                ActionIds.STOP,
                SlackFixture.buttons(team.work(ts)).get(ActionIds.STOP));
        team.shows(ts, "Stopped. Up to there: ");
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(SlackFixture.buttons(team.work(ts))).isEmpty();
    }

    @Test
    void a_stop_ends_the_sql_on_the_server() {
        team.provider.then(
                DELEGATE,
                OpenAi.call(
                        "run_sql",
                        Map.of(
                                "sql",
                                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2000000000) "
                                        + "SELECT count(*) FROM r")));
        var ts = slack.mention("C1", "UMARIA", "How many pairs of pairs of customers are there?");
        FakeSlack.until("it runs", () -> running() == 1);
        team.shows(ts, "Running SQL");
        slack.write("C1", "UJOE", "stop", ts);
        team.shows(ts, "Stopped.");
        FakeSlack.until("it ended", () -> running() == 0);
        assertThat(Json.text(team.work(ts))).doesNotContain("in_progress");
    }

    private static int running() {
        return TestDatabase.rows(
                        company.database(),
                        "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND datname = current_database() "
                                + "AND query LIKE 'FETCH%'")
                .size();
    }

    @Test
    void slacks_own_stop_stops_it_and_nothing_is_appended_afterwards() {
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        var stop = SlackEvents.message("agent_session_stopped", "C1", "UMARIA", "", ts)
                .put("thread_ts", ts);
        stop.putArray("streaming_message_ts").add(team.work(ts).path("ts").asText());
        int appended = slack.slack.calls("chat.appendStream").size();
        slack.slack.expireStreams();
        slack.sendJson(SlackEvents.envelope(stop));
        team.shows(ts, "Stopped. Up to there: ");
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(slack.slack.calls("chat.appendStream")).hasSize(appended);
        team.provider.then(DELEGATE, COMPUTE, SUBMIT);
        slack.write("C1", "UMARIA", "and again, please", ts);
        assertThat(Json.text(slack.slack.post("C1", ts, 2))).contains("Governed metric");
    }

    @Test
    void an_edited_question_is_asked_anew_and_the_old_work_goes_away() {
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        var old = team.work(ts).path("ts").asText();
        team.provider.then(DELEGATE, COMPUTE, SUBMIT);
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
        var ts = team.ask("C1");
        team.shows(ts, "Computing a governed metric, ");
        slack.delete("C1", "UMARIA", ts);
        FakeSlack.until("nothing is left", () -> slack.slack.posts("C1", ts).isEmpty());
    }
}
