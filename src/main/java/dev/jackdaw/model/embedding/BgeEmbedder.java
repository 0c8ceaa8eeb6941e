package dev.jackdaw.model.embedding;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// bge-small-en-v1.5, quantised, in this process: 384 dimensions. Loading takes about a second, so
/// it begins at construction, in the background.
public final class BgeEmbedder implements Embedder {
    /// What comes later in a long text says less, and blurs the vector; full text finds it.
    private static final int CHARACTERS_MAX = 800;

    private static final int DIMENSIONS = 384;

    /// A question takes a core for milliseconds, in native code that lets nobody in between. One
    /// core is left for everything else.
    private final Semaphore cores =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    /// One for all embedders of a process: what it takes outside of the heap is never given back.
    private static final Map<Path, CompletableFuture<OnnxModel>> LOADED = new ConcurrentHashMap<>();

    private final CompletableFuture<OnnxModel> model;

    /// `folder` is where the model and its native code are unpacked to, once.
    public BgeEmbedder(Path folder) {
        this.model = LOADED.compute(
                folder,
                (f, known) -> known == null || known.isCompletedExceptionally()
                        ? CompletableFuture.supplyAsync(() -> load(f))
                        : known);
    }

    private static OnnxModel load(Path folder) {
        var unpacked = new ResourceFolder(folder);
        NativeLibraries.unpack(unpacked);
        var file = unpacked.file("/bge-small-en-v1.5-q.onnx");
        var tokenizer = unpacked.file("/bge-small-en-v1.5-q-tokenizer.json");
        return OnnxModel.load(file, tokenizer);
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
        return texts.parallelStream().map(this::vector).toList();
    }

    /// Without the instruction that this model's authors leave optional: with it, one question in
    /// 200 was found more or less, and embedding took half as long again.
    @Override
    public float[] embedQuestion(String question) {
        cores.acquireUninterruptibly();
        try {
            return vector(question);
        } finally {
            cores.release();
        }
    }

    /// Waits for the loading to end, as a process that exits must: ONNX Runtime takes itself apart
    /// then, and crashes in the midst of loading.
    @Override
    public void close() {
        model.handle((loaded, failure) -> true).join();
    }

    private float[] vector(String text) {
        var brief = text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text;
        return model.join().embed(brief.isBlank() ? "-" : brief).content().vector();
    }
}
