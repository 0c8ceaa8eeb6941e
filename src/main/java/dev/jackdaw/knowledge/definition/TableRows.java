package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A table's rows: the column that tells how fresh they are, the condition that always belongs to
/// them, and whether they are a sample.
public record TableRows(
        @JsonProperty("freshness_column") String freshnessColumn,
        @JsonProperty("mandatory_filter") String mandatoryFilter,
        boolean sampled) {
    public TableRows {
        freshnessColumn = text(freshnessColumn);
        mandatoryFilter = text(mandatoryFilter);
    }
}
