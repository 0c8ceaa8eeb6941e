package dev.jackdaw.knowledge.index;

/// A table that is searched by meaning: it has `id` and `embedding`. Names are constants of the room
/// that owns the table, never input.
public record SearchTable(String items) {
    public static final SearchTable KNOWLEDGE = new SearchTable("knowledge_item");
}
