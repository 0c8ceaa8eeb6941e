package dev.jackdaw.knowledge.definition;

import java.util.List;

/// The values a column takes, as the database tells.
public record ValuesDefinition(String table, String column, String type, List<String> values) implements Definition {}
