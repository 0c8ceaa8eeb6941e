package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static dev.jackdaw.metrics.SampleMetrics.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.metrics.MetricParts.Bounds;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricPartsTest {
    private static final Bounds MAY = Bounds.of(new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 1)));

    private static String first(MetricDefinition metric) {
        return new MetricParts(metric, List.of(), List.of()).first().orElse("");
    }

    @Test
    void the_first_day_is_a_flow_s_column_s_or_a_state_s_start_s() {
        assertThat(first(NEW)).isEqualTo("SELECT min(s.started)::date AS day\nFROM subscription s");
        assertThat(first(MRR)).isEqualTo("SELECT min(s.started)::date AS day\nFROM subscription s");
        assertThat(first(CHURN)).isEmpty();
    }

    @Test
    void a_join_that_two_need_is_there_once() {
        var country = MRR.dimension("country").orElseThrow();
        var filter = new MetricQuery.Filter("country", List.of("DE", "US"), false);
        assertThat(new MetricParts(MRR, List.of(country), List.of(filter)).select(MAY))
                .containsOnlyOnce("JOIN country")
                .contains("AND (c.name)::text IN ('DE', 'US')");
    }

    @Test
    void values_are_chosen_or_kept_out() {
        assertThat(MetricParts.chosen("x", new MetricQuery.Filter("d", List.of("a'b"), false)))
                .isEqualTo("x = 'a''b'");
        assertThat(MetricParts.chosen("x", new MetricQuery.Filter("d", List.of("a", "b"), false)))
                .isEqualTo("x IN ('a', 'b')");
        assertThat(MetricParts.chosen("x", new MetricQuery.Filter("d", List.of("a"), true)))
                .isEqualTo("(x IS NULL OR x NOT IN ('a'))");
    }

    @Test
    void a_metric_without_time_has_no_bounds() {
        var all = metric("{\"name\": \"all\", \"measure\": \"COUNT(*)\", \"from\": \"t\"}");
        assertThat(new MetricParts(all, List.of(), List.of()).select(MAY))
                .isEqualTo("SELECT COUNT(*) AS value\nFROM t");
    }

    @Test
    void days_stand_in_expressions_and_sources_too() {
        var odd = metric("""
            {"name": "odd", "measure": "COUNT(*)", "from": "days({start}, {end})", "time": {"meaning": "period"},
             "dimensions": [{"name": "since", "expression": "d - {start}"}]}
            """);
        assertThat(new MetricParts(odd, List.of(odd.dimension("since").orElseThrow()), List.of()).select(MAY))
                .isEqualTo("SELECT d - DATE '2026-05-01' AS \"since\", COUNT(*) AS value\n"
                        + "FROM days(DATE '2026-05-01', DATE '2026-06-01')\nGROUP BY d - DATE '2026-05-01'");
    }
}
