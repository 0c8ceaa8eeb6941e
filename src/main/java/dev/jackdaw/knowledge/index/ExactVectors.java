package dev.jackdaw.knowledge.index;

import dev.jackdaw.store.Sql;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Search by comparing with every vector, for servers without pgvector. Up to 20,000 items the
/// vectors themselves are held in memory (4 bytes a dimension and item: 30 MB) and the result is
/// exact. Of more items a sketch of one bit a dimension is held (48 MB for a million), and the best
/// of those are compared exactly.
public final class ExactVectors implements Vectors {
    private static final int WHOLE_MAX = 20_000;
    private static final int SAMPLE = 2_000;
    private static final int SKETCHED_CANDIDATES = 150;

    private final Sql database;
    private final SearchTable table;
    private final LongSupplier generation;
    private final int wholeMax;
    private volatile @Nullable Loaded loaded;

    /// `generation` tells when what is in memory is stale.
    public ExactVectors(Sql database, SearchTable table, LongSupplier generation) {
        this(database, table, generation, WHOLE_MAX);
    }

    /// With another number of items up to which the search is exact.
    public ExactVectors(Sql database, SearchTable table, LongSupplier generation, int wholeMax) {
        this.database = database;
        this.table = table;
        this.generation = generation;
        this.wholeMax = wholeMax;
    }

    private record Loaded(long generation, VectorSet vectors, boolean whole) {}

    @Override
    public List<Long> nearest(float[] question, int limit) {
        var current = current();
        return current.whole()
                ? current.vectors().nearest(question, limit)
                : again(current.vectors().nearest(question, candidates(limit)), question, limit);
    }

    private static int candidates(int limit) {
        return Math.max(limit, Math.min(SKETCHED_CANDIDATES, 4 * limit));
    }

    /// The nearest of a few candidates, exactly.
    private List<Long> again(List<Long> candidates, float[] question, int limit) {
        var vectors = new WholeVectors();
        database.query(
                        "SELECT id, array_send(embedding) AS sent FROM " + table.items() + " WHERE id = ANY (?)",
                        (Object) candidates.toArray(Long[]::new))
                .each(row -> vectors.add(row.bigint("id"), floats(row.bytes("sent"))));
        return vectors.nearest(question, limit);
    }

    private Loaded current() {
        long now = generation.getAsLong();
        var known = loaded;
        if (known == null || known.generation() != now) {
            known = load(now);
            loaded = known;
        }
        return known;
    }

    private Loaded load(long now) {
        int items =
                database.query("SELECT count(*) AS items FROM " + table.items()).one(row -> row.integer("items"));
        boolean whole = items <= wholeMax;
        var vectors = whole ? new WholeVectors() : new SketchedVectors(items, middle(items));
        // By a cursor: the rows are many times larger than what is kept of them.
        database.transaction(sql -> sql.query(
                        "SELECT id, array_send(embedding) AS sent FROM " + table.items() + " ORDER BY id")
                .each(row -> vectors.add(row.bigint("id"), floats(row.bytes("sent")))));
        return new Loaded(now, vectors, whole);
    }

    /// The mean of some of the vectors, from blocks all over the table.
    private float[] middle(int items) {
        var sample = database.query(
                        "SELECT array_send(embedding) AS sent FROM " + table.items()
                                + " TABLESAMPLE SYSTEM (?) REPEATABLE (42)",
                        Math.min(100, 100.0 * SAMPLE / items))
                .list(row -> floats(row.bytes("sent")));
        var middle = new float[sample.isEmpty() ? 0 : sample.getFirst().length];
        for (var vector : sample) {
            for (int i = 0; i < middle.length; i++) {
                middle[i] += vector[i] / sample.size();
            }
        }
        return middle;
    }

    /// PostgreSQL's binary form of a one-dimensional real[]: a header, then length and bits of
    /// each.
    private static float[] floats(byte[] sent) {
        var buffer = ByteBuffer.wrap(sent);
        var floats = new float[buffer.getInt(12)];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = buffer.getFloat(24 + 8 * i);
        }
        return floats;
    }

    @Override
    public String name() {
        return "exact";
    }
}
