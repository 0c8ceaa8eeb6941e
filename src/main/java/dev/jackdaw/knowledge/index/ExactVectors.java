package dev.jackdaw.knowledge.index;

import dev.jackdaw.store.StateDatabase;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// Search by comparing with every vector, held in memory: exact, and fast enough up to some hundred
/// thousand items (4 bytes a dimension and item).
public final class ExactVectors implements Vectors {
    private final StateDatabase database;
    private final LongSupplier generation;
    private volatile @Nullable Loaded loaded;

    /// `generation` tells when the vectors in memory are stale.
    public ExactVectors(StateDatabase database, LongSupplier generation) {
        this.database = database;
        this.generation = generation;
    }

    private record Loaded(long generation, long[] ids, float[][] vectors) {}

    private record Near(long id, float similarity) {}

    @Override
    public List<Long> nearest(float[] question, int limit) {
        var current = current();
        var nearest = new PriorityQueue<Near>(Comparator.comparing(Near::similarity));
        for (int i = 0; i < current.ids().length; i++) {
            float similarity = dot(question, current.vectors()[i]);
            if (nearest.size() < limit) {
                nearest.add(new Near(current.ids()[i], similarity));
            } else if (!nearest.isEmpty() && similarity > nearest.element().similarity()) {
                nearest.remove();
                nearest.add(new Near(current.ids()[i], similarity));
            }
        }
        return nearest.stream()
                .sorted(Comparator.comparing(Near::similarity).reversed())
                .map(Near::id)
                .toList();
    }

    private static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int n = Math.min(a.length, b.length);
        int i = 0;
        // Four sums at a time: the JIT may not reorder one float sum, but runs four side by side.
        for (; i + 3 < n; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < n; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
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
        var rows = database.sql().fetch("SELECT id, embedding FROM knowledge_item ORDER BY id");
        var ids = new long[rows.size()];
        var vectors = new float[rows.size()][];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = rows.get(i).get(0, Long.class);
            vectors[i] = floats(rows.get(i).get(1, Float[].class));
        }
        return new Loaded(now, ids, vectors);
    }

    private static float[] floats(Float[] boxed) {
        var floats = new float[boxed.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = boxed[i];
        }
        return floats;
    }

    @Override
    public String name() {
        return "exact";
    }
}
