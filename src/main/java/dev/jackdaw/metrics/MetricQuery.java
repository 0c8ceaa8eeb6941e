package dev.jackdaw.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A question about one governed metric. `period` and `compare` are time phrases in English;
/// `compare` may also be "previous_period" or "previous_year"; `grain` is a calendar unit. Empty
/// text where nothing was said.
public record MetricQuery(
        String metric,
        List<String> dimensions,
        List<Filter> filters,
        String period,
        String grain,
        String compare,
        @Nullable Rank rank,
        boolean share,
        boolean why) {
    public MetricQuery(
            String metric,
            @Nullable List<String> dimensions,
            @Nullable List<Filter> filters,
            @Nullable String period,
            @Nullable String grain,
            @Nullable String compare,
            @Nullable Rank rank,
            boolean share,
            boolean why) {
        this.metric = metric;
        this.dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        this.filters = filters == null ? List.of() : List.copyOf(filters);
        this.period = period == null ? "" : period;
        this.grain = grain == null ? "" : grain;
        this.compare = compare == null ? "" : compare;
        this.rank = rank;
        this.share = share;
        this.why = why;
    }

    /// Only rows whose dimension has one of the values, or none of them.
    public record Filter(String dimension, List<String> values, boolean exclude) {}

    /// Only the first `limit` groups, by value: order "top" or "bottom". Ties are all kept.
    public record Rank(String order, int limit) {
        boolean descending() {
            return !"bottom".equalsIgnoreCase(order);
        }
    }

    /// Reads a tool's arguments; empty where they have another shape.
    public static Optional<MetricQuery> of(JsonNode arguments) {
        try {
            var query = Json.mapper().treeToValue(arguments, MetricQuery.class);
            return Optional.ofNullable(query).filter(q -> q.metric() != null);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// What it splits by, each dimension once. Its metric must have them all.
    List<MetricDimension> dimensionsOf(MetricDefinition metric) {
        return dimensions.stream()
                .map(d -> metric.dimension(d).orElseThrow())
                .distinct()
                .toList();
    }

    /// What a view must have been built for to answer this: the metric, its split and its filters.
    public String key() {
        var parts = filters.stream()
                .map(f -> f.dimension()
                        + (f.exclude() ? "!=" : "=")
                        + f.values().stream().sorted().toList())
                .sorted()
                .collect(Collectors.joining(","));
        return metric + "|" + String.join(",", dimensions) + "|" + parts + "|" + grain;
    }

    /// The same for whatever time.
    public MetricQuery standing() {
        return new MetricQuery(metric, dimensions, filters, "", grain, compare, rank, share, why);
    }

    /// Whether it asks for plain values, which a view can hold.
    public boolean plain() {
        return compare.isEmpty() && rank == null && !share && !why;
    }
}
