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
        List<Filter> filters,
        Optional<Period> period,
        Optional<Grain> grain,
        String compare,
        Optional<Slots.Rank> rank,
        boolean share,
        boolean why) {
    /// Values of one dimension.
    record Filter(String dimension, List<String> values, boolean exclude) {
        private String text() {
            return (exclude ? "excluding " : "for ") + dimension + " " + String.join(" or ", values);
        }
    }

    MetricTask {
        dimensions = List.copyOf(dimensions);
        filters = List.copyOf(filters);
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
        parts.add(String.join(" and ", metrics));
        if (!dimensions.isEmpty()) {
            parts.add("by " + String.join(" and ", dimensions));
        }
        grain.ifPresent(g -> parts.add("by " + g.word()));
        filters.forEach(f -> parts.add(f.text()));
        period.ifPresent(p -> parts.add(p.phrase()));
        switch (compare) {
            case "" -> {}
            case ComparisonSlot.PREVIOUS -> parts.add("compared with previous period");
            case ComparisonSlot.YEAR -> parts.add("compared with same period last year");
            default -> parts.add("compared with " + compare);
        }
        return String.join(" ", parts);
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
        return json;
    }

    static String texts(List<MetricTask> tasks) {
        return tasks.getFirst().text(tasks.stream().map(MetricTask::metric).collect(Collectors.toList()));
    }
}
