package dev.jackdaw.report;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Result;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.warehouse.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Governed metrics as reports and watches ask for them: what can't be had is a `UsageException` that says
/// why.
record GovernedMetrics(MetricService metrics) {
    MetricDefinition find(String name) {
        return metrics.governed(name)
                .map(item -> (MetricDefinition) item.definition())
                .orElseThrow(() -> new UsageException("there is no governed metric '" + name + "'"));
    }

    Result answer(MetricQuery query, Caller caller) {
        return result(metrics.answer(query, caller));
    }

    /// The denominators of a ratio.
    Result weights(MetricQuery query, Caller caller) {
        return result(metrics.weights(query, caller));
    }

    private static Result result(MetricService.Outcome outcome) {
        return switch (outcome) {
            case MetricService.Outcome.Answered(var result) -> result;
            case MetricService.Outcome.Unfit(String problem) -> throw new UsageException(problem);
        };
    }

    static List<MetricQuery.Filter> filters(Map<String, List<String>> where) {
        return where.entrySet().stream()
                .map(e -> new MetricQuery.Filter(e.getKey(), e.getValue(), false))
                .toList();
    }

    /// Whether a metric holds at a point in time.
    static boolean state(MetricDefinition metric) {
        var time = metric.source().time();
        return time != null && time.meaning().toUpperCase(Locale.ROOT).equals(Meaning.STATE.name());
    }
}
