package dev.jackdaw.metrics;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.MetricDefinition;

/// Three metrics, one for each way to relate to time, over the tables of `MetricsDatabase`.
final class SampleMetrics {
    /// A state, which adds up.
    static final MetricDefinition MRR = metric("""
        {"name": "MRR", "definition": "Monthly recurring revenue.", "table": "subscription",
         "measure": "SUM(s.mrr)", "from": "subscription s", "filters": ["NOT s.test"],
         "time": {"meaning": "state", "start": "s.started", "end": "s.ended"},
         "dimensions": [
           {"name": "plan", "expression": "s.plan", "synonyms": ["tier"]},
           {"name": "country", "expression": "c.name", "join": "JOIN country c ON c.id = s.country_id"}],
         "unit": "USD", "format": "currency", "additive": true, "empty": "0"}
        """);

    /// A flow, counted.
    static final MetricDefinition NEW = metric("""
        {"name": "new customers", "definition": "Customers that begin.", "table": "subscription",
         "measure": "COUNT(*)", "from": "subscription s",
         "time": {"meaning": "flow", "column": "s.started"},
         "dimensions": [{"name": "plan", "expression": "s.plan"}],
         "format": "integer", "additive": true, "empty": "0", "default_period": "this month",
         "caveats": ["Trials count."],
         "coverage": {"expression": "AVG((s.plan IS NOT NULL)::int)", "note": "{missing} have no plan"}}
        """);

    /// A ratio over a period.
    static final MetricDefinition CHURN = metric("""
        {"name": "churn", "definition": "Share of customers that end.", "table": "subscription",
         "measure": "COUNT(*) FILTER (WHERE s.ended >= {start} AND s.ended < {end})::numeric / NULLIF(COUNT(*), 0)",
         "from": "subscription s", "filters": ["s.started < {start}"],
         "time": {"meaning": "period"}, "dimensions": [{"name": "plan", "expression": "s.plan"}],
         "format": "percent", "weight": "COUNT(*)"}
        """);

    private SampleMetrics() {}

    static MetricDefinition metric(String json) {
        return Json.own(json, MetricDefinition.class);
    }

    static MetricQuery query(String json) {
        return MetricQuery.of(Json.own(json, com.fasterxml.jackson.databind.JsonNode.class))
                .orElseThrow();
    }
}
