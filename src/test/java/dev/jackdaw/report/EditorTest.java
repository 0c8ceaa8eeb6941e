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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an edition says.
class EditorTest {
    private static Newsroom room;

    @BeforeAll
    static void open() {
        room = new Newsroom();
    }

    @AfterAll
    static void close() {
        room.close();
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
