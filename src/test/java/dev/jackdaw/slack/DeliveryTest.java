package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.data.Json;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every question ends with exactly one answer, whatever Slack and the network do.
class DeliveryTest {
    private static final String QUESTION = "What is our MRR by plan?";
    private TestCompany company;
    private SlackFixture slack;

    @BeforeEach
    void open() {
        company = TestCompany.open();
        slack = new SlackFixture(company, Map.of());
    }

    @AfterEach
    void close() {
        slack.close();
        company.close();
    }

    /// In one statement: a run is there before its delivery is done.
    private void settled() {
        FakeSlack.until(
                "all is told",
                () -> TestDatabase.rows(
                                company.database(),
                                "SELECT (SELECT count(*) FROM jackdaw_state.slack_run WHERE NOT idle) + (SELECT"
                                        + " count(*) FROM jackdaw_state.slack_inbox WHERE done_at IS NULL)")
                        .equals(List.of(List.of("0"))));
    }

    /// What couldn't be taken is tried again now, instead of after its lease of twenty seconds.
    private void leaseEnds() {
        TestDatabase.run(company.database(), "UPDATE jackdaw_state.slack_inbox SET leased_until = now()");
    }

    @Test
    void an_answer_whose_arrival_is_unknown_is_looked_for_before_it_is_sent_again() {
        slack.slack.fail("chat.postMessage", FakeSlack.Fault.LOST_ANSWER);
        slack.slack.fail("chat.postMessage", FakeSlack.Fault.LOST_ANSWER);
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        settled();
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(slack.slack.calls("conversations.replies")).isNotEmpty();
    }

    @Test
    void what_can_t_be_taken_however_often_it_is_tried_is_apologised_for() {
        for (int i = 0; i < 100; i++) {
            slack.slack.fail("users.info", FakeSlack.Fault.ERROR);
        }
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        for (int attempt = 0; attempt < 5; attempt++) {
            int before = attempt;
            FakeSlack.until(
                    "attempt " + attempt,
                    () -> !TestDatabase.rows(
                                    company.database(),
                                    "SELECT 1 FROM jackdaw_state.slack_inbox WHERE attempts > " + before)
                            .isEmpty());
            leaseEnds();
        }
        FakeSlack.until("an apology", () -> slack.whispers("UMARIA").stream().anyMatch(w -> w.contains("Sorry")));
        assertThat(slack.slack.posts("C1", ts)).isEmpty();
    }

    @Test
    void a_statement_that_the_database_refuses_is_tried_again_and_its_words_reach_nobody() {
        TestDatabase.run(company.database(), "ALTER TABLE jackdaw_state.slack_run RENAME TO slack_gone");
        String ts;
        try {
            ts = slack.mention("C1", "UMARIA", QUESTION);
            FakeSlack.until(
                    "it is asked", () -> !slack.jackdaw().journal().recent(1).isEmpty());
            leaseEnds();
            FakeSlack.until(
                    "it is taken again",
                    () -> !TestDatabase.rows(
                                    company.database(), "SELECT 1 FROM jackdaw_state.slack_inbox WHERE attempts > 1")
                            .isEmpty());
        } finally {
            TestDatabase.run(company.database(), "ALTER TABLE jackdaw_state.slack_gone RENAME TO slack_run");
        }
        leaseEnds();
        slack.slack.post("C1", ts, 1);
        settled();
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(slack.whispers("UMARIA")).isEmpty();
    }

    @Test
    void limits_and_failures_are_waited_for() {
        for (var fault : List.of(FakeSlack.Fault.LIMITED, FakeSlack.Fault.ERROR, FakeSlack.Fault.LIMITED)) {
            slack.slack.fail("chat.postMessage", fault);
            slack.slack.fail("users.info", fault);
        }
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", ts, 1);
        settled();
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    @Test
    void limits_that_last_lose_no_answer() {
        for (int i = 0; i < 6; i++) {
            slack.slack.fail("chat.postMessage", FakeSlack.Fault.LIMITED);
        }
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        FakeSlack.until("it gives up for now", () -> later().equals(List.of(List.of("1"))));
        assertThat(slack.slack.posts("C1", ts)).isEmpty();
        TestDatabase.run(company.database(), "UPDATE jackdaw_state.slack_run SET leased_until = now()");
        slack.slack.post("C1", ts, 1);
        settled();
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
    }

    private List<List<String>> later() {
        return TestDatabase.rows(
                company.database(),
                "SELECT count(*) FROM jackdaw_state.slack_run WHERE NOT idle AND leased_until > now() + "
                        + "interval '30 seconds'");
    }

    @Test
    void blocks_that_slack_refuses_are_sent_in_an_older_form_and_then_left_out() {
        slack.slack.fail("chat.postMessage", "invalid_blocks");
        var first = slack.slack.post("C1", slack.mention("C1", "UMARIA", QUESTION), 1);
        assertThat(Json.text(first.path("blocks")))
                .contains("\"table\"")
                .doesNotContain("data_table", "data_visualization");
        slack.slack.fail("chat.postMessage", "invalid_blocks");
        slack.slack.fail("chat.postMessage", "invalid_blocks");
        var second = slack.slack.post("C1", slack.mention("C1", "UMARIA", QUESTION), 1);
        assertThat(second.has("blocks")).isFalse();
        assertThat(second.path("text").asText()).contains("MRR");
    }

    @Test
    void messages_to_one_channel_keep_slacks_pace() {
        slack.slack.pace(Duration.ofMillis(900));
        var asked = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            asked.add(slack.mention("C1", i % 2 == 0 ? "UMARIA" : "UJOE", QUESTION));
        }
        asked.forEach(ts -> slack.slack.post("C1", ts, 1));
        assertThat(slack.slack.refusals()).isEmpty();
    }

