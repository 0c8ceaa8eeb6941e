package dev.jackdaw.knowledge.index;

/// Tables that are searched by meaning and by words: one with `id`, `embedding` and `words`, and
/// one that counts how many of its rows each word stands in. Names are constants of ours, never
/// input.
public enum SearchTable {
    KNOWLEDGE("knowledge_item", "knowledge_word"),
    LEARNING("learning_item", "learning_word");

    private final String items;
    private final String words;

    SearchTable(String items, String words) {
        this.items = items;
        this.words = words;
    }

    /// The name of the table of items.
    public String items() {
        return items;
    }

    /// The name of the table of words.
    public String words() {
        return words;
    }
}
