package dev.jackdaw.knowledge.index;

import java.util.List;

/// Nearest-neighbour search over the index's embeddings. Thread-safe.
public interface Vectors {
    /// Ids of the items nearest to a vector of length 1, nearest first.
    List<Long> nearest(float[] question, int limit);

    /// What it is: "pgvector" or "exact".
    String name();
}
