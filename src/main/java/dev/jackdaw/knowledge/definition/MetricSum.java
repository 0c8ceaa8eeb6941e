package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// Whether a metric's segments add up to the whole, and its value where there are no rows (SQL, or
/// empty for NULL).
public record MetricSum(boolean additive, String empty) {
    public MetricSum {
        empty = text(empty);
    }
}
