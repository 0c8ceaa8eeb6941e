package dev.jackdaw.model.embedding;

import java.util.List;

/// Turns texts into vectors of length 1, so that a dot product is the cosine. Thread-safe.
public interface Embedder extends AutoCloseable {
    /// A name that changes whenever the vectors would.
    String name();

    /// The vectors' length.
    int dimensions();

    /// Vectors of texts to be found, in order.
    List<float[]> embed(List<String> texts);

    /// The vector of a question to find them with.
    float[] embedQuestion(String question);

    @Override
    default void close() {}
}
