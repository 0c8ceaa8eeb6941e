package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// What share of the rows a measure speaks for; the note's {missing} is the rest in percent.
public record MetricCoverage(String expression, String note) {
    public MetricCoverage {
        expression = text(expression);
        note = text(note);
    }
}
