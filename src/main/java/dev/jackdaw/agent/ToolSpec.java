package dev.jackdaw.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;

/// A tool as a model sees it: its name, what it is for, and the JSON schema of its arguments.
public record ToolSpec(String name, String description, JsonNode parameters, int chars) {
    /// With the schema as text. `chars` is the size of all of it, for counting.
    public static ToolSpec of(String name, String description, String schemaJson) {
        var schema = Json.own(schemaJson, JsonNode.class);
        return new ToolSpec(
                name,
                description,
                schema,
                name.length() + description.length() + Json.text(schema).length());
    }
}
