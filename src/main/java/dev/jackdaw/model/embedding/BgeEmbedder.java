package dev.jackdaw.model.embedding;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// bge-small-en-v1.5, quantised, in this process: 384 dimensions. Loading takes about a second, so
/// it begins at construction, in the background.
public final class BgeEmbedder implements Embedder {
    /// What the model's authors say to put before a question.
    private static final String PREFIX =
            "Represent this sentence for searching relevant passages: ";

    /// The model reads 512 tokens; the rest of a longer text would not change its vector much.
    private static final int CHARACTERS_MAX = 1_200;

    private static final int DIMENSIONS = 384;
    private final CompletableFuture<EmbeddingModel> model;

    /// `libraries` is where native code is unpacked to, once.
    public BgeEmbedder(Path libraries) {
        this.model = CompletableFuture.supplyAsync(() -> load(libraries));
    }

    private static EmbeddingModel load(Path libraries) {
        NativeLibraries.unpack(libraries);
        // On the calling thread: an executor of its own would keep the process from ending.
        return new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
    }

    @Override
    public String name() {
        return "bge-small-en-v1.5-q";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(this::vector).toList();
    }

    @Override
    public float[] embedQuestion(String question) {
        return vector(PREFIX + question);
    }

    /// Waits for the loading to end: a process that exits in the midst of it crashes in native
    /// code.
    @Override
    public void close() {
        model.handle((loaded, failure) -> true).join();
    }

    private float[] vector(String text) {
        var brief = text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text;
        return model.join()
                .embed(TextSegment.from(brief.isBlank() ? "-" : brief))
                .content()
                .vector();
    }
}
