package dev.jackdaw.report;

import static dev.jackdaw.report.Newsroom.MORNING;
import static dev.jackdaw.report.Newsroom.item;
import static dev.jackdaw.report.Newsroom.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a report says, when it comes, and what happens where something is wrong.
class ReportTest {
    private static Newsroom room;

    @BeforeAll
    static void open() {
        room = new Newsroom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void morning() {
        room.clock.set(MORNING.minusSeconds(60));
        room.told.clear();
        room.narrator = Narrator.NONE;
        TestDatabase.run(
                room.company.database(),
                "TRUNCATE jackdaw_state.report, jackdaw_state.report_event, "
                        + "jackdaw_state.report_snapshot, jackdaw_state.report_delivery, "
                        + "jackdaw_state.report_posting");
    }

    private static Edition compose(ReportDefinition report) {
        return room.editor.compose(report, MORNING, room.editor.last(MORNING), List.of(), List.of());
    }

    private static BigDecimal number(String sql) {
        return new BigDecimal(
                TestDatabase.rows(room.company.database(), sql).getFirst().getFirst());
    }

    @Test
    void it_tells_of_the_day_that_is_over() {
        var edition = compose(report("daily", item("MRR", "plan", "country")));
        assertThat(edition.heading().last()).isEqualTo(LocalDate.of(2026, 6, 17));
        var mrr = edition.figures().getFirst();
        var active = "SELECT sum(mrr) FROM subscriptions WHERE started_at < '%1$s' AND (ended_at IS NULL OR "
                + "ended_at >= '%1$s')";
        assertThat(mrr.value()).isEqualByComparingTo(number(active.formatted("2026-06-18")));
        assertThat(mrr.compared().get(0).value()).isEqualByComparingTo(number(active.formatted("2026-06-17")));
        // The same day of the week a year before.
        assertThat(mrr.compared().get(1).value()).isEqualByComparingTo(number(active.formatted("2025-06-19")));
    }

    /// By the clock of the company's zone and by the data, not by either alone.
    @Test
    void today_is_never_told_of_and_days_without_data_neither() {
        assertThat(room.editor.last(MORNING)).isEqualTo("2026-06-17");
        assertThat(room.editor.last(MORNING.minus(Duration.ofDays(1)))).isEqualTo("2026-06-16");
        var late = room.editor.compose(
                report("late", item("MRR")),
                MORNING.plus(Duration.ofDays(3)),
                room.editor.last(MORNING.plus(Duration.ofDays(3))),
                List.of(),
                List.of());
        assertThat(late.caveats()).anyMatch(c -> c.contains("The data end on Wed 17 Jun 2026, 3 days before"));
    }

    @Test
    void what_moved_a_figure_adds_up_for_every_metric_and_dimension() {
        var metrics = room.company.jackdaw().knowledge().index().all(dev.jackdaw.knowledge.KnowledgeKind.METRIC);
        int checked = 0;
        for (var one : metrics) {
            var metric = (MetricDefinition) one.definition();
            var by = metric.source().dimensions().stream()
                    .map(MetricDimension::name)
                    .toArray(String[]::new);
            var item = new ReportItem(
                    metric.name(),
                    List.of(by),
                    Map.of(),
                    "last month",
                    List.of(ReportItem.PREVIOUS_PERIOD),
                    "",
                    "",
                    "");
            var figure = compose(report("all", item)).figures().getFirst();
            assertThat(figure.problem()).as(metric.name()).isEmpty();
            for (var drivers : figure.drivers()) {
                var sum = drivers.parts().stream()
                        .map(Contribution.Part::change)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum)
                        .as(metric.name() + " by " + drivers.dimension())
                        .isEqualByComparingTo(figure.compared().getFirst().change());
                // A ratio's own rounding may leave a unit of its last decimal.
                assertThat(drivers.parts())
                        .as(metric.name() + " by " + drivers.dimension())
                        .filteredOn(p -> Contribution.UNEXPLAINED.equals(p.label()))
                        .allMatch(p -> p.change().abs().compareTo(new BigDecimal("0.02")) <= 0);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(80);
    }

    @Test
    void last_month_is_the_month_that_ended() {
        var first = LocalDate.of(2026, 6, 30);
        var calendar = dev.jackdaw.core.calendar.CompanyCalendar.standard();
        assertThat(Window.of("last month", calendar, first).range().toString()).isEqualTo("2026-06-01 to 2026-06-30");
        assertThat(Window.of("last month", calendar, first.minusDays(1)).range().toString())
                .isEqualTo("2026-05-01 to 2026-05-31");
        var sofar = Window.of("this month", calendar, LocalDate.of(2026, 6, 10));
        assertThat(sofar.range().toString()).isEqualTo("2026-06-01 to 2026-06-10");
        assertThat(sofar.previous().toString()).isEqualTo("2026-05-01 to 2026-05-10");
        assertThat(Window.of("", calendar, first).yearBefore().toString()).isEqualTo("2025-07-01");
        assertThat(Window.of("last 7 days", calendar, first).previous().toString())
                .isEqualTo("2026-06-17 to 2026-06-23");
        // A short month is not compared beyond its end.
        assertThat(Window.of("this month", calendar, LocalDate.of(2026, 3, 30))
                        .previous()
                        .toString())
                .isEqualTo("2026-02-01 to 2026-02-28");
    }

    @Test
    void a_report_is_posted_once_and_stored_as_it_was() {
        room.save(report("daily", item("MRR", "plan")));
        room.work();
        assertThat(room.states("daily")).isEmpty();
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        room.work();
        assertThat(room.states("daily")).containsExactly(MORNING + " posted");
        assertThat(room.deliveries()).containsExactly("1 slack:C1 edition");
        var stored = room.postings.snapshot("daily", MORNING).orElseThrow();
        assertThat(stored.hash())
                .isEqualTo(stored.edition().hash())
                .isEqualTo(compose(stored.definition()).hash());
        assertThat(stored.edition().figures().getFirst().knowledge()).isNotEmpty();
        assertThat(stored.edition()).isEqualTo(compose(stored.definition()));
    }

    @Test
    void a_snapshot_is_never_changed() {
        room.save(report("fixed", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        TestDatabase.run(room.company.database(), "UPDATE jackdaw_state.report_snapshot SET hash = ''"))
                .hasRootCauseMessage("ERROR: a snapshot is never changed\n"
                        + "  Where: PL/pgSQL function jackdaw_state.report_snapshot_stays() line 3 at RAISE");
    }

    @Test
    void what_nobody_was_there_for_comes_late_once_or_is_skipped_and_said() {
        room.save(report("daily", "0 * * * *", "", "3h", item("MRR")));
        room.clock.set(MORNING.plus(Duration.ofMinutes(150)));
        room.work();
        assertThat(room.states("daily"))
                .containsExactly(
                        "2026-06-18T09:00:00Z skipped", "2026-06-18T10:00:00Z skipped", "2026-06-18T11:00:00Z posted");
        var late = room.edition("daily", MORNING.plus(Duration.ofHours(2))).orElseThrow();
        assertThat(late.notes()).anyMatch(n -> n.contains("30 minutes late"));
        assertThat(late.notes()).anyMatch(n -> n.startsWith("Not posted before: Thu 18 Jun 09:00"));
        room.clock.set(MORNING.plus(Duration.ofHours(9)));
        room.work();
        room.clock.set(MORNING.plus(Duration.ofHours(24)).plusSeconds(1));
        room.work();
        // Said once.
        var next = room.edition("daily", MORNING.plus(Duration.ofHours(24))).orElseThrow();
        assertThat(next.notes()).allMatch(n -> !n.contains("10:00"));
    }

    @Test
    void one_that_takes_longer_than_its_period_is_not_made_twice_at_once() {
        room.save(report("slow", "*/10 * * * *", "", "", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.planner.plan();
        var first = room.postings.claim(10);
        assertThat(first).hasSize(1);
        room.clock.set(MORNING.plusSeconds(601));
        room.planner.plan();
        assertThat(room.postings.claim(10)).isEmpty();
        room.publication.make(first.getFirst());
        assertThat(room.postings.claim(10)).hasSize(1);
        // Whoever held it before ends nothing any more.
        var slow = report("slow", item("MRR"));
        assertThat(room.postings.publish(first.getFirst(), slow, compose(slow))).isFalse();
    }

    @Test
    void what_goes_to_its_owner_alone_is_made_under_their_rights() {
        TestDatabase.run(
                room.company.database(),
                "ALTER TABLE subscriptions ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY own ON subscriptions USING (current_setting('jackdaw.person', true) = '"
                        + Newsroom.OWNER
                        + "')");
        try {
            var everybody = report("everybody", item("MRR"));
            var mine = new ReportDefinition(
                    "mine",
                    "",
                    Newsroom.OWNER,
                    List.of(Newsroom.OWNER),
                    new ReportTiming("0 9 * * *", "UTC"),
                    List.of(item("MRR")),
                    "",
                    "",
                    null,
                    "");
            assertThat(compose(everybody).figures().getFirst().value()).isEqualByComparingTo("0");
            assertThat(compose(mine).figures().getFirst().value()).isGreaterThan(BigDecimal.TEN);
        } finally {
            TestDatabase.run(
                    room.company.database(),
                    "DROP POLICY own ON subscriptions",
                    "ALTER TABLE subscriptions DISABLE ROW LEVEL SECURITY");
        }
    }

    @Test
    void what_is_too_late_is_skipped() {
        room.save(report("daily", "0 9 * * *", "", "1h", item("MRR")));
        room.clock.set(MORNING.plus(Duration.ofHours(5)));
        room.work();
        assertThat(room.states("daily")).containsExactly(MORNING + " skipped");
        assertThat(room.deliveries()).isEmpty();
        room.clock.set(MORNING.plus(Duration.ofDays(1)));
        room.work();
        assertThat(room.edition("daily", MORNING.plus(Duration.ofDays(1)))
                        .orElseThrow()
                        .notes())
                .singleElement()
                .asString()
                .startsWith("Not posted before: Thu 18 Jun 09:00 (nobody was there");
    }

    @Test
    void a_clock_that_goes_back_posts_nothing_twice() {
        room.save(report("daily", item("MRR")));
        room.clock.set(MORNING.plusSeconds(10));
        room.work();
        room.clock.set(MORNING.minusSeconds(3_600));
        room.work();
        room.clock.set(MORNING.plusSeconds(20));
        room.work();
        assertThat(room.states("daily")).containsExactly(MORNING + " posted");
        assertThat(room.deliveries()).hasSize(1);
    }

    @Test
    void a_paused_report_rests_and_owes_nothing() {
        room.save(report("daily", item("MRR")));
        room.reports.pause("daily", Newsroom.OWNER);
        room.clock.set(MORNING.plus(Duration.ofDays(3)));
        room.work();
        room.reports.resume("daily", Newsroom.OWNER);
        room.work();
        assertThat(room.states("daily")).isEmpty();
        assertThat(room.reports.history("daily").stream()
                        .map(Reports.Event::what)
                        .limit(3))
                .containsExactly("resumed", "paused", "made");
    }

    @Test
    void a_quiet_day_posts_nothing() {
        room.save(report("calm", "0 9 * * *", "5%", "", item("MRR"), item("active customers")));
        room.save(report("loud", "0 9 * * *", "0.01%", "", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        assertThat(room.states("calm")).containsExactly(MORNING + " quiet");
        assertThat(room.states("loud")).containsExactly(MORNING + " posted");
        assertThat(room.deliveries()).hasSize(1);
        assertThat(room.edition("calm", MORNING)).isPresent();
    }

    @Test
    void parts_that_fail_are_told_to_the_owner_and_leave_the_rest() {
        room.save(report("half", item("MRR"), item("MMR"), item("MRR", "planet")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        assertThat(room.states("half")).containsExactly(MORNING + " posted");
        assertThat(room.told)
                .singleElement()
                .asString()
                .startsWith(Newsroom.OWNER)
                .contains("no governed metric 'MMR'", "can't be split by planet");
        assertThat(String.join(
                        "\n", EditionText.lines(room.edition("half", MORNING).orElseThrow())))
                .contains("**MMR**: not available")
                .doesNotContain("no governed metric");
    }

    @Test
    void a_report_that_fails_tells_its_owner_and_not_the_channel() {
        room.save(report("broken", item("MMR")));
        room.clock.set(MORNING.plusSeconds(1));
        for (int i = 0; i < 5; i++) {
            room.work();
        }
        assertThat(room.states("broken")).containsExactly(MORNING + " failed");
        assertThat(room.deliveries()).isEmpty();
        assertThat(room.told).singleElement().asString().contains("could not be made", "MMR");
    }

    @Test
    void it_waits_for_the_data_and_gives_up_in_time() {
        var daily = report("patient", item("support tickets"));
        room.clock.set(MORNING.plus(Duration.ofDays(1)).minusSeconds(60));
        room.save(Newsroom.waiting(daily, "support_tickets", "11:00"));
        var due = MORNING.plus(Duration.ofDays(1));
        room.clock.set(due.plusSeconds(1));
        room.work();
        assertThat(room.states("patient")).containsExactly(due + " waiting");
        room.clock.set(due.plus(Duration.ofHours(1)));
        room.work();
        assertThat(room.deliveries()).isEmpty();
        room.clock.set(due.plus(Duration.ofHours(2)).plusSeconds(1));
        room.work();
        assertThat(room.states("patient")).containsExactly(due + " failed");
        assertThat(room.deliveries())
                .singleElement()
                .asString()
                .contains(
                        "not reported today",
                        "support_tickets ends on Wed 17 Jun 2026",
                        "Given up at Fri 19 Jun 11:00");
        assertThat(room.told).hasSize(1);
    }

    @Test
    void late_rows_are_corrected_once_where_they_matter() {
        room.save(report("daily", item("MRR"), item("new customers")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        TestDatabase.run(
                room.company.database(),
                "UPDATE subscriptions SET mrr = mrr + 50000 WHERE id = (SELECT max(id) FROM subscriptions "
                        + "WHERE ended_at IS NULL AND started_at < '2026-06-01')");
        try {
            room.clock.set(MORNING.plus(Duration.ofHours(20)));
            assertThat(room.recheck.all()).isEqualTo(1);
            assertThat(room.recheck.all()).isZero();
            assertThat(room.deliveries())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("**Correction**", "MRR", "rows of those days came or changed")
                    .doesNotContain("new customers");
            assertThat(room.postings.snapshots("daily", MORNING)).hasSize(2);
        } finally {
            TestDatabase.run(
                    room.company.database(),
                    "UPDATE subscriptions SET mrr = mrr - 50000 WHERE id = (SELECT max(id) FROM subscriptions "
                            + "WHERE ended_at IS NULL AND started_at < '2026-06-01')");
        }
    }

    @Test
    void words_that_say_what_the_facts_do_not_are_left_out() {
        var facts = "- **MRR** as of Wed 17 Jun 2026: **$638,888.00** · ▲ $319.00 (+0.1%)";
        assertThat(Narration.checked("MRR stands at $638,888.00, up $319.00 (0.1%).", facts))
                .isPresent();
        for (var wrong : List.of(
                "MRR stands at $638,889.00.",
                "MRR is up 1%.",
                "MRR is up $319k.",
                "MRR doubled.",
                "MRR is up 17.",
                "On 18 Jun 2026 MRR was $638,888.00.",
                "MRR is up 319 EUR.",
                "About six hundred thousand.",
                "See https://evil.example for $319.00",
                "<!channel> MRR is $638,888.00",
                "",
                "x".repeat(700))) {
            assertThat(Narration.checked(wrong, facts)).as(wrong).isEmpty();
        }
        room.narrator = f -> Optional.of("MRR is $1.00 now.");
        room.save(report("told", item("MRR")));
        room.clock.set(MORNING.plusSeconds(1));
        room.work();
        assertThat(room.edition("told", MORNING).orElseThrow().summary()).isEmpty();
    }

    @Test
    void a_question_is_answered_as_a_person_would_be() {
        var asked = new ReportItem("", List.of(), Map.of(), "", List.of(), "", "", "What is our MRR by plan?");
        var edition = compose(report("asking", asked));
        assertThat(edition.answers()).singleElement().satisfies(a -> {
            assertThat(a.problem()).isEmpty();
            assertThat(a.text()).contains("MRR by plan");
            assertThat(a.table().rows()).hasSizeGreaterThan(2);
        });
    }

    @Test
    void empty_tables_one_point_nulls_and_zeros_are_no_numbers() {
        TestDatabase.run(room.company.database(), "BEGIN; DELETE FROM plan_changes; COMMIT");
        var edition = compose(report(
                "empty",
                item("upgrades", "country"),
                item("expansion MRR", "new plan"),
                new ReportItem(
                        "CSAT",
                        List.of("priority"),
                        Map.of("country", List.of("Nowhere")),
                        "",
                        List.of(ReportItem.PREVIOUS_PERIOD),
                        "last 14 days",
                        "5%",
                        "")));
        var text = String.join("\n", EditionText.lines(edition));
        assertThat(text)
                .contains(
                        "**upgrades** Wed 17 Jun 2026: **0** · unchanged",
                        "**CSAT (Nowhere)** Wed 17 Jun 2026: **no data**");
        assertThat(text).doesNotContain("null", "NaN", "Infinity");
        assertThat(edition.problems()).isEmpty();
    }

    @Test
    void pages_and_pictures_show_hostile_words_as_words() {
        var hostile = new ReportDefinition(
                "hostile",
                "<script>alert(1)</script> **x** <!channel>",
                Newsroom.OWNER,
                List.of(Newsroom.CHANNEL),
                new ReportTiming("0 9 * * *", "UTC"),
                List.of(item("MRR", "plan")),
                "",
                "",
                null,
                "");
        var edition = compose(hostile);
        assertThat(EditionPage.html(edition))
                .doesNotContain("<script>", "<!channel>")
                .contains("&lt;script&gt;");
        assertThat(EditionImage.png(edition)).startsWith((byte) 0x89, (byte) 0x50, (byte) 0x4e, (byte) 0x47);
    }
}
