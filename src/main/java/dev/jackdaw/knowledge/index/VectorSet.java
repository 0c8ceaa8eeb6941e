package dev.jackdaw.knowledge.index;

import java.util.List;

/// Vectors of items, in memory. Filled by one thread, then read by many.
interface VectorSet {
    /// One more item's vector, of length 1.
    void add(long id, float[] vector);

    /// Ids of the items most similar to a vector of length 1, most similar first.
    List<Long> nearest(float[] question, int limit);
}
