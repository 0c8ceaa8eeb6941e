package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What is written about a metric: what it means, the table it is about, how it is calculated, and whether it
/// is one of the few that stand for the company.
public record MetricNotes(
        String definition,
        String table,
        String calculation,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean key) {
    public MetricNotes {
        definition = text(definition);
        table = text(table);
        calculation = text(calculation);
    }
}
