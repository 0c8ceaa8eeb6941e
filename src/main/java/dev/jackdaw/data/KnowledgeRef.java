package dev.jackdaw.data;

/// A piece of knowledge that was used, and which version of it.
public record KnowledgeRef(String kind, String name, String version) {
    /// The kind of what was learnt, beside the kinds of curated knowledge.
    public static final String LEARNING = "learning";
}
