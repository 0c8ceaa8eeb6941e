package dev.jackdaw.model.embedding;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.jackdaw.core.PermanentException;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// LangChain4j's encoder on a session of our own: one text takes one thread. By default ONNX
/// Runtime keeps a thread for each core, which spins between texts and costs more than it gains.
final class OnnxModel extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    private OnnxModel(OnnxBertBiEncoder encoder) {
        // On the calling thread: an executor of its own would keep the process from ending.
        super(Runnable::run);
        this.encoder = encoder;
    }

    static OnnxModel load(Path model, Path tokenizer) {
        var environment = NativeLibraries.environment();
        try (var options = new OrtSession.SessionOptions();
                var words = Files.newInputStream(tokenizer)) {
            options.setIntraOpNumThreads(1);
            var session = environment.createSession(model.toString(), options);
            return new OnnxModel(new OnnxBertBiEncoder(environment, session, words, PoolingMode.CLS));
        } catch (OrtException | IOException e) {
            throw new PermanentException("can't load the embedding model from " + model, e);
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }
}
