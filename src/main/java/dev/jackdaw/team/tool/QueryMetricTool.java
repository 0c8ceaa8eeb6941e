package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;

/// Answers from a governed metric.
public record QueryMetricTool(MetricService metrics) implements Tool {
    /// In the place of a metric: all key metrics, where none is called so.
    private static final String OVERVIEW = "overview";

    private static final ToolSpec SPEC = ToolSpec.of(
            "query_metric",
            "Get a governed metric, defined by the data team. Prefer it over run_sql wherever a " + "metric fits.",
            """
            {"type": "object", "required": ["metric"], "properties": {
              "metric": {"type": "string"},
              "dimensions": {"type": "array", "items": {"type": "string"}},
              "filters": {"type": "array", "items": {"type": "object", "properties": {
                "dimension": {"type": "string"}, "values": {"type": "array", "items": {"type": "string"}},
                "exclude": {"type": "boolean"}}}},
              "period": {"type": "string", "description": "In words: last month, 2025, since march 2026, last 30 days, as of 2026-03-31"},
              "grain": {"type": "string", "enum": ["day", "week", "month", "quarter", "year"]},
              "compare": {"type": "string", "description": "previous_period, previous_year, or a period in words"},
              "rank": {"type": "object", "properties": {"order": {"type": "string", "enum": ["top", "bottom"]},
                "limit": {"type": "integer"}}},
              "share": {"type": "boolean", "description": "Add each group's share of the whole"},
              "why": {"type": "boolean", "description": "Explain a change by what contributed to it"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        var query = MetricQuery.of(arguments);
        if (query.isEmpty()) {
            return new ToolOutput.Wrong("query_metric needs a metric, and fields as its schema says");
        }
        var caller = SqlResults.caller(run);
        boolean overview = query.get().metric().equalsIgnoreCase(OVERVIEW)
                && metrics.governed(OVERVIEW).isEmpty();
        var outcome = overview ? metrics.overview(query.get().period(), caller) : metrics.answer(query.get(), caller);
        return switch (outcome) {
            case MetricService.Outcome.Answered(var result) -> ResultOutput.of(result);
            case MetricService.Outcome.Unfit(String problem) -> new ToolOutput.Wrong(problem);
        };
    }
}
