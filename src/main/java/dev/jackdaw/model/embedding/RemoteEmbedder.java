package dev.jackdaw.model.embedding;

import dev.jackdaw.core.TransientException;
import dev.jackdaw.core.UsageException;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An endpoint's embeddings: OpenAI or anything that speaks like it, or Ollama.
public final class RemoteEmbedder implements Embedder {
    private static final int BATCH = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private final String name;
    private final EmbeddingModel model;

    private RemoteEmbedder(String name, EmbeddingModel model) {
        this.name = name;
        this.model = model;
    }

    /// `setting` is "openai:MODEL" or "ollama:MODEL"; addresses and keys come from the environment
    /// (`OPENAI_BASE_URL`, `OPENAI_API_KEY`, `OLLAMA_BASE_URL`).
    public static RemoteEmbedder of(String setting, Map<String, String> environment) {
        var parts = setting.split(":", 2);
        if (parts.length == 2 && parts[0].equals("openai")) {
            return new RemoteEmbedder(
                    setting,
                    OpenAiEmbeddingModel.builder()
                            .baseUrl(environment.getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1"))
                            .apiKey(environment.getOrDefault("OPENAI_API_KEY", "none"))
                            .modelName(parts[1])
                            .timeout(TIMEOUT)
                            .build());
        }
        if (parts.length == 2 && parts[0].equals("ollama")) {
            return new RemoteEmbedder(
                    setting,
                    OllamaEmbeddingModel.builder()
                            .baseUrl(environment.getOrDefault("OLLAMA_BASE_URL", "http://localhost:11434"))
                            .modelName(parts[1])
                            .timeout(TIMEOUT)
                            .build());
        }
        throw new UsageException(
                "JACKDAW_EMBEDDINGS is '" + setting + "'. Write builtin, openai:MODEL or ollama:MODEL");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimensions() {
        return model.dimension();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        var vectors = new ArrayList<float[]>();
        try {
            for (int i = 0; i < texts.size(); i += BATCH) {
                var batch = texts.subList(i, Math.min(texts.size(), i + BATCH));
                model.embedAll(batch.stream().map(TextSegment::from).toList())
                        .content()
                        .forEach(e -> vectors.add(unit(e.vector())));
            }
            return vectors;
        } catch (LangChain4jException e) {
            throw new TransientException("the embeddings endpoint for " + name + " failed", e);
        }
    }

    @Override
    public float[] embedQuestion(String question) {
        return embed(List.of(question)).getFirst();
    }

    private static float[] unit(float[] vector) {
        double length = 0;
        for (float x : vector) {
            length += (double) x * x;
        }
        var unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (unit[i] / Math.sqrt(length));
        }
        return unit;
    }
}
