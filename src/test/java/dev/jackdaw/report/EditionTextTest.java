package dev.jackdaw.report;

import static dev.jackdaw.report.SampleEdition.MAY;
import static dev.jackdaw.report.SampleEdition.MONEY;
import static dev.jackdaw.report.SampleEdition.PERCENT;
import static dev.jackdaw.report.SampleEdition.against;
import static dev.jackdaw.report.SampleEdition.answer;
import static dev.jackdaw.report.SampleEdition.days;
import static dev.jackdaw.report.SampleEdition.edition;
import static dev.jackdaw.report.SampleEdition.failed;
import static dev.jackdaw.report.SampleEdition.figure;
import static dev.jackdaw.report.SampleEdition.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.report.Edition.Drivers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words of an edition.
class EditionTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-11-21 | 2026-11-21 | Sat 21 Nov 2026
        2026-05-01 | 2026-05-31 | May 2026
        2028-02-01 | 2028-02-29 | Feb 2028
        2028-02-01 | 2028-02-28 | 1–28 Feb 2028
        2026-06-08 | 2026-06-14 | 8–14 Jun 2026
        2026-03-30 | 2026-04-05 | 30 Mar – 5 Apr 2026
        2026-04-01 | 2026-06-30 | 1 Apr – 30 Jun 2026
        2025-12-29 | 2026-01-04 | 29 Dec 2025 – 4 Jan 2026
        2025-05-01 | 2026-05-31 | 1 May 2025 – 31 May 2026
        """)
    void days_are_said_as_short_as_can_be(String first, String last, String said) {
        assertThat(EditionText.days(days(first, last))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
        1200 | 12 | 0.01 | ▲ $12.00 (+1.0%)
        1200 | -12 | -0.01 | ▼ $12.00 (−1.0%)
        1200 | 0 | 0 | unchanged
        1200 | 0.00 | 0.0 | unchanged
        0 | 12 | null | ▲ $12.00
        1200 | null | null | not comparable
        """)
    void a_change_has_its_sign_and_its_share(String before, String change, String share, String said) {
        assertThat(EditionText.change(against(before, change, share), MONEY)).isEqualTo(said);
    }

    /// From 2 % to 3 % is one point up, and not 50 %.
    @Test
    void percentages_differ_by_points() {
        assertThat(EditionText.change(against("0.02", "0.01", "0.5"), PERCENT)).isEqualTo("▲ 1.0 points");
        assertThat(EditionText.change(against("0.02", "-0.01", "-0.5"), PERCENT))
                .isEqualTo("▼ 1.0 points");
    }

    @Test
    void a_figure_says_its_days_its_value_and_each_comparison() {
        assertThat(EditionText.line(
                        figure(MONEY, "1212", true, against("1200", "12", "0.01"), against(null, null, null))))
                .isEqualTo("**MRR** May 2026: **$1,212.00** · ▲ $12.00 (+1.0%) against Apr 2026 · "
                        + "nothing to compare with for Apr 2026 ❗");
        assertThat(EditionText.line(figure(MONEY, null, false))).isEqualTo("**MRR** May 2026: **no data**");
    }

    @Test
    void a_state_is_one_at_the_end_of_its_days() {
        var measure = new Edition.Measure("MRR", MONEY, MAY, true);
        assertThat(EditionText.line(figure(measure, "5", List.of(), false, against("4", "1", "0.25"))))
                .isEqualTo("**MRR** as of Sun 31 May 2026: **$5.00** · ▲ $1.00 (+25.0%) against Thu 30 Apr 2026");
    }

    @Test
    void why_there_is_no_value_is_for_the_owner_alone() {
        assertThat(EditionText.line(failed("MRR", "relation secret does not exist")))
                .isEqualTo("**MRR**: not available");
    }

    @Test
    void drivers_are_three_and_all_others_in_one() {
        var figure = figure(MONEY, "5", false);
        var parts = List.of(part("pro", "5"), part(null, "-3"), part("c", "2"), part("d", "1"), part("e", "-4"));
        assertThat(EditionText.line(figure, new Drivers("plan", false, parts)))
                .isEqualTo("by plan: pro +$5.00, (none) −$3.00, c +$2.00, 2 others −$3.00");
        assertThat(EditionText.line(figure, new Drivers("plan", false, parts.subList(0, 4))))
                .endsWith(", one other +$1.00");
        assertThat(EditionText.line(
                        figure,
                        new Drivers(
                                "plan",
                                false,
                                List.of(parts.get(0), parts.get(1), parts.get(2), part("d", "1"), part("e", "-1")))))
                .endsWith(", 2 others ±$0.00");
        assertThat(EditionText.line(
                        figure(PERCENT, "0.5", false), new Drivers("plan", true, List.of(part("a", "0.012")))))
                .isEqualTo("by plan: a +1.2 points");
    }

    @Test
    void a_part_of_a_metric_is_named_behind_it() {
        var where = new LinkedHashMap<String, List<String>>();
        assertThat(EditionText.filtered(where)).isEmpty();
        where.put("plan", List.of("pro", "team"));
        where.put("country", List.of("DE"));
        assertThat(EditionText.filtered(where)).isEqualTo(" (pro or team, DE)");
        assertThat(EditionText.filtered(Map.of("plan", List.of("pro")))).isEqualTo(" (pro)");
    }

    @Test
    void what_it_rests_on_is_named_once() {
        var figures = List.of(figure(MONEY, "5", false), figure(PERCENT, "1", false), figure(MONEY, "6", false));
        assertThat(EditionText.basis(edition(figures, List.of(answer("q", "a", ""), answer("p", "b", "")))))
                .isEqualTo("Governed metrics: MRR, churn · Model-written SQL · data up to 2026-05-31");
        assertThat(EditionText.basis(edition(List.of(), List.of(answer("q", "", "broken")))))
                .isEqualTo("data up to 2026-05-31");
        assertThat(EditionText.basis(edition(figures, List.of()).summarized("Fine.")))
                .contains(" · summary written by a model · ");
    }

    @Test
    void the_whole_stands_in_its_order() {
        var heading = new Edition.Heading("daily", "Daily", Instant.EPOCH, MAY.last());
        var drivers = List.of(new Drivers("plan", false, List.of()), new Drivers("c", false, List.of(part("x", "1"))));
        var edition = new Edition(
                heading,
                "Headline.",
                "Summary.",
                List.of(figure(new Edition.Measure("MRR", MONEY, MAY, false), "5", drivers, false)),
                List.of(answer("Why?", "Because.", ""), answer("How?", "secret", "broken")),
                List.of("odd"),
                List.of("caveat"),
                List.of("late"),
                "",
                true);
        assertThat(EditionText.lines(edition))
                .containsExactly(
                        "**Daily**",
                        "_late_",
                        "_A quiet day: this is not posted._",
                        "Headline.",
                        "Summary.",
                        "❗ odd",
                        "",
                        "- **MRR** May 2026: **$5.00**",
                        "   - by c: x +$1.00",
                        "- **Why?** Because.",
                        "- **How?** not available");
        assertThat(EditionText.facts(edition)).endsWith("- **How?** not available\ncaveat");
    }
}
