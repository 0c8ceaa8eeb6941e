package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.filters;
import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import java.util.List;
import java.util.Map;

/// What a report tells: a governed metric over `period` ("yesterday" by default), compared with
/// each of `compare`, what moved it by each of `by`, and a line over `chart`; or a `question`,
/// asked as a person would. A move beyond `threshold` stands out.
public record ReportItem(
        String metric,
        List<String> by,
        Map<String, List<String>> where,
        String period,
        List<String> compare,
        String chart,
        String threshold,
        String question) {
    /// The period right before, and the same a year before.
    public static final String PREVIOUS_PERIOD = "previous_period";

    public static final String PREVIOUS_YEAR = "previous_year";

    public ReportItem {
        metric = text(metric);
        by = list(by);
        where = filters(where);
        period = text(period);
        compare = compare == null ? List.of(PREVIOUS_PERIOD, PREVIOUS_YEAR) : list(compare);
        chart = text(chart);
        threshold = text(threshold);
        question = text(question);
    }
}
