package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricRuleTest {
    private static MetricsDatabase database;
    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = new MetricsDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private List<CheckFinding> check(MetricDefinition... metrics) {
        var clock = Clock.fixed(Instant.parse("2026-06-17T10:00:00Z"), ZoneOffset.UTC);
        var items = Arrays.stream(metrics).map(MetricsDatabase::item).toList();
        return new MetricRule(database.warehouse(), CompanyCalendar.standard(), clock, told::add)
                .check(new KnowledgeFolder.Contents(items, List.of(), List.of()));
    }

    @Test
    void metrics_that_are_right_are_told_with_their_value() {
        assertThat(check(MRR, CHURN)).isEmpty();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).matches("metric MRR: 550.00, \\d+ ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"name": "m"} | metric-ungoverned | metric 'm' has no measure, so only a model can compute it
        {"name": "m", "measure": "1"} | metric-incomplete | metric 'm' has a measure but no from
        {"name": "m", "measure": "1", "from": "country"} | metric-incomplete | metric 'm' has a measure but no time
        {"name": "m", "measure": "1", "from": "country", "time": {"meaning": "period"}, "default_period": "soonish"} | metric-period | 'soonish' is not a period
        """)
    void what_can_t_be_tried_is_found(String json, String rule, String message) {
        assertThat(check(metric(json))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.message()).isEqualTo(message);
        });
        assertThat(told).isEmpty();
    }

    @Test
    void sql_that_does_not_run_is_found_in_a_metric_and_in_a_dimension() {
        var state = "\"time\": {\"meaning\": \"state\", \"start\": \"s.started\", \"end\": \"s.ended\"}";
        assertThat(check(metric(
                        "{\"name\": \"m\", \"measure\": \"SUM(x)\", \"from\": \"subscription s\", " + state + "}")))
                .extracting(CheckFinding::rule)
                .containsExactly("metric-fails");
        assertThat(check(metric("{\"name\": \"m\", \"measure\": \"SUM(s.mrr)\", \"from\": \"subscription s\", " + state
                        + ", \"dimensions\": [{\"name\": \"mood\", \"expression\": \"s.mood\"}]}")))
                .extracting(CheckFinding::rule)
                .containsExactly("dimension-fails");
    }

    @Test
    void a_join_that_multiplies_rows_is_found_where_parts_add_up() {
        var json = """
            {"name": "m", "measure": "SUM(s.mrr)", "from": "subscription s", "additive": %s,
             "time": {"meaning": "state", "start": "s.started", "end": "s.ended"},
             "dimensions": [{"name": "any", "expression": "c.name", "join": "JOIN country c ON true"}]}
            """;
        assertThat(check(metric(json.formatted(true)))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("dimension-fan-out");
            assertThat(finding.message()).isEqualTo("metric 'm' adds up to 3098 by any but is 1549 in all");
        });
        assertThat(check(metric(json.formatted(false)))).isEmpty();
    }
}
