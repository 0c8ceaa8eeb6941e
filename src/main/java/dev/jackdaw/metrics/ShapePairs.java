package dev.jackdaw.metrics;

import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.metrics.ShapeCompiler.Pivot;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Finds the two groups that a difference is between: the two values of a filter, in its order, or else the
/// only two values of what the question splits by.
record ShapePairs(Warehouse warehouse) {
    private static final int GROUPS_SHOWN = 5;

    /// Two groups, or why there are none.
    sealed interface Pair {
        record Two(Pivot pivot) implements Pair {}

        record None(String problem) implements Pair {}
    }

    /// The question, split by what its groups are told apart by.
    static MetricQuery split(MetricDefinition metric, MetricQuery query) {
        return filter(query)
                .filter(f -> !query.dimensionsOf(metric)
                        .contains(metric.dimension(f.dimension()).orElseThrow()))
                .map(f -> query.splitBy(f.dimension()))
                .orElse(query);
    }

    /// Whether a metric is held against itself: two of its groups are meant.
    static boolean itself(MetricDefinition metric, MetricQuery query) {
        var combine = Objects.requireNonNull(query.shape()).combine();
        return combine != null
                && metric.name().equalsIgnoreCase(combine.metric())
                && !combine.op().equals("sum")
                && query.filters().stream()
                                .filter(f -> !f.exclude() && f.values().size() == 2)
                                .count()
                        == 1;
    }

    Pair of(List<AskedMetric> asked, Optional<PeriodAxis> axis, MetricQuery query, Caller caller) {
        var first = asked.getFirst();
        var filter = filter(query);
        if (filter.isPresent()) {
            var dimension = first.metric().dimension(filter.get().dimension()).orElseThrow();
            var values = filter.get().values();
            return new Pair.Two(new Pivot(dimension.name(), values.get(0), values.get(1), false));
        }
        var dimension = first.split().getFirst();
        var found = groups(asked, axis, query, caller);
        if (found.size() == 2) {
            return new Pair.Two(new Pivot(dimension, found.get(0), found.get(1), false));
        }
        var named = String.join(", ", found.stream().limit(GROUPS_SHOWN).toList());
        return new Pair.None("a difference is between two groups, and " + dimension + " has " + found.size()
                + (found.isEmpty() ? "" : ": " + named) + (found.size() > GROUPS_SHOWN ? ", …" : "")
                + ". Name two of them in a filter");
    }

    private static Optional<MetricQuery.Filter> filter(MetricQuery query) {
        return Objects.requireNonNull(query.shape()).difference()
                ? query.filters().stream()
                        .filter(f -> !f.exclude() && f.values().size() == 2)
                        .findFirst()
                : Optional.empty();
    }

    /// The values of the dimension that the question splits by, as far as they are not NULL.
    private List<String> groups(List<AskedMetric> asked, Optional<PeriodAxis> axis, MetricQuery query, Caller caller) {
        var sql = new ShapeCompiler(asked, axis, query.grouped(), Optional.empty())
                .compile()
                .sql();
        return warehouse.run(Role.ANALYST, sql, warehouse.limits(), caller)
                        instanceof QueryOutcome.Rows(var table, var elapsed)
                ? table.rows().stream()
                        .map(row -> row.get(axis.isPresent() ? 1 : 0))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .distinct()
                        .toList()
                : List.of();
    }
}
