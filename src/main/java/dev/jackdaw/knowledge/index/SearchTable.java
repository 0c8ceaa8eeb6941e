package dev.jackdaw.knowledge.index;

/// Tables that are searched by meaning: each has `id` and `embedding`. Names are constants of ours,
/// never input.
public enum SearchTable {
    KNOWLEDGE("knowledge_item"),
    LEARNING("learning_item");

    private final String items;

    SearchTable(String items) {
        this.items = items;
    }

    /// The table's name.
    public String items() {
        return items;
    }
}
