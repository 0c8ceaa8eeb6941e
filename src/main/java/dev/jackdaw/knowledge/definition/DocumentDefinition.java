package dev.jackdaw.knowledge.definition;

/// A section of an institutional document.
public record DocumentDefinition(String title, String text) implements Definition {}
