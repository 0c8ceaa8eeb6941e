package dev.jackdaw.knowledge.index;

import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.store.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The knowledge as it is stored. Loading is all or nothing, and other processes see the old
/// contents until it is done. Thread-safe.
public final class KnowledgeIndex {
    private static final int EMBED_BATCH = 32;

    /// How long another process's load may go unnoticed.
    private static final long KEPT_NANOS = 500_000_000;

    private static final int ITEMS_KEPT = 2_000;

    private final Sql database;
    private final ItemReader stored;
    private final Embedder embedder;
    private final Map<String, List<KnowledgeItem>> items = new ConcurrentHashMap<>();
    private final Map<Long, Cached> byId = new ConcurrentHashMap<>();
    private volatile @Nullable Read read;

    private record Read(long generation, long atNanos) {}

    private record Cached(long generation, KnowledgeItem item) {}

    public KnowledgeIndex(Sql database, Embedder embedder) {
        this.database = database;
        this.stored = new ItemReader(database);
        this.embedder = embedder;
    }

    /// What a load did.
    public record Loaded(int added, int changed, int removed, int unchanged) {}

    /// Makes the index hold exactly these items, besides what the Engineer built. Only new and
    /// changed ones are embedded; `recreate` embeds all. `progress` is told how many embeddings are
    /// done.
    public Loaded load(List<KnowledgeItem> items, DimensionValues values, boolean recreate, IntConsumer progress) {
        boolean comparable = !recreate && embedder.name().equals(stored.state("embedding_model"));
        var known = comparable ? new GenerationWriter(database).versions() : Map.<String, String>of();
        var fresh = items.stream()
                .filter(i -> !i.version().equals(known.get(GenerationWriter.key(i))))
                .toList();
        var vectors = embed(fresh, progress);
        try {
            return database.transactionResult(sql -> write(new GenerationWriter(sql), items, fresh, vectors, values));
        } finally {
            changed();
        }
    }

    private Loaded write(
            GenerationWriter writer,
            List<KnowledgeItem> items,
            List<KnowledgeItem> fresh,
            List<float[]> vectors,
            DimensionValues values) {
        writer.lock();
        var before = writer.versions();
        var wanted = items.stream().map(GenerationWriter::key).collect(Collectors.toSet());
        int removed = before.keySet().stream()
                .filter(key -> !wanted.contains(key))
                .mapToInt(writer::delete)
                .sum();
        for (int i = 0; i < fresh.size(); i++) {
            writer.upsert(fresh.get(i), vectors.get(i));
        }
        writer.values(values);
        if (removed + fresh.size() > 0) {
            writer.countWords();
        }
        writer.state("embedding_model", embedder.name());
        writer.nextGeneration();
        int added = (int) fresh.stream()
                .filter(i -> !before.containsKey(GenerationWriter.key(i)))
                .count();
        return new Loaded(added, fresh.size() - added, removed, items.size() - fresh.size());
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

    /// Adds or replaces one item, such as a view that was just built.
    public void put(KnowledgeItem item) {
        var vector = embedder.embed(List.of(item.search())).getFirst();
        database.transaction(sql -> {
            var writer = new GenerationWriter(sql);
            writer.upsert(item, vector);
            writer.countWordsOf(item);
            writer.nextGeneration();
        });
        changed();
    }

    /// Forgets one item. How often its words occur elsewhere is counted anew at the next load.
    public void remove(KnowledgeKind kind, String name) {
        database.transaction(sql -> {
            var writer = new GenerationWriter(sql);
            writer.delete(kind, name);
            writer.nextGeneration();
        });
        changed();
    }

    /// All items of a kind, by name.
    public List<KnowledgeItem> all(KnowledgeKind kind) {
        return kind == KnowledgeKind.VIEW ? cached("views", () -> stored.all(kind)) : stored.all(kind);
    }

    /// One item, by its name in any case.
    public Optional<KnowledgeItem> find(KnowledgeKind kind, String name) {
        return cached(kind.word() + " " + name, () -> stored.named(kind, name)).stream()
                .findFirst();
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
            stored.byId(missing).forEach((id, item) -> {
                found.put(id, item);
                byId.put(id, new Cached(now, item));
            });
        }
        return found;
    }

    /// The known values of all dimensions.
    public DimensionValues dimensionValues() {
        return stored.dimensionValues();
    }

    /// Counts loads; what was read under another number is stale.
    public long generation() {
        var known = read;
        if (known != null && System.nanoTime() - known.atNanos() < KEPT_NANOS) {
            return known.generation();
        }
        long generation = GenerationWriter.GENERATION.read(database);
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
    private List<KnowledgeItem> cached(String key, Supplier<List<KnowledgeItem>> read) {
        generation();
        if (items.size() > ITEMS_KEPT) {
            items.clear();
        }
        return items.computeIfAbsent(key, k -> read.get());
    }
}