    @Test
    void without_a_status_line_a_reaction_is_the_first_sign() {
        for (var fault : List.of("channel_type_not_supported", FakeSlack.Fault.ERROR, FakeSlack.Fault.LIMITED)) {
            slack.slack.fail("assistant.threads.setStatus", fault);
            var ts = slack.mention("C1", "UMARIA", QUESTION);
            slack.slack.post("C1", ts, 1);
            assertThat(slack.slack.calls("reactions.add"))
                    .as("after " + fault)
                    .anyMatch(c -> ts.equals(c.form().get("timestamp")));
        }
    }

    @Test
    void what_is_asked_while_the_token_is_revoked_is_answered_afterwards() {
        slack.slack.revoke();
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        FakeSlack.until("the door says so", () -> slack.door().health().equals("invalid_auth"));
        slack.slack.restore();
        leaseEnds();
        slack.slack.post("C1", ts, 1);
        settled();
        assertThat(slack.slack.posts("C1", ts)).hasSize(1);
        assertThat(TestDatabase.rows(
                        company.database(), "SELECT count(*) FROM jackdaw_state.slack_inbox WHERE body ? 'token'"))
                .containsExactly(List.of("0"));
    }

    @Test
    void a_revoked_token_is_said_and_loses_nothing() {
        slack.slack.revoke();
        assertThat(slack.jackdaw().config().slack().missing()).isEmpty();
        assertThat(SlackCheck.problem(slack.jackdaw().config().slack())).contains("Slack says invalid_auth");
        slack.reopen();
        FakeSlack.until("the door says so", () -> slack.door().health().equals("invalid_auth"));
        var ts = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.restore();
        FakeSlack.until("the door is well", () -> slack.door().health().equals("ok"));
        leaseEnds();
        slack.slack.post("C1", ts, 1);
        slack.slack.scopes("chat:write,users:read");
        assertThat(SlackCheck.problem(slack.jackdaw().config().slack()).orElseThrow())
                .contains("lacks the scopes", "app_mentions:read", "users:read.email")
                .doesNotContain("chat:write");
    }

    /// Each event three times in random order, every tenth call failing in some way.
    @Test
    void many_at_once_have_one_answer_each() {
        long seed = System.nanoTime();
        System.out.println("DeliveryTest seed " + seed);
        var random = new Random(seed);
        slack.slack.failEvery(10);
        var bodies = new ArrayList<com.fasterxml.jackson.databind.JsonNode>();
        var asked = new ArrayList<List<String>>();
        for (int i = 0; i < 24; i++) {
            var channel = "C" + i % 8;
            slack.slack.channel(channel, false);
            var whole = "<@" + FakeSlack.BOT + "> " + (i % 2 == 0 ? QUESTION : "How many customers do we have?");
            var ts = slack.slack.wrote(channel, "UMARIA", whole, "");
            asked.add(List.of(channel, ts));
            var body = SlackEvents.envelope(SlackEvents.message("app_mention", channel, "UMARIA", whole, ts));
            bodies.addAll(Collections.nCopies(3, body));
        }
        Collections.shuffle(bodies, random);
        bodies.forEach(body -> assertThat(slack.sendJson(body)).isEqualTo(200));
        asked.forEach(a -> slack.slack.post(a.get(0), a.get(1), 1));
        settled();
        for (var a : asked) {
            assertThat(slack.slack.posts(a.get(0), a.get(1))).as("seed " + seed).hasSize(1);
        }
    }
}
