package dev.jackdaw.knowledge.index;

import java.util.Arrays;
import java.util.List;

/// Of each vector one bit a dimension: whether it lies above the middle there. The number of bits
/// in common tells roughly how similar two vectors are, in a few machine instructions.
final class SketchedVectors implements VectorSet {
    /// So many vectors are compared at a time: their sums stay in the processor's first cache.
    private static final int BLOCK = 1_024;

    private final float[] middle;
    private long[] ids;

    /// The first 64 bits of all sketches, then the next 64, …: what one loop reads lies together.
    private final long[][] sketches;

    private int size;

    /// `middle` is the mean of the vectors or of some of them: embedding models don't centre
    /// theirs.
    SketchedVectors(int expected, float[] middle) {
        this.middle = middle;
        this.ids = new long[expected];
        this.sketches = new long[(middle.length + Long.SIZE - 1) / Long.SIZE][expected];
    }

    @Override
    public void add(long id, float[] vector) {
        if (size == ids.length) {
            int room = size + size / 8 + 1;
            ids = Arrays.copyOf(ids, room);
            for (int w = 0; w < sketches.length; w++) {
                sketches[w] = Arrays.copyOf(sketches[w], room);
            }
        }
        ids[size] = id;
        for (int w = 0; w < sketches.length; w++) {
            sketches[w][size] = sketch(vector, w);
        }
        size++;
    }

    private long sketch(float[] vector, int word) {
        long bits = 0;
        int from = word * Long.SIZE;
        for (int i = from; i < Math.min(from + Long.SIZE, middle.length); i++) {
            if (vector[i] > middle[i]) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    @Override
    public List<Long> nearest(float[] question, int limit) {
        var nearest = new TopSimilar(limit);
        var different = new int[BLOCK];
        for (int from = 0; from < size; from += BLOCK) {
            int length = Math.min(BLOCK, size - from);
            Arrays.fill(different, 0);
            for (int w = 0; w < sketches.length; w++) {
                count(sketches[w], from, length, sketch(question, w), different);
            }
            for (int i = 0; i < length; i++) {
                nearest.offer(ids[from + i], -different[i]);
            }
        }
        return nearest.ids();
    }

    private static void count(long[] bits, int from, int length, long wanted, int[] different) {
        for (int i = 0; i < length; i++) {
            different[i] += Long.bitCount(bits[from + i] ^ wanted);
        }
    }
}
