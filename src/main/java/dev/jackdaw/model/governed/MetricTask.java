package dev.jackdaw.model.governed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A question over one governed metric, every word resolved. It has two forms: the arguments of
/// `query_metric`, and canonical English, which a reader turns back into the same task. The second
/// is how agents tell each other.
record MetricTask(
        String metric,
        List<String> dimensions,
        List<TaskFilter> filters,
        Optional<Period> period,
        Optional<Grain> grain,
        String compare,
        Optional<Ranking> rank,
        boolean share,
        boolean why,
        TaskShape shape) {
    MetricTask {
        dimensions = List.copyOf(dimensions);
        filters = List.copyOf(filters);
    }

    /// Without a shape.
    MetricTask(
            String metric,
            List<String> dimensions,
            List<TaskFilter> filters,
            Optional<Period> period,
            Optional<Grain> grain,
            String compare,
            Optional<Ranking> rank,
            boolean share,
            boolean why) {
        this(metric, dimensions, filters, period, grain, compare, rank, share, why, TaskShape.NONE);
    }

    /// Canonical English.
    String text() {
        return text(List.of(metric));
    }

    /// The same question about several metrics.
    String text(List<String> metrics) {
        var parts = new ArrayList<String>();
        if (why) {
            parts.add("why");
        }
        if (share) {
            parts.add("share of");
        }
        rank.ifPresent(r -> parts.add((r.descending() ? "top " : "bottom ") + r.limit()));
        parts.add(shape.metrics(String.join(" and ", metrics)));
        if (!dimensions.isEmpty()) {
            parts.add("by " + String.join(" and ", dimensions));
        }
        grain.ifPresent(g -> parts.add("by " + g.word()));
        filters.forEach(f -> parts.add(f.text()));
        if (together()) {
            parts.add("combined");
        }
        period.ifPresent(p -> parts.add(p.phrase()));
        parts.addAll(shape.texts());
        switch (compare) {
            case "" -> {}
            case ComparisonSlot.PREVIOUS -> parts.add("compared with previous period");
            case ComparisonSlot.YEAR -> parts.add("compared with same period last year");
            default -> parts.add("compared with " + compare);
        }
        return String.join(" ", parts);
    }

    /// Whether several values are one group: side by side they would be split by.
    private boolean together() {
        boolean counted = shape.having().isPresent() && !dimensions.isEmpty();
        return !counted
                && filters.stream()
                        .anyMatch(f -> f.values().size() > 1 && !f.exclude() && !dimensions.contains(f.dimension()));
    }

    /// The arguments of `query_metric`.
    ObjectNode arguments() {
        var json = Json.mapper().createObjectNode().put("metric", metric);
        if (!dimensions.isEmpty()) {
            json.set("dimensions", Json.tree(dimensions));
        }
        if (!filters.isEmpty()) {
            json.set("filters", Json.tree(filters));
        }
        period.ifPresent(p -> json.put("period", p.phrase()));
        grain.ifPresent(g -> json.put("grain", g.word()));
        if (!compare.isEmpty()) {
            json.put("compare", compare);
        }
        rank.ifPresent(r ->
                json.set("rank", Json.tree(Map.of("order", r.descending() ? "top" : "bottom", "limit", r.limit()))));
        if (share) {
            json.put("share", true);
        }
        if (why) {
            json.put("why", true);
        }
        if (!shape.equals(TaskShape.NONE)) {
            json.set("shape", shape.json());
        }
        return json;
    }

    /// Several tasks: as one question where they differ in their metric alone, else a line each.
    static String texts(List<MetricTask> tasks) {
        var first = tasks.getFirst();
        return tasks.stream().allMatch(t -> t.about(first.metric()).equals(first))
                ? first.text(tasks.stream().map(MetricTask::metric).toList())
                : tasks.stream().map(MetricTask::text).collect(Collectors.joining("\n"));
    }

    /// The same of another metric.
    private MetricTask about(String other) {
        return new MetricTask(other, dimensions, filters, period, grain, compare, rank, share, why, shape);
    }
}
