package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// A task with one thing changed.
final class Tasks {
    private Tasks() {}

    static MetricTask about(MetricTask t, String metric) {
        return changed(t, metric, t.period(), t.compare(), t.shape());
    }

    static MetricTask in(MetricTask t, Optional<Period> period) {
        return changed(t, t.metric(), period, t.compare(), t.shape());
    }

    static MetricTask against(MetricTask t, String compare) {
        return changed(t, t.metric(), t.period(), compare, t.shape());
    }

    static MetricTask shaped(MetricTask t, TaskShape shape) {
        return changed(t, t.metric(), t.period(), t.compare(), shape);
    }

    private static MetricTask changed(
            MetricTask t, String metric, Optional<Period> period, String compare, TaskShape shape) {
        return new MetricTask(
                metric, t.dimensions(), t.filters(), period, t.grain(), compare, t.rank(), t.share(), t.why(), shape);
    }

    /// Of all values, not only the first or those above something.
    static MetricTask unranked(MetricTask t) {
        var shape = t.shape();
        return new MetricTask(
                t.metric(),
                t.dimensions(),
                t.filters(),
                t.period(),
                t.grain(),
                t.compare(),
                Optional.empty(),
                t.share(),
                t.why(),
                new TaskShape(
                        Optional.empty(),
                        shape.summary(),
                        shape.combine(),
                        shape.other(),
                        shape.periods(),
                        shape.difference()));
    }

    static MetricTask unfiltered(MetricTask t, String dimension) {
        return filtered(
                t,
                t.dimensions().stream().filter(d -> !d.equals(dimension)).toList(),
                t.filters().stream()
                        .filter(f -> !f.dimension().equals(dimension))
                        .toList());
    }

    /// To these values of a dimension, split by it or not.
    static MetricTask narrowed(MetricTask t, String dimension, List<String> values, boolean split) {
        var filters = new ArrayList<>(unfiltered(t, dimension).filters());
        filters.add(new TaskFilter(dimension, List.copyOf(values), false));
        var dimensions = new LinkedHashSet<>(t.dimensions());
        if (split && values.size() > 1) {
            dimensions.add(dimension);
        } else if (!split) {
            dimensions.remove(dimension);
        }
        return filtered(t, List.copyOf(dimensions), filters);
    }

    static TaskShape sideBySide(List<Period> periods) {
        return new TaskShape(Optional.empty(), "", "", "", periods, false);
    }

    private static MetricTask filtered(MetricTask t, List<String> dimensions, List<TaskFilter> filters) {
        return new MetricTask(
                t.metric(),
                dimensions,
                filters,
                t.period(),
                t.grain(),
                t.compare(),
                t.rank(),
                t.share(),
                t.why(),
                t.shape());
    }
}
