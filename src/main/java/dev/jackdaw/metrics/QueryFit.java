package dev.jackdaw.metrics;

import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import java.util.ArrayList;
import java.util.Optional;

/// Whether a question fits its metric.
final class QueryFit {
    private QueryFit() {}

    /// What is wrong with it, so that an asker can mend it; nothing where it fits.
    static Optional<String> problem(MetricDefinition metric, MetricQuery query) {
        var names =
                metric.source().dimensions().stream().map(MetricDimension::name).toList();
        var wanted = new ArrayList<>(query.dimensions());
        query.filters().forEach(f -> wanted.add(f.dimension()));
        for (var dimension : wanted) {
            if (metric.dimension(dimension).isEmpty()) {
                return Optional.of(
                        metric.name() + " can't be split by " + dimension + ", only by " + String.join(", ", names));
            }
        }
        if (query.filters().stream().anyMatch(f -> f.values().isEmpty())) {
            return Optional.of("a filter names no value");
        }
        if (query.share() && !metric.sum().additive()) {
            return Optional.of(metric.name()
                    + " is a ratio: its parts don't add up, so it has no shares and no contributions. Compare "
                    + "it by "
                    + String.join(", ", names)
                    + " instead");
        }
        if (query.why() && names.isEmpty()) {
            return Optional.of(metric.name() + " has nothing to split it by, so nothing tells what moved it");
        }
        if (query.share() && query.dimensions().isEmpty()) {
            return Optional.of("a share needs something to split " + metric.name() + " by");
        }
        if (query.rank() != null
                && query.dimensions().isEmpty()
                && query.grain().isEmpty()
                && (query.shape() == null || query.shape().periods().isEmpty())) {
            return Optional.of("a ranking needs something to rank " + metric.name() + " by");
        }
        return Optional.empty();
    }
}
