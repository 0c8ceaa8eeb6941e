package dev.jackdaw.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A question about one governed metric. `period` and `compare` are time phrases in English;
/// `compare` may also be "previous_period" or "previous_year"; `grain` is a calendar unit. Empty
/// text where nothing was said. `shape` is what else is asked of the values, or null.
public record MetricQuery(
        String metric,
        List<String> dimensions,
        List<Filter> filters,
        String period,
        String grain,
        String compare,
        @Nullable Rank rank,
        boolean share,
        boolean why,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Shape shape) {
    public MetricQuery(
            String metric,
            @Nullable List<String> dimensions,
            @Nullable List<Filter> filters,
            @Nullable String period,
            @Nullable String grain,
            @Nullable String compare,
            @Nullable Rank rank,
            boolean share,
            boolean why,
            @Nullable Shape shape) {
        this.metric = metric;
        this.dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        this.filters = filters == null ? List.of() : List.copyOf(filters);
        this.period = period == null ? "" : period;
        this.grain = grain == null ? "" : grain;
        this.compare = compare == null ? "" : compare;
        this.rank = rank;
        this.share = share;
        this.why = why;
        this.shape = shape == null || shape.equals(Shape.NONE) ? null : shape;
    }

    /// One without a shape.
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
        this(metric, dimensions, filters, period, grain, compare, rank, share, why, null);
    }

    /// Only rows whose dimension has one of the values, or none of them.
    public record Filter(String dimension, List<String> values, boolean exclude) {}

    /// Only the first `limit` groups, by value: order "top" or "bottom". Ties are all kept.
    public record Rank(String order, int limit) {
        boolean descending() {
            return !"bottom".equalsIgnoreCase(order);
        }
    }

    /// What else is asked of the values: a condition on them, a summary of them, another metric to combine
    /// them with, others beside them, several named periods, the difference of two groups. Empty where
    /// nothing was said.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Shape(
            @Nullable Having having,
            String summary,
            @Nullable Combine combine,
            List<String> beside,
            List<String> periods,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean difference) {
        static final Shape NONE = new Shape(null, null, null, null, null, false);

        public Shape(
                @Nullable Having having,
                @Nullable String summary,
                @Nullable Combine combine,
                @Nullable List<String> beside,
                @Nullable List<String> periods,
                boolean difference) {
            this.having = having;
            this.summary = summary == null ? "" : summary.toLowerCase(Locale.ROOT);
            this.combine = combine;
            this.beside = beside == null ? List.of() : List.copyOf(beside);
            this.periods = periods == null ? List.of() : List.copyOf(periods);
            this.difference = difference;
        }

        /// The other metrics.
        List<String> others() {
            return combine == null ? beside : List.of(combine.metric());
        }
    }

    /// Only groups whose value is so: op "above", "at_least", "below", "at_most", or "between" value and
    /// upper, both included.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Having(
            String op, @Nullable BigDecimal value, @Nullable BigDecimal upper) {}

    /// The values together with another metric's: op "ratio", "difference" or "sum".
    public record Combine(String op, String metric) {}

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
        var asked = shape == null ? "" : "|" + Json.text(shape);
        return metric + "|" + String.join(",", dimensions) + "|" + parts + "|" + grain + asked;
    }

    /// The same for whatever time.
    public MetricQuery standing() {
        return over("");
    }

    /// The same over another period.
    MetricQuery over(String other) {
        return new MetricQuery(metric, dimensions, filters, other, grain, compare, rank, share, why, shape);
    }

    /// The same by another unit of time.
    MetricQuery by(Grain unit) {
        return new MetricQuery(metric, dimensions, filters, period, unit.word(), compare, rank, share, why, shape);
    }

    /// The same, split by one more dimension.
    MetricQuery splitBy(String dimension) {
        var all = new ArrayList<>(dimensions);
        all.add(dimension);
        return new MetricQuery(metric, all, filters, period, grain, compare, rank, share, why, shape);
    }

    /// All of its groups, whatever their values.
    MetricQuery grouped() {
        var all = shape == null ? null : new Shape(null, "", shape.combine(), shape.beside(), shape.periods(), true);
        return new MetricQuery(metric, dimensions, filters, period, grain, compare, null, share, why, all);
    }

    /// The difference of two groups in the place of a combination of the metric with itself.
    MetricQuery paired() {
        var pair = shape == null ? null : new Shape(shape.having(), shape.summary(), null, null, shape.periods(), true);
        return new MetricQuery(metric, dimensions, filters, period, grain, compare, rank, share, why, pair);
    }

    /// Its values without a shape, and not ranked.
    MetricQuery values() {
        return new MetricQuery(metric, dimensions, filters, period, grain, compare, null, share, why);
    }

    /// Whether a state is meant as of the period's end even where the period is one that is drawn over time.
    boolean once() {
        return rank != null || (shape != null && shape.summary().isEmpty());
    }

    /// Whether it asks for plain values, which a view can hold.
    public boolean plain() {
        return compare.isEmpty() && rank == null && !share && !why && shape == null;
    }
}
