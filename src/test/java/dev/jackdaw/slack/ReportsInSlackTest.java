package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.report.Report;
import dev.jackdaw.sandbox.FakeSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports as people in Slack make, read and change them.
class ReportsInSlackTest {
    private static TestCompany company;
    private static SlackFixture slack;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        company = TestCompany.open();
        var principals = folder.resolve("people.json");
        Files.writeString(principals, "{\"slack:boss@example.com\": {\"admin\": true}}");
        slack = new SlackFixture(company, Map.of("JACKDAW_PRINCIPALS", principals.toString()));
        slack.slack.user("UBOSS", "boss@example.com");
        List.of("C2", "C3", "C4").forEach(id -> slack.slack.channel(id, false));
        slack.slack.channel("CSHARED", true);
    }

    @AfterAll
    static void close() {
        slack.close();
        company.close();
    }

    private static void command(String user, String channel, String text) {
        slack.signed(
                "command=%2Fjackdaw&text="
                        + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                        + "&team_id=T1&user_id="
                        + user
                        + "&channel_id="
                        + channel
                        + "&trigger_id=t"
                        + System.nanoTime(),
                "application/x-www-form-urlencoded");
    }

    /// The next thing that is whispered to somebody and holds these words.
    private static JsonNode whispered(String user, String words) {
        FakeSlack.until(
                words + " to " + user + ": " + slack.whispers(user),
                () -> slack.whispers(user).stream().anyMatch(w -> w.contains(words)));
        var call = slack.slack.calls("chat.postEphemeral").stream()
                .filter(c -> user.equals(c.form().get("user")))
                .filter(c -> c.form().getOrDefault("text", "").contains(words))
                .toList()
                .getLast();
        try {
            return Json.mapper().readTree(call.form().getOrDefault("blocks", "[]"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Report only(String channel) {
        return slack.jackdaw().report().reports().list().stream()
                .filter(r -> r.to().contains("slack:" + channel))
                .findFirst()
                .orElseThrow();
    }

    private static void press(String channel, String user, JsonNode blocks, String action) {
        slack.press(channel, user, blocks, action, SlackFixture.buttons(blocks).get(action));
    }

    /// Makes whatever is due; the doors do the rest.
    private static void publish() {
        FakeSlack.until("made", () -> {
            slack.jackdaw().report().publisher().work();
            return TestDatabase.rows(
                            company.database(),
                            "SELECT 1 FROM jackdaw_state.report_posting WHERE state IN ('due', 'waiting')")
                    .isEmpty();
        });
    }

    @Test
    void a_report_is_proposed_saved_posted_corrected_paused_and_deleted() {
        slack.mention("C2", "UMARIA", "every weekday at 9 post MRR by plan and new customers here");
        var proposal = whispered("UMARIA", "I will post");
        assertThat(Json.text(proposal))
                .contains("every weekday at 09:00, UTC", "The next times", "MRR by plan, new customers");
        assertThat(slack.jackdaw().report().reports().list()).noneMatch(r -> r.to().contains("slack:C2"));
        press("C2", "UMARIA", proposal, ActionIds.REPORT_SAVE);
        whispered("UMARIA", "Saved as");
        // Pressed again, it is the same one.
        press("C2", "UMARIA", proposal, ActionIds.REPORT_SAVE);
        var name = only("C2").name();

        var due = slack.jackdaw().report().planner().now(name);
        publish();
        var post = slack.slack.post("C2", "", 1);
        assertThat(Json.text(post)).contains("by plan", "data up to 2026-06-17", "data_visualization");
        press("C2", "UJOE", post, ActionIds.REPORT_SQL);
        whispered("UJOE", "SUM(s.mrr)");

        TestDatabase.run(company.database(), "UPDATE subscriptions SET mrr = mrr * 2");
        try {
            assertThat(slack.jackdaw().report().recheck().all()).isPositive();
            var thread = post.path("ts").asText();
            FakeSlack.until(
                    "corrected",
                    () -> slack.slack.posts("C2", thread).stream()
                            .anyMatch(m -> Json.text(m).contains("Correction")));
            assertThat(slack.slack.posts("C2", thread)).hasSize(2);
        } finally {
            TestDatabase.run(company.database(), "UPDATE subscriptions SET mrr = mrr / 2");
        }

        command("UJOE", "C2", "pause " + name);
        whispered("UJOE", "Only its owner");
        command("UBOSS", "C2", "pause " + name);
        whispered("UBOSS", "rests");
        assertThat(only("C2").active()).isFalse();
        command("UMARIA", "C2", "resume " + name);
        whispered("UMARIA", "goes on");
        command("UMARIA", "C2", "reports");
        whispered("UMARIA", "every weekday at 09:00");
        command("UMARIA", "C2", "export " + name);
        whispered("UMARIA", "schedule: 0 9 * * MON-FRI");
        command("UMARIA", "C2", "change " + name + " to every friday at 10 post MRR");
        press("C2", "UMARIA", whispered("UMARIA", "in the place of"), ActionIds.REPORT_SAVE);
        FakeSlack.until(
                "changed",
                () -> ((ReportDefinition) only("C2").definition())
                        .timing()
                        .schedule()
                        .equals("0 10 * * FRI"));
        command("UMARIA", "C2", "delete " + name);
        whispered("UMARIA", "is deleted");
        assertThat(slack.jackdaw().report().postings().history(name, 5))
                .anyMatch(p -> p.due().equals(due));
    }

    @Test
    void what_cant_be_read_is_said_and_nothing_is_saved() {
        slack.mention("C1", "UMARIA", "every day at 9 post happiness here");
        whispered("UMARIA", "no governed metric 'happiness'");
        slack.mention("C1", "UMARIA", "every day at 99 post MRR here");
        whispered("UMARIA", "no time of day");
    }

    private static String save(String name, String to) {
        var report = new ReportDefinition(
                name,
                "",
                "slack:maria@example.com",
                List.of(to),
                new ReportTiming("0 9 * * *", "UTC"),
                List.of(new ReportItem("MRR", List.of(), Map.of(), "", List.of(), "", "", "")),
                "",
                "",
                null,
                "");
        slack.jackdaw().report().reports().save(report, "slack:maria@example.com");
        slack.jackdaw().report().planner().now(name);
        publish();
        return name;
    }

    private static boolean direct(String user, String words) {
        return slack.slack.posts("D" + user, "").stream()
                .anyMatch(m -> Json.text(m).contains(words));
    }

    @Test
    void a_place_that_is_gone_or_shared_gets_nothing_and_the_owner_hears_of_it() {
        save("to-nowhere", "slack:CGONE");
        FakeSlack.until("told", () -> direct("UMARIA", "`to-nowhere` could not be posted to slack:CGONE"));
        save("to-strangers", "slack:CSHARED");
        FakeSlack.until("told", () -> direct("UMARIA", "people from outside"));
        assertThat(slack.slack.posts("CSHARED", "")).isEmpty();
    }

    @Test
    void nobody_takes_over_a_report_or_stops_the_door() {
        slack.mention("C3", "UMARIA", "every day at 9 post seats here");
        var proposal = whispered("UMARIA", "Seats");
        press("C3", "UMARIA", proposal, ActionIds.REPORT_SAVE);
        whispered("UMARIA", "Saved as `seats");
        var name = only("C3").name();
        // As if somebody's words came out as the same name, or the proposal was another's.
        TestDatabase.run(
                company.database(),
                "UPDATE jackdaw_state.report SET owner = 'slack:joe@example.com' WHERE name = '" + name + "'");
        press("C3", "UMARIA", proposal, ActionIds.REPORT_SAVE);
        whispered("UMARIA", "only its owner or an admin can change " + name);
        slack.press("C3", "UMARIA", proposal, ActionIds.REPORT_SAVE, "gone-report|every day at 9 post seats");
        whispered("UMARIA", "no report gone-report any more");

        TestDatabase.run(
                company.database(),
                "INSERT INTO jackdaw_state.report_snapshot VALUES ('unread', '2026-01-01', 1, now(), "
                        + "'{}', '{\"figures\": 7}', '')",
                "INSERT INTO jackdaw_state.report_delivery (report, due_at, nth, destination) VALUES "
                        + "('unread', '2026-01-01', 1, 'slack:C4')");
        FakeSlack.until(
                "refused",
                () -> !TestDatabase.rows(
                                company.database(),
                                "SELECT 1 FROM jackdaw_state.report_delivery WHERE report = 'unread' AND reason LIKE "
                                        + "'%another version%'")
                        .isEmpty());
    }

    @Test
    void where_the_owner_is_gone_an_admin_hears_of_it() {
        TestDatabase.run(
                company.database(),
                "INSERT INTO jackdaw_state.notice (key, run, person, text, made_at) VALUES ('report "
                        + "lost', '', 'slack:gone@example.com', 'Your report `lost` failed.', now())");
        FakeSlack.until("told", () -> direct("UBOSS", "slack:gone@example.com can't be reached"));
    }

    @Test
    void a_person_gets_theirs_directly_and_a_lost_answer_doubles_nothing() {
        slack.slack.fail("chat.postMessage", FakeSlack.Fault.LOST_ANSWER);
        save("mine", "slack:joe@example.com");
        FakeSlack.until("there", () -> direct("UJOE", "MRR"));
        FakeSlack.until(
                "done",
                () -> TestDatabase.rows(
                                company.database(),
                                "SELECT 1 FROM jackdaw_state.report_delivery WHERE done_at IS NULL AND report = 'mine'")
                        .isEmpty());
        assertThat(slack.slack.posts("DUJOE", "").stream()
                        .filter(m -> Json.text(m).contains("MRR")))
                .hasSize(1);
    }

    @Test
    void an_alert_is_posted_with_what_it_is_worth() {
        TestDatabase.run(
                company.database(),
                "INSERT INTO jackdaw_state.watch_alert (watch, day, kind, text, found_at, told) VALUES "
                        + "('odd', '2026-06-17', 'high', 'x', now(), true)",
                "INSERT INTO jackdaw_state.report_delivery (report, due_at, nth, destination, text, "
                        + "about) VALUES ('alerts', now(), 0, 'slack:C4', '❗ <!channel> odd', "
                        + "'odd|2026-06-17|high')");
        var post = slack.slack.post("C4", "", 1);
        assertThat(Json.text(post)).contains("&lt;!channel&gt; odd");
        press("C4", "UJOE", post, ActionIds.ALERT_BAD);
        whispered("UJOE", "it will take more");
        assertThat(TestDatabase.rows(
                        company.database(), "SELECT opinion FROM jackdaw_state.watch_alert WHERE watch = 'odd'"))
                .containsExactly(List.of("useless"));
    }
}
