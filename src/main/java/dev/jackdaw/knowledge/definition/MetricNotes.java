package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// What is written about a metric: what it means, the table it is about, how it is calculated.
public record MetricNotes(String definition, String table, String calculation) {
    public MetricNotes {
        definition = text(definition);
        table = text(table);
        calculation = text(calculation);
    }
}
