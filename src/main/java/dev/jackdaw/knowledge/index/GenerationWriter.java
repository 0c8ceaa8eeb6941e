package dev.jackdaw.knowledge.index;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.store.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the index, within one transaction: others see the old generation until it ends.
record GenerationWriter(Sql sql) {
    static final GenerationCounter GENERATION = new GenerationCounter("generation");

    private static final String VALUES =
            "INSERT INTO dimension_value (metric, dimension, value) SELECT ?, ?, v FROM unnest(?::text[]) v";

    private static final String UPSERT = """
        INSERT INTO knowledge_item
          (kind, name, origin, file, line, version, title, content, search, body, embedding)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::real[])
        ON CONFLICT (kind, name) DO UPDATE SET origin = excluded.origin, file = excluded.file,
          line = excluded.line, version = excluded.version, title = excluded.title,
          content = excluded.content, search = excluded.search, body = excluded.body,
          embedding = excluded.embedding
        """;

    private static final String COUNT_WORDS =
            "INSERT INTO knowledge_word (word, items) SELECT word, ndoc FROM ts_stat('SELECT words FROM"
                    + " knowledge_item')";

    private static final String COUNT_WORDS_OF_ONE = """
        INSERT INTO knowledge_word (word, items)
        SELECT unnest(tsvector_to_array(words)), 1 FROM knowledge_item WHERE kind = ? AND name = ?
        ON CONFLICT (word) DO UPDATE SET items = knowledge_word.items + 1
        """;

    private static final String SET_STATE = """
        INSERT INTO knowledge_state (key, value) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """;

    /// What an item is known by: its kind and name.
    static String key(KnowledgeItem item) {
        return item.kind().word() + " " + item.name();
    }

    /// Lets one process load at a time.
    void lock() {
        sql.execute("SELECT pg_advisory_xact_lock(hashtext('knowledge load'))");
    }

    /// The version of each item by its key, besides what was built here.
    Map<String, String> versions() {
        var versions = new HashMap<String, String>();
        sql.query("SELECT kind, name, version FROM knowledge_item WHERE origin <> 'built'")
                .each(row -> versions.put(row.text("kind") + " " + row.text("name"), row.text("version")));
        return versions;
    }

    void upsert(KnowledgeItem item, float[] vector) {
        sql.execute(
                UPSERT,
                item.kind().word(),
                item.name(),
                item.source().origin().name().toLowerCase(Locale.ROOT),
                item.source().file(),
                item.source().line(),
                item.version(),
                item.title(),
                item.content(),
                item.search(),
                Json.text(item.definition()),
                vector);
    }

    /// How many were there to delete: one or none.
    int delete(KnowledgeKind kind, String name) {
        return delete(kind.word(), name);
    }

    int delete(String key) {
        var parts = key.split(" ", 2);
        return delete(parts[0], parts[1]);
    }

    private int delete(String kind, String name) {
        return sql.execute("DELETE FROM knowledge_item WHERE kind = ? AND name = ?", kind, name);
    }

    /// Puts these values in the place of all.
    void values(DimensionValues values) {
        sql.execute("DELETE FROM dimension_value");
        values.byMetric()
                .forEach((metric, dimensions) ->
                        dimensions.forEach((dimension, known) -> values(metric, dimension, known)));
    }

    private void values(String metric, String dimension, List<String> known) {
        sql.execute(VALUES, metric, dimension, known);
    }

    /// In how many items each word occurs.
    void countWords() {
        sql.execute("DELETE FROM knowledge_word");
        sql.execute(COUNT_WORDS);
    }

    /// Adds the words of one item, roughly: one that was there before counts twice until the next
    /// load.
    void countWordsOf(KnowledgeItem item) {
        sql.execute(COUNT_WORDS_OF_ONE, item.kind().word(), item.name());
    }

    void state(String key, String value) {
        sql.execute(SET_STATE, key, value);
    }

    /// What was read before is stale.
    void nextGeneration() {
        GENERATION.next(sql);
    }
}
