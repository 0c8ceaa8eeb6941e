package dev.jackdaw.knowledge.definition;

/// A query that the data team stands behind.
public record QueryDefinition(String name, String description, String sql) implements Definition {}
