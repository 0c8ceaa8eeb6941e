package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.data.Result;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions with a shape over the sample company, against SQL that was written apart from them.
class ShapedCompanyTest {
    private static TestCompany company;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static MetricService.Outcome outcome(String json) {
        return company.jackdaw().metrics().answer(query(json), Caller.nobody());
    }

    private static Result answer(String json) {
        var outcome = outcome(json);
        assertThat(outcome).isInstanceOf(MetricService.Outcome.Answered.class);
        return ((MetricService.Outcome.Answered) outcome).result();
    }

    private static List<List<@Nullable Object>> rows(String sql) {
        var warehouse = company.jackdaw().warehouse();
        return ((QueryOutcome.Rows) warehouse.run(Role.ANALYST, sql, warehouse.limits(), Caller.nobody()))
                .table()
                .rows();
    }

    private static void same(String json, String sql) {
        assertThat(answer(json).table().rows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(rows(sql));
    }

    @Test
    void countries_with_much_revenue() {
        same("""
            {"metric": "MRR", "dimensions": ["country"], "shape": {"having": {"op": "above", "value": 30000}}}
            """, """
            SELECT c.country, ROUND(SUM(s.mrr), 2) FROM subscriptions s JOIN customers c ON c.id = s.customer_id
            WHERE s.started_at < DATE '2026-06-18' AND (s.ended_at IS NULL OR s.ended_at >= DATE '2026-06-18')
            GROUP BY 1 HAVING SUM(s.mrr) > 30000 ORDER BY 1
            """);
    }

    @Test
    void new_customers_in_an_average_month() {
        same("""
            {"metric": "new customers", "period": "2026", "grain": "month", "shape": {"summary": "average"}}
            """, """
            SELECT ROUND(COUNT(*) / 5.0, 2) FROM customers
            WHERE signup_date >= DATE '2026-01-01' AND signup_date < DATE '2026-06-01'
            """);
    }

    @Test
    void upgrades_less_downgrades() {
        same("""
            {"metric": "upgrades", "period": "q1 2026", "shape":
             {"combine": {"op": "difference", "metric": "downgrades"}}}
            """, """
            SELECT up, down, up - down AS more FROM (
              SELECT COUNT(*) FILTER (WHERE change_type = 'upgrade') AS up,
                COUNT(*) FILTER (WHERE change_type = 'downgrade') AS down
              FROM plan_changes WHERE changed_at >= DATE '2026-01-01' AND changed_at < DATE '2026-04-01') AS c
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `{"metric": "ARPA", "filters": [{"dimension": "billing cycle", "values": ["annual", "monthly"]}], "shape": {"difference": true}}`
        `{"metric": "ARPA", "dimensions": ["billing cycle"], "shape": {"difference": true}}`
        `{"metric": "support tickets", "dimensions": ["country"], "period": "last month", "rank": {"order": "top", "limit": 3}, "shape": {"combine": {"op": "ratio", "metric": "active customers"}}}`
        `{"metric": "MRR", "shape": {"periods": ["this quarter", "last quarter", "q2 2025"], "beside": ["churn rate", "new customers"]}}`
        `{"metric": "churn rate", "dimensions": ["industry"], "shape": {"having": {"op": "above", "value": 0.02}}}`
        `{"metric": "MRR", "dimensions": ["plan"], "shape": {"summary": "median"}}`
        `{"metric": "active customers", "grain": "month", "period": "last 6 months", "shape": {"combine": {"op": "ratio", "metric": "active subscriptions"}, "summary": "average"}}`
        """)
    void other_shapes_are_answered(String json) {
        assertThat(answer(json).table().rows()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dimensions\": [DIM], \"shape\": {\"having\": {\"op\": \"at_least\", \"value\": 0}}",
                "\"period\": \"q1 2026\", \"grain\": \"month\", \"shape\": {\"summary\": \"average\"}",
                "\"period\": \"q1 2026\", \"grain\": \"month\", \"dimensions\": [DIM], \"shape\": {\"summary\":"
                        + " \"median\"}",
                "\"period\": \"q1 2026\", \"dimensions\": [DIM], \"shape\": {\"combine\": {\"op\": \"ratio\","
                        + " \"metric\": \"OTHER\"}}",
                "\"period\": \"q1 2026\", \"grain\": \"month\", \"dimensions\": [DIM], \"shape\": {\"beside\":"
                        + " [\"OTHER\"]}",
                "\"dimensions\": [DIM], \"shape\": {\"periods\": [\"last month\", \"may 2025\"]}",
            })
    void every_metric_has_every_shape(String more) {
        var unfit = new ArrayList<String>();
        for (var item : company.jackdaw().knowledge().index().all(KnowledgeKind.METRIC)) {
            var metric = (MetricDefinition) item.definition();
            var other = metric.name().equals("MRR") ? "new customers" : "MRR";
            var asked = "{\"metric\": \"" + metric.name() + "\", "
                    + more.replace("DIM", "\"country\"").replace("OTHER", other) + "}";
            if (outcome(asked) instanceof MetricService.Outcome.Unfit(String problem)) {
                unfit.add(metric.name() + ": " + problem);
            }
        }
        assertThat(unfit).isEmpty();
    }
}
