package dev.jackdaw.knowledge.index;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the index's rows, as they stand in the database now.
record ItemReader(Sql database) {
    private static final String ITEMS =
            "SELECT id, kind, name, origin, file, line, title, content, search, version, body::text AS body"
                    + " FROM knowledge_item ";

    /// By name.
    List<KnowledgeItem> all(KnowledgeKind kind) {
        return database.query(ITEMS + "WHERE kind = ? ORDER BY name", kind.word())
                .list(ItemReader::item);
    }

    /// Those of a name in any case, by name.
    List<KnowledgeItem> named(KnowledgeKind kind, String name) {
        return database.query(ITEMS + "WHERE kind = ? AND lower(name) = lower(?) ORDER BY name", kind.word(), name)
                .list(ItemReader::item);
    }

    Map<Long, KnowledgeItem> byId(List<Long> ids) {
        var found = new HashMap<Long, KnowledgeItem>();
        database.query(ITEMS + "WHERE id = ANY (?)", (Object) ids.toArray(Long[]::new))
                .each(row -> found.put(row.bigint("id"), item(row)));
        return found;
    }

    DimensionValues dimensionValues() {
        Map<String, Map<String, List<String>>> values = new HashMap<>();
        database.query("SELECT metric, dimension, value FROM dimension_value ORDER BY 1, 2, 3")
                .each(row -> values.computeIfAbsent(row.text("metric"), m -> new HashMap<>())
                        .computeIfAbsent(row.text("dimension"), d -> new ArrayList<>())
                        .add(row.text("value")));
        return new DimensionValues(values);
    }

    /// A fact of the index itself, or empty.
    String state(String key) {
        return database.query("SELECT value FROM knowledge_state WHERE key = ?", key)
                .first(row -> row.text("value"))
                .orElse("");
    }

    private static KnowledgeItem item(Row row) {
        var kind = KnowledgeKind.of(row.text("kind")).orElseThrow();
        return new KnowledgeItem(
                kind,
                row.text("name"),
                new KnowledgeSource(
                        KnowledgeSource.Origin.valueOf(row.text("origin").toUpperCase(Locale.ROOT)),
                        row.text("file"),
                        row.integer("line")),
                row.text("title"),
                row.text("content"),
                row.text("search"),
                Json.own(row.text("body"), kind.type()),
                row.text("version"));
    }
}
