package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.AskedMetrics.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Result;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.warehouse.Caller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The key metrics in one table.
class MetricOverviewTest {
    private static MetricsDatabase database;
    private static MetricService metrics;

    @BeforeAll
    static void open() {
        database = new MetricsDatabase();
        metrics = new MetricService(
                database.index(), database.warehouse(), database.clock(), CompanyCalendar.standard(), view -> false);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Result overview(String period, Definition... known) {
        database.know(known);
        return result(metrics.overview(period, Caller.nobody()));
    }

    private static Result result(MetricService.Outcome outcome) {
        assertThat(outcome).isInstanceOf(MetricService.Outcome.Answered.class);
        return ((MetricService.Outcome.Answered) outcome).result();
    }

    @Test
    void each_metric_has_its_value_and_its_change() {
        var result = overview("may 2026", SampleMetrics.CHURN, SampleMetrics.MRR, SampleMetrics.NEW);
        assertThat(result.table().columns())
                .extracting("name")
                .containsExactly("metric", "days", "value", "unit", "previous", "change", "change_pct");
        assertThat(result.table().rows())
                .containsExactlyInAnyOrder(
                        row("MRR", "as of 2026-05-31", "500.00", "USD", "400.00", "100.00", "0.2500"),
                        row("new customers", "2026-05-01 to 2026-05-31", 1L, "", 0L, 1L, null),
                        row("churn", "2026-05-01 to 2026-05-31", "33.33", "%", "0.00", "33.33", null));
        assertThat(result.headline())
                .startsWith("Key metrics, with their change from one period before: ")
                .contains("MRR **$500.00**, up $100.00 (25.0%)")
                .contains("new customers **1**, up 1")
                .contains("churn **33.3%**, up 33.3 percentage points")
                .endsWith(".");
        assertThat(result.sql()).hasSize(3);
        assertThat(result.knowledge()).hasSize(3);
        assertThat(result.caveats()).contains("Trials count.");
    }

    @Test
    void where_no_period_is_named_each_has_its_usual_one() {
        var result = overview("", SampleMetrics.MRR, SampleMetrics.CHURN, MetricsDatabase.SUBSCRIPTION);
        assertThat(result.table().rows())
                .containsExactlyInAnyOrder(
                        row("MRR", "as of 2026-06-17", "550.00", "USD", "500.00", "50.00", "0.1000"),
                        row("churn", "2026-05-01 to 2026-05-31", "33.33", "%", "0.00", "33.33", null));
    }

    @Test
    void only_the_metrics_that_are_flagged_are_shown() {
        var key = SampleMetrics.metric("""
            {"name": "subscriptions", "definition": "d", "key": true, "measure": "COUNT(*)",
             "from": "subscription s", "time": {"meaning": "state", "start": "s.started", "end": "s.ended"},
             "format": "integer", "additive": true, "empty": "0"}
            """);
        assertThat(overview("may 2026", SampleMetrics.MRR, key).table().rows())
                .containsExactly(row("subscriptions", "as of 2026-05-31", 3L, "", 3L, 0L, "0.0000"));
    }

    @Test
    void one_that_can_t_be_computed_is_a_caveat_and_without_any_there_is_no_overview() {
        var broken = SampleMetrics.metric("""
            {"name": "broken", "measure": "SUM(nothing)", "from": "subscription s",
             "time": {"meaning": "state", "start": "s.started", "end": "s.ended"}}
            """);
        assertThat(overview("may 2026", SampleMetrics.MRR, broken).caveats())
                .singleElement()
                .asString()
                .startsWith("broken: the metric's SQL did not run: ");
        database.know();
        assertThat(metrics.overview("", Caller.nobody()))
                .isEqualTo(new MetricService.Outcome.Unfit("there is no governed metric"));
        database.know(SampleMetrics.MRR);
        assertThat(metrics.overview("soonish", Caller.nobody()))
                .isEqualTo(new MetricService.Outcome.Unfit("MRR: 'soonish' is not a period I know."));
    }

    @Test
    void the_sample_company_shows_eight() {
        try (var company = TestCompany.open()) {
            var result = result(company.jackdaw().metrics().overview("", Caller.nobody()));
            assertThat(result.table().rows())
                    .extracting(r -> r.getFirst())
                    .containsExactlyInAnyOrder(
                            "MRR",
                            "active customers",
                            "new customers",
                            "churn rate",
                            "net revenue retention",
                            "invoices paid",
                            "open tickets",
                            "CSAT");
        }
    }
}
