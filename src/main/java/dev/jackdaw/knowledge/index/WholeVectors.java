package dev.jackdaw.knowledge.index;

import java.util.ArrayList;
import java.util.List;

/// Vectors as they are, compared one by one.
final class WholeVectors implements VectorSet {
    private final List<Long> ids = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();

    @Override
    public void add(long id, float[] vector) {
        ids.add(id);
        vectors.add(vector);
    }

    @Override
    public List<Long> nearest(float[] question, int limit) {
        var nearest = new TopSimilar(limit);
        for (int i = 0; i < vectors.size(); i++) {
            nearest.offer(ids.get(i), dot(question, vectors.get(i)));
        }
        return nearest.ids();
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
}
