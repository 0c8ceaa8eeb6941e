package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// What is written about a table: what a row of it is, what it is good for, what to beware of.
public record TableNotes(
        @JsonProperty("table_description") String description,
        @JsonProperty("use_cases") List<String> useCases,
        @JsonProperty("data_quality_notes") List<String> notes) {
    public TableNotes {
        description = text(description);
        useCases = list(useCases);
        notes = list(notes);
    }
}
