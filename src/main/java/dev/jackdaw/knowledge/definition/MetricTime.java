package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// How a metric relates to time: "state" with start and end columns, "flow" with a column,
/// "period" where the measure itself uses {start} and {end}.
public record MetricTime(String meaning, String column, String start, String end) {
    public MetricTime {
        meaning = text(meaning);
        column = text(column);
        start = text(start);
        end = text(end);
    }
}
