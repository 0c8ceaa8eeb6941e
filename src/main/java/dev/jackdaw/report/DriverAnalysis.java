package dev.jackdaw.report;

import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.report.Edition.Drivers;
import dev.jackdaw.warehouse.Caller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What moved a metric, by one dimension: the query is asked split by it, and each segment gets its part
/// of the change.
record DriverAnalysis(GovernedMetrics metrics) {
    private static final int PERCENT_DECIMALS = 4;
    private static final int MONEY_DECIMALS = 2;

    /// Nothing where parts can't be told: of a ratio whose definition names no weight.
    Optional<Drivers> of(MetricDefinition metric, MetricQuery query, BigDecimal change, Caller caller) {
        var dimension = query.dimensions().getFirst();
        int decimals =
                switch (metric.display().format()) {
                    case "percent" -> PERCENT_DECIMALS;
                    case "integer" -> 0;
                    default -> MONEY_DECIMALS;
                };
        if (metric.sum().additive()) {
            return Optional.of(new Drivers(dimension, false, ofSum(metric, query, change, decimals, caller)));
        }
        return metric.weight().isEmpty()
                ? Optional.empty()
                : Optional.of(new Drivers(dimension, true, ofRatio(metric, query, change, decimals, caller)));
    }

    private List<Contribution.Part> ofSum(
            MetricDefinition metric, MetricQuery query, BigDecimal change, int decimals, Caller caller) {
        var table = new MetricTable(metrics.answer(query, caller).table());
        var segments = new ArrayList<Contribution.Segment>();
        for (int i = 0; i < table.rows(); i++) {
            segments.add(new Contribution.Segment(
                    table.label(i), table.number(metric.name(), i), table.number("previous", i)));
        }
        return Contribution.ofSum(segments, change, decimals);
    }

    private List<Contribution.Part> ofRatio(
            MetricDefinition metric, MetricQuery query, BigDecimal change, int decimals, Caller caller) {
        var weights = new MetricTable(metrics.weights(query, caller).table());
        var byLabel = new HashMap<@Nullable String, Integer>();
        for (int i = 0; i < weights.rows(); i++) {
            byLabel.put(weights.label(i), i);
        }
        var table = new MetricTable(metrics.answer(query, caller).table());
        var segments = new ArrayList<Contribution.RatioSegment>();
        for (int i = 0; i < table.rows(); i++) {
            var at = byLabel.get(table.label(i));
            segments.add(new Contribution.RatioSegment(
                    table.label(i),
                    table.number(metric.name(), i),
                    at == null ? null : weights.number(metric.name(), at),
                    table.number("previous", i),
                    at == null ? null : weights.number("previous", at)));
        }
        return Contribution.ofRatio(segments, change, decimals);
    }
}
