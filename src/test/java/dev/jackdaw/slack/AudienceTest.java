package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.sandbox.FakeSlack;
import dev.jackdaw.sandbox.SlackEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is answered, and where.
class AudienceTest {
    private static final String QUESTION = "How many customers do we have?";
    private static TestCompany company;
    private static SlackFixture slack;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        company = TestCompany.open();
        var people = folder.resolve("people.json");
        Files.writeString(
                people, "{\"slack:maria@example.com\": {}, \"slack:joe@example.com\": {\"region\": \"EMEA\"}}");
        slack = new SlackFixture(
                company, Map.of("JACKDAW_SLACK_UNKNOWN", "none", "JACKDAW_PRINCIPALS", people.toString()));
        slack.slack.user("UGUEST", "guest@example.com").put("is_ultra_restricted", true);
        slack.slack.user("UOTHER", "other@elsewhere.org").put("team_id", "T2");
        slack.slack.user("USTRANGE", "x@elsewhere.org").put("is_stranger", true);
        slack.slack.user("UBOT2", "bot@example.com").put("is_bot", true);
        slack.slack.user("UNEW", "new@example.com");
        slack.slack.user("UNOMAIL", "");
        slack.slack.channel("CSHARED", true);
    }

    @AfterAll
    static void close() {
        slack.close();
        company.close();
    }

    private static void refused(String channel, String user, String words) {
        var ts = slack.mention(channel, user, QUESTION);
        FakeSlack.until(
                user + " is told " + words, () -> slack.whispers(user).stream().anyMatch(w -> w.contains(words)));
        assertThat(slack.slack.posts(channel, ts)).isEmpty();
    }

    @Test
    void guests_strangers_and_people_of_other_companies_are_refused() {
        refused("C1", "UGUEST", "guests");
        refused("C1", "UOTHER", "people of this company only");
        refused("C1", "USTRANGE", "people of this company only");
    }

    @Test
    void whom_nobody_listed_is_told_what_to_ask_for() {
        refused("C1", "UNEW", "slack:new@example.com");
        refused("C1", "UNOMAIL", "slack:T1:UNOMAIL");
    }

    @Test
    void nothing_is_said_in_a_channel_that_is_shared() {
        refused("CSHARED", "UMARIA", "shared with people outside");
        refused("CUNKNOWN", "UMARIA", "shared with people outside");
    }

    @Test
    void other_bots_are_not_answered() {
        var ts = slack.mention("C1", "UBOT2", QUESTION);
        var whole = "<@" + FakeSlack.BOT + "> " + QUESTION;
        var other = slack.slack.wrote("C1", "UMARIA", whole, "");
        slack.sendJson(SlackEvents.envelope(
                SlackEvents.message("message", "C1", "UMARIA", whole, other).put("bot_id", "B9")));
        var after = slack.mention("C1", "UMARIA", QUESTION);
        slack.slack.post("C1", after, 1);
        assertThat(slack.slack.posts("C1", ts)).isEmpty();
        assertThat(slack.slack.posts("C1", other)).isEmpty();
    }

    /// Otherwise the figures of one would stand in the history that another's question is shown.
    @Test
    void who_may_see_other_rows_has_a_history_of_their_own_in_a_thread() {
        var ts = slack.mention("C1", "UJOE", QUESTION);
        slack.slack.post("C1", ts, 1);
        slack.write("C1", "UMARIA", QUESTION, ts);
        slack.slack.post("C1", ts, 2);
        assertThat(TestDatabase.rows(
                        company.database(),
                        "SELECT count(DISTINCT r.thread) FROM jackdaw_state.run r JOIN jackdaw_state.slack_run s "
                                + "ON s.run = r.id WHERE s.thread = '"
                                + ts
                                + "'"))
                .containsExactly(List.of("2"));
    }

    @Test
    void a_question_back_to_one_alone_does_not_come_back_into_the_channel() {
        var ts = slack.mention("C1", "UJOE", "revenue last month");
        slack.slack.post("C1", ts, 1);
        slack.write("C1", "UJOE", "MRR", ts);
        slack.slack.post("C1", ts, 2);
        assertThat(slack.slack.posts("C1", ts))
                .allMatch(p -> p.path("text").asText().contains("to you alone"));
    }

    @Test
    void what_depends_on_who_asks_goes_to_the_asker_alone() {
        var ts = slack.mention("C1", "UJOE", QUESTION);
        assertThat(slack.slack.post("C1", ts, 1).path("text").asText()).contains("to you alone");
        assertThat(slack.slack.posts("DUJOE", ""))
                .anyMatch(p -> p.path("text")
                        .asText()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("customers"));
        assertThat(TestDatabase.rows(
                        company.database(), "SELECT DISTINCT asker FROM jackdaw_state.slack_run WHERE person = 'UJOE'"))
                .containsExactly(List.of("slack:joe@example.com"));
    }
}
