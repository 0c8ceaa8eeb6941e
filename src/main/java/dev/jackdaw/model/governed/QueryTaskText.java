package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads back the text of a task that runs a validated query.
final class QueryTaskText {
    private static final Pattern TEXT = Pattern.compile(QueryTask.LEAD
            + "([^,\\n]+?)(?:, first (\\d+))?((?:, (?:with|without) \\w+ \"[^\"\\n]*\"(?: or \"[^\"\\n]*\")*)*)"
            + "(?:, within (.+))?");
    private static final Pattern FILTER = Pattern.compile(", (with|without) (\\w+) (\"[^\"]*\"(?: or \"[^\"]*\")*)");

    private QueryTaskText() {}

    /// The task that a text is, if it is one.
    static Optional<QueryTask> task(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var filters = new ArrayList<TaskFilter>();
        FILTER.matcher(found.group(3))
                .results()
                .forEach(f -> filters.add(new TaskFilter(
                        f.group(2),
                        List.of(f.group(3).substring(1, f.group(3).length() - 1).split("\" or \"")),
                        f.group(1).equals("without"))));
        return Optional.of(new QueryTask(
                found.group(1),
                found.group(2) == null ? 0 : Integer.parseInt(found.group(2)),
                filters,
                found.group(4) == null ? "" : found.group(4)));
    }
}
