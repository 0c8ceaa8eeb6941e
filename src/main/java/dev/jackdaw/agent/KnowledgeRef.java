package dev.jackdaw.agent;

/// A piece of knowledge that was used, and which version of it.
public record KnowledgeRef(String kind, String name, String version) {}
