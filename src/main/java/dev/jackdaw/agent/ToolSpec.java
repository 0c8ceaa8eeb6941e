package dev.jackdaw.agent;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool as a model sees it: its name, what it is for, and the JSON schema of its arguments.
public record ToolSpec(String name, String description, JsonNode parameters) {
    /// With the schema as text.
    public static ToolSpec of(String name, String description, String schemaJson) {
        return new ToolSpec(name, description, Json.own(schemaJson, JsonNode.class));
    }
}
