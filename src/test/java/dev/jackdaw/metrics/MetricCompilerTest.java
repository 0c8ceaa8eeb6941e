package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The statements of questions, as they stand in receipts.
class MetricCompilerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 17);

    private static MetricCompiler compiler(MetricDefinition metric, String more) {
        var query = query("{\"metric\": \"" + metric.name() + "\"" + (more.isEmpty() ? "" : ", ") + more + "}");
        var meaning = Meaning.valueOf(
                Objects.requireNonNull(metric.source().time()).meaning().toUpperCase(Locale.ROOT));
        var resolution = new TimeframeResolver(CompanyCalendar.standard(), TODAY)
                .resolve(query, meaning, "", () -> LocalDate.of(2026, 4, 1));
        var dimensions = query.dimensions().stream()
                .map(name -> metric.dimension(name).orElseThrow())
                .toList();
        return new MetricCompiler(metric, dimensions, query, ((Timeframe.Resolution.Resolved) resolution).timeframe());
    }

    private static String sql(MetricDefinition metric, String more) {
        return compiler(metric, more).compile() + "\n";
    }

    @Test
    void a_state_is_what_stands_at_the_end_of_its_day() {
        assertThat(sql(MRR, "")).isEqualTo("""
            SELECT value AS "MRR"
            FROM (
              SELECT ROUND((COALESCE(SUM(s.mrr), 0))::numeric, 2) AS value
              FROM subscription s
              WHERE NOT s.test
                AND s.started < DATE '2026-06-18'
                AND (s.ended IS NULL OR s.ended >= DATE '2026-06-18')
            ) AS v
            """);
    }

    @Test
    void a_flow_is_what_happens_in_its_days_and_over_all_time_has_no_beginning() {
        assertThat(sql(NEW, "\"dimensions\": [\"plan\"], \"period\": \"last month\""))
                .isEqualTo("""
                    SELECT "plan", value AS "new customers"
                    FROM (
                      SELECT s.plan AS "plan", COALESCE(COUNT(*), 0) AS value
                      FROM subscription s
                      WHERE s.started >= DATE '2026-05-01'
                        AND s.started < DATE '2026-06-01'
                      GROUP BY s.plan
                    ) AS v
                    ORDER BY "plan"
                    """);
        assertThat(sql(NEW, "")).contains("WHERE s.started < DATE '2026-06-18'").doesNotContain("1900");
    }

    @Test
    void a_measure_over_a_period_is_given_its_days() {
        assertThat(sql(CHURN, "\"period\": \"last month\"")).isEqualTo("""
            SELECT value AS "churn"
            FROM (
              SELECT ROUND((COUNT(*) FILTER (WHERE s.ended >= DATE '2026-05-01' AND s.ended < DATE '2026-06-01')\
            ::numeric / NULLIF(COUNT(*), 0))::numeric, 4) AS value
              FROM subscription s
              WHERE s.started < DATE '2026-05-01'
            ) AS v
            """);
    }

    @Test
    void shares_and_ranks_are_of_the_groups_and_joins_come_with_their_dimension() {
        assertThat(sql(
                        MRR,
                        "\"dimensions\": [\"country\"], \"rank\": {\"order\": \"top\", \"limit\": 3}, \"share\": true, "
                                + "\"filters\": [{\"dimension\": \"plan\", \"values\": [\"it's\", \"b\"], "
                                + "\"exclude\": true}]"))
                .isEqualTo("""
                    SELECT "country", value AS "MRR", share
                    FROM (
                      SELECT *, ROUND(value / NULLIF(SUM(value) OVER (), 0), 4) AS share, \
                    RANK() OVER (ORDER BY value DESC NULLS LAST) AS place
                      FROM (
                        SELECT c.name AS "country", ROUND((COALESCE(SUM(s.mrr), 0))::numeric, 2) AS value
                        FROM subscription s
                        JOIN country c ON c.id = s.country_id
                        WHERE NOT s.test
                          AND ((s.plan)::text IS NULL OR (s.plan)::text NOT IN ('it''s', 'b'))
                          AND s.started < DATE '2026-06-18'
                          AND (s.ended IS NULL OR s.ended >= DATE '2026-06-18')
                        GROUP BY c.name
                      ) AS v
                    ) AS r
                    WHERE place <= 3
                    ORDER BY place, "country"
                    """);
    }

    @Test
    void a_filter_on_the_split_of_a_share_only_chooses_what_is_shown() {
        assertThat(sql(
                        MRR,
                        "\"dimensions\": [\"country\"], \"share\": true, \"filters\": [{\"dimension\": \"country\", "
                                + "\"values\": [\"DE\"]}]"))
                .contains("\nWHERE \"country\"::text = 'DE'\nORDER BY \"country\"")
                .doesNotContain("(c.name)::text");
    }

    @Test
    void a_series_joins_its_periods_to_the_same_statement() {
        assertThat(sql(NEW, "\"period\": \"last 2 months\", \"grain\": \"month\""))
                .isEqualTo("""
                    WITH period (starts, ends) AS (
                      VALUES
                        (DATE '2026-04-01', DATE '2026-05-01'),
                        (DATE '2026-05-01', DATE '2026-06-01')
                    )
                    SELECT period.starts AS "month", v.value AS "new customers"
                    FROM period
                    CROSS JOIN LATERAL (
                      SELECT COALESCE(COUNT(*), 0) AS value
                      FROM subscription s
                      WHERE s.started >= period.starts
                        AND s.started < period.ends
                    ) AS v
                    ORDER BY period.starts
                    """);
    }

    @Test
    void a_series_by_group_is_compared_within_the_group() {
        var series = "\"period\": \"last 2 months\", \"grain\": \"month\", \"dimensions\": [\"plan\"], ";
        assertThat(sql(NEW, series + "\"compare\": \"previous_period\""))
                .contains("v.value - LAG(v.value) OVER (PARTITION BY v.\"plan\" ORDER BY period.starts) AS change, ")
                .endsWith("ORDER BY period.starts, v.\"plan\"\n");
        assertThat(sql(NEW, series + "\"rank\": {\"order\": \"bottom\", \"limit\": 1}"))
                .endsWith("ORDER BY v.value ASC NULLS LAST\nFETCH FIRST 1 ROWS WITH TIES\n");
    }

    @Test
    void a_comparison_puts_both_sides_next_to_each_other() {
        assertThat(sql(NEW, "\"period\": \"last month\", \"compare\": \"previous_period\""))
                .isEqualTo("""
                    WITH period (side, starts, ends) AS (
                      VALUES
                        ('now', DATE '2026-05-01', DATE '2026-06-01'),
                        ('before', DATE '2026-04-01', DATE '2026-05-01')
                    ),
                    sides AS (
                      SELECT COALESCE(MAX(v.value) FILTER (WHERE period.side = 'now'), 0) AS now_value, \
                    COALESCE(MAX(v.value) FILTER (WHERE period.side = 'before'), 0) AS before_value
                      FROM period
                      CROSS JOIN LATERAL (
                        SELECT COALESCE(COUNT(*), 0) AS value
                        FROM subscription s
                        WHERE s.started >= period.starts
                          AND s.started < period.ends
                      ) AS v
                    )
                    SELECT now_value AS "new customers", before_value AS previous, now_value - before_value AS change, \
                    ROUND((now_value - before_value)::numeric / NULLIF(before_value, 0), 4) AS change_pct
                    FROM sides
                    """);
        assertThat(sql(CHURN, "\"period\": \"last month\", \"compare\": \"previous_period\""))
                .contains("SELECT MAX(v.value) FILTER (WHERE period.side = 'now') AS now_value");
    }

    @Test
    void a_comparison_by_group_may_be_ranked_by_its_change() {
        assertThat(sql(
                        MRR,
                        "\"period\": \"last month\", \"compare\": \"previous_period\", \"dimensions\": [\"plan\"], "
                                + "\"rank\": {\"order\": \"top\", \"limit\": 2}"))
                .endsWith("FROM sides\nORDER BY now_value - before_value DESC NULLS LAST\n"
                        + "FETCH FIRST 2 ROWS WITH TIES\n");
        assertThat(sql(MRR, "\"period\": \"last month\", \"compare\": \"previous_period\", \"dimensions\": [\"plan\"]"))
                .contains("  GROUP BY v.\"plan\"\n)\n")
                .endsWith("FROM sides\nORDER BY \"plan\"\n");
    }

    @Test
    void an_explanation_looks_at_each_dimension_or_at_the_one_that_was_named() {
        assertThat(sql(MRR, "\"period\": \"last month\", \"why\": true"))
                .contains("SELECT 'plan' AS dimension, v.\"plan\"::text AS item, ")
                .contains("\n  UNION ALL\n  SELECT 'country' AS dimension, v.\"country\"::text AS item, ")
                .contains("NULLIF(SUM(now_value - before_value) OVER (PARTITION BY dimension), 0), 4) AS contribution")
                .contains("SELECT 'total' AS dimension, 'all' AS item, ")
                .endsWith("ORDER BY dimension = 'total' DESC, abs(now_value - before_value) DESC, dimension, item\n"
                        + "FETCH FIRST 13 ROWS ONLY\n");
        assertThat(sql(MRR, "\"period\": \"last month\", \"why\": true, \"dimensions\": [\"plan\"]"))
                .contains("NULLIF(SUM(now_value - before_value) OVER (), 0), 4) AS contribution")
                .endsWith("ORDER BY abs(now_value - before_value) DESC, \"plan\"\n");
    }

    @Test
    void coverage_is_of_the_same_rows() {
        assertThat(compiler(NEW, "\"period\": \"last month\"").coverage()).contains("""
            SELECT AVG((s.plan IS NOT NULL)::int) AS covered
            FROM subscription s
            WHERE s.started >= DATE '2026-05-01'
              AND s.started < DATE '2026-06-01'\
            """);
        assertThat(compiler(MRR, "").coverage()).isEmpty();
    }
}
