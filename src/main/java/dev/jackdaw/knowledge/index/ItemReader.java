package dev.jackdaw.knowledge.index;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.store.StateDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Record;

/// Reads the index's rows, as they stand in the database now.
record ItemReader(StateDatabase database) {
    private static final String ITEMS =
            "SELECT id, kind, name, origin, file, line, title, content, search, version, body::text AS body"
                    + " FROM knowledge_item ";

    /// By name.
    List<KnowledgeItem> all(KnowledgeKind kind) {
        return database.sql()
                .fetch(ITEMS + "WHERE kind = ? ORDER BY name", kind.word())
                .map(ItemReader::item);
    }

    /// Those of a name in any case, by name.
    List<KnowledgeItem> named(KnowledgeKind kind, String name) {
        return database.sql()
                .fetch(ITEMS + "WHERE kind = ? AND lower(name) = lower(?) ORDER BY name", kind.word(), name)
                .map(ItemReader::item);
    }

    Map<Long, KnowledgeItem> byId(List<Long> ids) {
        var found = new HashMap<Long, KnowledgeItem>();
        database.sql()
                .fetch(ITEMS + "WHERE id = ANY (?)", (Object) ids.toArray(Long[]::new))
                .forEach(row -> found.put(row.get("id", Long.class), item(row)));
        return found;
    }

    DimensionValues dimensionValues() {
        Map<String, Map<String, List<String>>> values = new HashMap<>();
        database.sql()
                .fetch("SELECT metric, dimension, value FROM dimension_value ORDER BY 1, 2, 3")
                .forEach(row -> values.computeIfAbsent(row.get("metric", String.class), m -> new HashMap<>())
                        .computeIfAbsent(row.get("dimension", String.class), d -> new ArrayList<>())
                        .add(row.get("value", String.class)));
        return new DimensionValues(values);
    }

    /// A fact of the index itself, or empty.
    String state(String key) {
        var row = database.sql().fetchOne("SELECT value FROM knowledge_state WHERE key = ?", key);
        return row == null ? "" : row.get("value", String.class);
    }

    private static KnowledgeItem item(Record row) {
        var kind = KnowledgeKind.of(row.get("kind", String.class)).orElseThrow();
        return new KnowledgeItem(
                kind,
                row.get("name", String.class),
                new KnowledgeSource(
                        KnowledgeSource.Origin.valueOf(
                                row.get("origin", String.class).toUpperCase(Locale.ROOT)),
                        row.get("file", String.class),
                        row.get("line", Integer.class)),
                row.get("title", String.class),
                row.get("content", String.class),
                row.get("search", String.class),
                Json.own(row.get("body", String.class), kind.type()),
                row.get("version", String.class));
    }
}
