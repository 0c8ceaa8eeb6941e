package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// Notes on a table.
public record TableDefinition(
        @JsonProperty("table_name") String name,
        @JsonUnwrapped TableNotes about,
        @JsonProperty("table_columns") List<TableColumn> columns,
        String schema,
        List<String> synonyms,
        List<String> pii,
        String owner,
        @JsonUnwrapped TableRows rows,
        List<TableJoin> joins)
        implements Definition {
    public TableDefinition {
        name = text(name);
        columns = list(columns);
        schema = text(schema);
        synonyms = list(synonyms);
        pii = list(pii);
        owner = text(owner);
        joins = list(joins);
    }

    /// "schema.name", or the bare name where no schema is given.
    @JsonIgnore
    public String qualified() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
