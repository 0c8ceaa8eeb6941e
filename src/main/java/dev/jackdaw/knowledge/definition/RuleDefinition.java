package dev.jackdaw.knowledge.definition;

/// A sentence that always holds.
public record RuleDefinition(String text) implements Definition {}
