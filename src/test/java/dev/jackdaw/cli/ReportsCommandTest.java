package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.report.Newsroom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw reports`, on the morning after the sample's last day.
class ReportsCommandTest {
    private static final String MRR = "SELECT to_char(sum(mrr), 'FM$999,999,990.00') FROM subscriptions "
            + "WHERE started_at < '2026-06-18' AND (ended_at IS NULL OR ended_at >= '2026-06-18')";

    @TempDir
    private static Path folder;

    private static CompanyCommands company;

    @BeforeAll
    static void open() throws IOException {
        var clock = folder.resolve("clock");
        Files.writeString(
                clock,
                Duration.between(Instant.now(), Newsroom.MORNING.plusSeconds(600))
                        .toString());
        company = new CompanyCommands(Map.of("JACKDAW_CLOCK", clock.toString()));
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static Cli.Ran run(String command, String... arguments) {
        var line = new String[arguments.length + 2];
        line[0] = "reports";
        line[1] = command;
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return company.run(line);
    }

    /// One that a person made.
    private static String made(String name, String schedule) {
        company.jackdaw()
                .report()
                .reports()
                .save(Newsroom.report(name, schedule, "", "", Newsroom.item("MRR", "plan")), Newsroom.OWNER);
        return name;
    }

    private static String mrr() {
        return company.rows(MRR).getFirst().getFirst();
    }

    @Test
    void reports_are_listed_with_their_next_time_and_watches_are_not() {
        var listed = run("list");
        assertThat(listed.code()).isZero();
        assertThat(listed.out())
                .containsPattern("daily-revenue +every weekday at 09:00, UTC +Fri 19 Jun 2026 09:00 UTC +"
                        + "slack:data@example.com +slack:C0REVENUE +file")
                .containsPattern("weekly-customers +every Monday at 08:30, Europe/Berlin +Mon 22 Jun 2026 08:30 CEST")
                .doesNotContain("support-tickets");
        var weekly = CompanyCommands.json(run("list", "--json")).stream()
                .filter(report -> report.path("name").asText().equals("weekly-customers"))
                .toList();
        assertThat(weekly).hasSize(1);
        assertThat(weekly.getFirst().path("next").asText()).isEqualTo("Mon 22 Jun 2026 08:30 CEST");
        assertThat(weekly.getFirst().path("state").asText()).isEqualTo("active");
        assertThat(weekly.getFirst().path("to").toString()).isEqualTo("[\"slack:C0CUSTOMERS\"]");
    }

    @Test
    void a_company_without_reports_is_told_how_to_make_one() {
        try (var other = new CompanyCommands()) {
            other.jackdaw().report().reports().load(List.of());
            var listed = other.run("reports", "list");
            assertThat(listed.code()).isZero();
            assertThat(listed.out()).isEmpty();
            assertThat(listed.err()).contains("There are no reports", "docs/REPORTS.md", "jackdaw knowledge load");
        }
    }

    @Test
    void one_is_shown_as_its_file_has_it_with_its_next_times() throws IOException {
        var shown = run("show", "weekly-customers").out();
        assertThat(shown)
                .startsWith("report: weekly-customers\n")
                .contains("Times:  every Monday at 08:30, Europe/Berlin\n        Mon 22 Jun 2026 08:30 CEST\n"
                        + "        Mon 29 Jun 2026 08:30 CEST\n        Mon 6 Jul 2026 08:30 CEST\n")
                .contains("State:  active, from file", "made by files");
        var exported = run("export", "weekly-customers").out();
        assertThat(shown).startsWith(exported.strip());
        var place = Files.createDirectories(folder.resolve("exported/reports"));
        var file = Files.writeString(place.resolve("weekly-customers.yaml"), exported);
        assertThat(run("preview", file.toString(), "--due", "2026-06-22T06:30:00Z")
                        .out())
                .startsWith("Customers, week by week\n");
        assertThat(run("show", "new-customers").out())
                .startsWith("watch: new-customers\n")
                .doesNotContain("Times:");
    }

    @Test
    void a_preview_says_what_the_data_say_and_posts_nothing() {
        var preview = run("preview", "daily-revenue", "--due", "2026-06-18T09:00:00Z");
        assertThat(preview.code()).isZero();
        assertThat(preview.out())
                .startsWith("Revenue\n")
                .contains("- MRR as of Wed 17 Jun 2026: " + mrr() + " · ")
                .contains("Governed metrics: MRR, active customers, ARPA", "data up to 2026-06-17")
                .doesNotContain("**", "⚠", "✗");
        assertThat(run("preview", "daily-revenue", "--due", "2026-06-25T09:00:00Z")
                        .out())
                .contains("⚠ The data end on Wed 17 Jun 2026, 7 days before");
        assertThat(company.rows("SELECT FROM jackdaw_state.report_posting WHERE report = 'weekly-customers'"))
                .isEmpty();
    }

    @Test
    void a_preview_is_written_as_a_page_and_a_picture(@TempDir Path place) throws IOException {
        var html = place.resolve("report.html");
        var png = place.resolve("report.png");
        var preview = run("preview", "daily-revenue", "--html", html.toString(), "--png", png.toString());
        assertThat(preview.code()).isZero();
        assertThat(preview.out()).isEmpty();
        assertThat(Files.readString(html, StandardCharsets.UTF_8))
                .startsWith("<!")
                .contains(mrr());
        assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(300);
        var nowhere = place.resolve("no/report.html");
        var refused = run("preview", "daily-revenue", "--html", nowhere.toString());
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("can't write " + nowhere);
        assertThat(run("preview", "daily-revenue", "--json").out())
                .startsWith("{\n")
                .contains("\"report\" : \"daily-revenue\"", "\"last\" : \"2026-06-17\"");
    }

    @Test
    void a_file_is_previewed_without_loading_it(@TempDir Path place) throws IOException {
        var file = Files.createDirectories(place.resolve("reports")).resolve("mine.yaml");
        Files.writeString(
                file,
                "report: mine\nowner: slack:a@b.c\nto: [slack:C1]\nschedule: 0 9 * * *\n" + "items:\n- metric: MRR\n");
        assertThat(run("preview", file.toString()).out()).startsWith("mine\n").contains(mrr());
        assertThat(run("show", "mine").code()).isEqualTo(2);
        Files.writeString(file, "report: mine\nitems: 7\n");
        var broken = run("preview", file.toString());
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("reports/mine.yaml:");
        Files.writeString(file, "watch: mine\nmetric: MRR\nowner: slack:a@b.c\nto: [slack:C1]\n");
        assertThat(run("preview", file.toString()).err()).contains("is no report inside a folder named reports");
        var outside = Files.writeString(place.resolve("mine.yaml"), "report: mine\n");
        assertThat(run("preview", outside.toString()).err()).contains("is no report inside a folder named reports");
    }

    @Test
    void one_is_posted_now_and_its_history_tells_what_became_of_it() {
        var name = made("posted-now", "0 9 * * *");
        var posted = run("run", name);
        assertThat(posted.code()).as(posted.all()).isZero();
        assertThat(posted.err()).contains("posted-now: posted");
        assertThat(posted.out()).contains(mrr());
        assertThat(run("history", name).out())
                .containsPattern("2026-06-18T09:1\\d:\\d\\dZ +posted +[0-9a-f]{12}")
                .contains(Newsroom.CHANNEL + "  not told yet");
        company.execute("UPDATE jackdaw_state.report_delivery SET done_at = '2026-06-18 09:11+00' "
                + "WHERE report = 'posted-now'");
        assertThat(run("history", name).out()).contains(Newsroom.CHANNEL + "  told 2026-06-18 ");
        company.execute("UPDATE jackdaw_state.report_delivery SET reason = 'channel_not_found' "
                + "WHERE report = 'posted-now'");
        assertThat(run("history", name).out()).contains(Newsroom.CHANNEL + "  refused: channel_not_found");
        var json = CompanyCommands.json(run("history", name, "--json"));
        assertThat(json).hasSize(1);
        assertThat(json.getFirst().path("state").asText()).isEqualTo("posted");
        assertThat(json.getFirst().path("snapshots")).hasSize(1);
    }

    @Test
    void one_that_can_t_be_made_is_a_failure() {
        var name = made("of-nothing", "0 9 * * *");
        company.execute("UPDATE jackdaw_state.report SET definition = "
                + "jsonb_set(definition, '{items,0,metric}', '\"nothing\"') WHERE name = 'of-nothing'");
        var preview = run("preview", name);
        assertThat(preview.code()).isEqualTo(1);
        assertThat(preview.out()).contains("✗ ", "nothing");
    }

    @Test
    void one_rests_goes_on_and_is_deleted_by_name() {
        var name = made("resting", "0 9 * * *");
        assertThat(run("pause", name).err()).contains("Paused resting.");
        assertThat(run("list").out()).containsPattern("resting +every day at 09:00, UTC +paused ");
        var refused = run("run", name);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("'resting' is paused");
        assertThat(run("resume", name).err()).contains("Resumed resting.");
        assertThat(run("list").out()).containsPattern("resting +every day at 09:00, UTC +Fri 19 Jun 2026 09:00 UTC");
        assertThat(run("show", name).out())
                .containsSubsequence("resumed by cli:", "paused by cli:", "made by " + Newsroom.OWNER);
        assertThat(run("delete", name).err()).contains("Deleted resting. Its history stays.");
        assertThat(run("list").out()).doesNotContain("resting");
        assertThat(run("delete", name).code()).isEqualTo(2);
        var kept = run("delete", "weekly-customers");
        assertThat(kept.code()).isEqualTo(2);
        assertThat(kept.err()).contains("kept in the data team's files");
    }

    @Test
    void what_can_not_be_is_named_with_its_mend() {
        for (var command : List.of("show", "preview", "run", "pause", "resume", "delete", "export")) {
            var ran = run(command, "nothing");
            assertThat(ran.code()).as(command).isEqualTo(2);
            assertThat(ran.err()).contains("there is no report 'nothing'", "jackdaw reports list");
        }
        assertThat(run("preview", "new-customers").err()).contains("'new-customers' is a watch, not a report");
        assertThat(run("preview", "daily-revenue", "--due", "tomorrow").err())
                .contains("'tomorrow' is no time", "2026-06-18T09:00:00Z");
        assertThat(company.run("reports").out()).contains("Usage: jackdaw reports", "preview", "history");
    }

    @Test
    void a_watch_is_not_run_as_a_report() {
        var refused = run("run", "new-customers");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("'new-customers' is a watch, not a report");
        assertThat(company.rows("SELECT FROM jackdaw_state.report_posting WHERE report = 'new-customers'"))
                .isEmpty();
    }

    @Test
    void the_history_of_a_name_that_never_was_is_no_empty_table() {
        var unknown = run("history", "nothing");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no report 'nothing'");
        var name = made("gone", "0 9 * * *");
        run("run", name);
        run("delete", name);
        assertThat(run("history", name).out()).contains("posted");
    }

    @Test
    void one_whose_schedule_can_t_be_read_is_still_shown() {
        var name = made("odd-times", "0 9 * * *");
        company.execute("UPDATE jackdaw_state.report SET definition = "
                + "jsonb_set(definition, '{schedule}', '\"61 9 * * *\"') WHERE name = 'odd-times'");
        try {
            assertThat(run("list").out()).containsPattern("odd-times .*61.* never");
            var shown = run("show", name);
            assertThat(shown.code()).as(shown.err()).isZero();
            assertThat(shown.out()).contains("schedule: 61 9 * * *", "Times:  ", "State:  active, from slack");
        } finally {
            run("delete", name);
        }
    }
}
