package dev.jackdaw.knowledge.index;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.store.StateDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The knowledge as it is stored. Loading is all or nothing, and other processes see the old
/// contents until it is done. Thread-safe.
public final class KnowledgeIndex {
    private static final String COLUMNS =
            "kind, name, origin, file, line, title, content, search, version, body::text AS body";
    private static final int EMBED_BATCH = 32;

    private static final String COUNT_WORDS_OF_ONE = """
        INSERT INTO knowledge_word (word, items)
        SELECT unnest(tsvector_to_array(words)), 1 FROM knowledge_item WHERE kind = ? AND name = ?
        ON CONFLICT (word) DO UPDATE SET items = knowledge_word.items + 1
        """;

    /// How long another process's load may go unnoticed.
    private static final long KEPT_NANOS = 500_000_000;

    private static final int ITEMS_KEPT = 2_000;

    private final StateDatabase database;
    private final Embedder embedder;
    private final Map<String, List<KnowledgeItem>> items = new ConcurrentHashMap<>();
    private final Map<Long, Kept> byId = new ConcurrentHashMap<>();
    private volatile @Nullable Read read;

    private record Read(long generation, long atNanos) {}

    private record Kept(long generation, KnowledgeItem item) {}

    public KnowledgeIndex(StateDatabase database, Embedder embedder) {
        this.database = database;
        this.embedder = embedder;
    }

    /// What a load did.
    public record Loaded(int added, int changed, int removed, int unchanged) {}

    /// Values of metrics' dimensions, by metric and dimension.
    public record DimensionValues(Map<String, Map<String, List<String>>> byMetric) {}

    /// Makes the index hold exactly these items, besides what the Engineer built. Only new and
    /// changed ones are embedded; `recreate` embeds all. `progress` is told how many embeddings are
    /// done.
    public Loaded load(List<KnowledgeItem> items, DimensionValues values, boolean recreate, IntConsumer progress) {
        var stored =
                recreate || !embedder.name().equals(state("embedding_model")) ? Map.<String, String>of() : versions();
        var fresh = items.stream()
                .filter(i -> !i.version().equals(stored.get(key(i))))
                .toList();
        var vectors = embed(fresh, progress);
        var kept = new HashSet<String>();
        items.forEach(i -> kept.add(key(i)));
        try {
            return database.sql().transactionResult(transaction -> {
                var sql = transaction.dsl();
                sql.execute("SELECT pg_advisory_xact_lock(hashtext('knowledge load'))");
                var before = versions(sql);
                int removed = 0;
                for (var key : before.keySet()) {
                    if (!kept.contains(key)) {
                        removed += delete(sql, key);
                    }
                }
                for (int i = 0; i < fresh.size(); i++) {
                    upsert(sql, fresh.get(i), vectors.get(i));
                }
                values(sql, values);
                if (removed + fresh.size() > 0) {
                    countWords(sql);
                }
                set(sql, "embedding_model", embedder.name());
                bump(sql);
                int added = (int)
                        fresh.stream().filter(i -> !before.containsKey(key(i))).count();
                return new Loaded(added, fresh.size() - added, removed, items.size() - fresh.size());
            });
        } finally {
            changed();
        }
    }

    /// Adds or replaces one item, such as a view that was just built.
    public void put(KnowledgeItem item) {
        var vector = embedder.embed(List.of(item.search())).getFirst();
        database.sql().transaction(transaction -> {
            upsert(transaction.dsl(), item, vector);
            transaction.dsl().execute(COUNT_WORDS_OF_ONE, item.kind().word(), item.name());
            bump(transaction.dsl());
        });
        changed();
    }

    /// Forgets one item. How often its words occur elsewhere is counted anew at the next load.
    public void remove(KnowledgeKind kind, String name) {
        database.sql().transaction(transaction -> {
            delete(transaction.dsl(), kind.word() + " " + name);
            bump(transaction.dsl());
        });
        changed();
    }

    private List<float[]> embed(List<KnowledgeItem> items, IntConsumer progress) {
        var vectors = new ArrayList<float[]>();
        for (int i = 0; i < items.size(); i += EMBED_BATCH) {
            var batch = items.subList(i, Math.min(items.size(), i + EMBED_BATCH));
            vectors.addAll(
                    embedder.embed(batch.stream().map(KnowledgeItem::search).toList()));
            progress.accept(vectors.size());
        }
        return vectors;
    }

    private static void upsert(DSLContext sql, KnowledgeItem item, float[] vector) {
        sql.execute(
                """
                INSERT INTO knowledge_item
                  (kind, name, origin, file, line, version, title, content, search, body, embedding)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::real[])
                ON CONFLICT (kind, name) DO UPDATE SET origin = excluded.origin, file = excluded.file,
                  line = excluded.line, version = excluded.version, title = excluded.title,
                  content = excluded.content, search = excluded.search, body = excluded.body,
                  embedding = excluded.embedding
                """,
                item.kind().word(),
                item.name(),
                item.source().origin().name().toLowerCase(java.util.Locale.ROOT),
                item.source().file(),
                item.source().line(),
                item.version(),
                item.title(),
                item.content(),
                item.search(),
                Json.text(item.definition()),
                java.util.Arrays.toString(vector).replace('[', '{').replace(']', '}'));
    }

    private static int delete(DSLContext sql, String key) {
        var parts = key.split(" ", 2);
        return sql.execute("DELETE FROM knowledge_item WHERE kind = ? AND name = ?", parts[0], parts[1]);
    }

    private static void values(DSLContext sql, DimensionValues values) {
        sql.execute("DELETE FROM dimension_value");
        for (var metric : values.byMetric().entrySet()) {
            for (var dimension : metric.getValue().entrySet()) {
                sql.execute(
                        "INSERT INTO dimension_value (metric, dimension, value) SELECT ?, ?, v FROM "
                                + "unnest(?::text[]) v",
                        metric.getKey(),
                        dimension.getKey(),
                        dimension.getValue().toArray(String[]::new));
            }
        }
    }

