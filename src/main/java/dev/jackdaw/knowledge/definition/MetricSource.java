package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a metric is computed from: a measure (an SQL aggregate) over the rows of `from` that all
/// filters keep, in time, and by what it can be split.
public record MetricSource(
        String measure,
        String from,
        List<String> filters,
        @Nullable MetricTime time,
        List<MetricDimension> dimensions) {
    public MetricSource {
        measure = text(measure);
        from = text(from);
        filters = list(filters);
        dimensions = list(dimensions);
    }

    /// The same rows, measured otherwise.
    MetricSource measuring(String other) {
        return new MetricSource(other, from, filters, time, dimensions);
    }
}
