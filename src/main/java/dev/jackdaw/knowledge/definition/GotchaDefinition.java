package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.list;
import static dev.jackdaw.knowledge.definition.AbsentValues.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A known mistake and how to avoid it.
public record GotchaDefinition(
        String issue, @JsonProperty("tables_affected") List<String> tables, String solution) implements Definition {
    public GotchaDefinition {
        issue = text(issue);
        tables = list(tables);
        solution = text(solution);
    }
}