    private static void countWords(DSLContext sql) {
        sql.execute("DELETE FROM knowledge_word");
        sql.execute("INSERT INTO knowledge_word (word, items) SELECT word, ndoc FROM ts_stat('SELECT words "
                + "FROM knowledge_item')");
    }

    private Map<String, String> versions() {
        return versions(database.sql());
    }

    private static Map<String, String> versions(DSLContext sql) {
        var versions = new HashMap<String, String>();
        sql.fetch("SELECT kind, name, version FROM knowledge_item WHERE origin <> 'built'")
                .forEach(
                        row -> versions.put(row.get("kind") + " " + row.get("name"), row.get("version", String.class)));
        return versions;
    }

    private static String key(KnowledgeItem item) {
        return item.kind().word() + " " + item.name();
    }

    /// All items of a kind, by name.
    public List<KnowledgeItem> all(KnowledgeKind kind) {
        return kind == KnowledgeKind.VIEW ? kept("views", () -> read(kind)) : read(kind);
    }

    private List<KnowledgeItem> read(KnowledgeKind kind) {
        return database.sql()
                .fetch("SELECT " + COLUMNS + " FROM knowledge_item WHERE kind = ? ORDER BY name", kind.word())
                .map(KnowledgeIndex::item);
    }

    /// One item, by its name in any case.
    public Optional<KnowledgeItem> find(KnowledgeKind kind, String name) {
        return kept(kind.word() + " " + name, () -> look(kind, name)).stream().findFirst();
    }

    private List<KnowledgeItem> look(KnowledgeKind kind, String name) {
        return database.sql()
                .fetch(
                        "SELECT "
                                + COLUMNS
                                + " FROM knowledge_item WHERE kind = ? AND lower(name) = lower(?) ORDER BY name",
                        kind.word(),
                        name)
                .map(KnowledgeIndex::item);
    }

    /// The items of these ids, in no order.
    Map<Long, KnowledgeItem> byId(List<Long> ids) {
        long now = generation();
        var found = new HashMap<Long, KnowledgeItem>();
        var missing = new ArrayList<Long>();
        for (var id : ids) {
            var known = byId.get(id);
            if (known == null || known.generation() != now) {
                missing.add(id);
            } else {
                found.put(id, known.item());
            }
        }
        if (byId.size() > ITEMS_KEPT) {
            byId.clear();
        }
        if (!missing.isEmpty()) {
            database.sql()
                    .fetch("SELECT id, " + COLUMNS + " FROM knowledge_item WHERE id = ANY (?)", (Object)
                            missing.toArray(Long[]::new))
                    .forEach(row -> {
                        var id = row.get("id", Long.class);
                        var item = item(row);
                        found.put(id, item);
                        byId.put(id, new Kept(now, item));
                    });
        }
        return found;
    }

    private static KnowledgeItem item(Record row) {
        var kind = KnowledgeKind.of(row.get("kind", String.class)).orElseThrow();
        return new KnowledgeItem(
                kind,
                row.get("name", String.class),
                new KnowledgeSource(
                        KnowledgeSource.Origin.valueOf(
                                row.get("origin", String.class).toUpperCase(java.util.Locale.ROOT)),
                        row.get("file", String.class),
                        row.get("line", Integer.class)),
                row.get("title", String.class),
                row.get("content", String.class),
                row.get("search", String.class),
                Json.own(row.get("body", String.class), kind.type()),
                row.get("version", String.class));
    }

    /// The known values of all dimensions.
    public DimensionValues dimensionValues() {
        Map<String, Map<String, List<String>>> values = new HashMap<>();
        database.sql()
                .fetch("SELECT metric, dimension, value FROM dimension_value ORDER BY 1, 2, 3")
                .forEach(row -> values.computeIfAbsent(row.get("metric", String.class), m -> new HashMap<>())
                        .computeIfAbsent(row.get("dimension", String.class), d -> new ArrayList<>())
                        .add(row.get("value", String.class)));
        return new DimensionValues(values);
    }

    /// Counts loads; what was read under another number is stale.
    public long generation() {
        var known = read;
        if (known != null && System.nanoTime() - known.atNanos() < KEPT_NANOS) {
            return known.generation();
        }
        var value = state("generation");
        long generation = value.isEmpty() ? 0 : Long.parseLong(value);
        read = new Read(generation, System.nanoTime());
        if (known == null || known.generation() != generation) {
            items.clear();
        }
        return generation;
    }

    /// What this process changed it sees at once.
    private void changed() {
        read = null;
        items.clear();
    }

    /// A question's metric, looked up several times while it is answered, and views, of which there
    /// are few.
    private List<KnowledgeItem> kept(String key, Supplier<List<KnowledgeItem>> look) {
        generation();
        if (items.size() > ITEMS_KEPT) {
            items.clear();
        }
        return items.computeIfAbsent(key, k -> look.get());
    }

    private String state(String key) {
        var row = database.sql().fetchOne("SELECT value FROM knowledge_state WHERE key = ?", key);
        return row == null ? "" : row.get(0, String.class);
    }

    private static void set(DSLContext sql, String key, String value) {
        sql.execute(
                "INSERT INTO knowledge_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET "
                        + "value = excluded.value",
                key,
                value);
    }

    private static void bump(DSLContext sql) {
        sql.execute("INSERT INTO knowledge_state (key, value) VALUES ('generation', '1') ON CONFLICT (key) DO "
                + "UPDATE SET value = (knowledge_state.value::bigint + 1)::text");
    }
}
