package dev.jackdaw.model.governed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.data.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A validated query to run: `first` rows of it (0 for all), only those with these values of its columns, of this
/// period (as it is said, or empty). Its text reads back as the same task.
record QueryTask(String name, int first, List<TaskFilter> filters, String period) {
    static final String LEAD = "validated query ";

    QueryTask {
        filters = List.copyOf(filters);
    }

    /// All of it.
    QueryTask(String name) {
        this(name, 0, List.of(), "");
    }

    String text() {
        var parts = new StringBuilder(LEAD).append(name);
        if (first > 0) {
            parts.append(", first ").append(first);
        }
        filters.forEach(f -> parts.append(f.exclude() ? ", without " : ", with ")
                .append(f.dimension())
                .append(f.values().stream().map(v -> '"' + v + '"').collect(Collectors.joining(" or ", " ", ""))));
        return period.isEmpty() ? parts.toString() : parts + ", within " + period;
    }

    /// The task that a text is, if it is one.
    static Optional<QueryTask> of(String text) {
        return QueryTaskText.task(text);
    }

    /// The arguments of `run_query`.
    ObjectNode arguments() {
        var json = Json.mapper().createObjectNode().put("name", name);
        if (first > 0) {
            json.put("first", first);
        }
        if (!filters.isEmpty()) {
            json.set(
                    "filters",
                    Json.tree(filters.stream()
                            .map(f -> Map.of("column", f.dimension(), "values", f.values(), "exclude", f.exclude()))
                            .toList()));
        }
        if (!period.isEmpty()) {
            json.put("period", period);
        }
        return json;
    }
}
