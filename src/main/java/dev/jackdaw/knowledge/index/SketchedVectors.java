package dev.jackdaw.knowledge.index;

import java.util.Arrays;
import java.util.List;

/// Of each vector one bit a dimension: whether it lies above the middle there. The number of bits
/// in common tells roughly how similar two vectors are, in a few machine instructions.
final class SketchedVectors implements VectorSet {
    private final float[] middle;
    private final int words;
    private long[] ids;
    private long[] sketches;
    private int size;

    /// `middle` is the mean of the vectors or of some of them: embedding models don't centre
    /// theirs.
    SketchedVectors(int expected, float[] middle) {
        this.middle = middle;
        this.words = (middle.length + Long.SIZE - 1) / Long.SIZE;
        this.ids = new long[expected];
        this.sketches = new long[expected * words];
    }

    @Override
    public void add(long id, float[] vector) {
        if (size == ids.length) {
            int room = size + size / 8 + 1;
            ids = Arrays.copyOf(ids, room);
            sketches = Arrays.copyOf(sketches, room * words);
        }
        ids[size] = id;
        System.arraycopy(sketch(vector), 0, sketches, size * words, words);
        size++;
    }

    private long[] sketch(float[] vector) {
        var sketch = new long[words];
        for (int i = 0; i < middle.length; i++) {
            if (vector[i] > middle[i]) {
                sketch[i / Long.SIZE] |= 1L << i;
            }
        }
        return sketch;
    }

    @Override
    public List<Long> nearest(float[] question, int limit) {
        var wanted = sketch(question);
        var nearest = new Nearest(limit);
        for (int i = 0; i < size; i++) {
            int different = 0;
            for (int w = 0; w < words; w++) {
                different += Long.bitCount(sketches[i * words + w] ^ wanted[w]);
            }
            nearest.offer(ids[i], -different);
        }
        return nearest.ids();
    }
}
