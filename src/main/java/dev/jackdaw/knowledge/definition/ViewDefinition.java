package dev.jackdaw.knowledge.definition;

/// A view that the Engineer built. `question` is the key of the governed question that it answers,
/// or empty; `stored` says that it keeps its rows.
public record ViewDefinition(String name, String description, String question, String sql, boolean stored)
        implements Definition {}
