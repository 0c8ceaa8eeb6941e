package dev.jackdaw.model.embedding;

import dev.jackdaw.core.Setting;
import java.util.List;
import java.util.Map;

/// What turns texts into vectors.
public final class EmbeddingSettings {
    private static final String BUILTIN = "builtin";

    private static final Setting<String> EMBEDDINGS = Setting.text(
                    "JACKDAW_EMBEDDINGS",
                    "The model by which texts are searched: the one in the program, or an endpoint's, with the key and "
                            + "address of its provider. After a change, load the knowledge anew.")
            .of("builtin, openai:MODEL or ollama:MODEL")
            .otherwise(BUILTIN)
            .as(name -> name.orElse(BUILTIN));

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(EMBEDDINGS);

    private EmbeddingSettings() {}

    /// "builtin", "openai:MODEL" or "ollama:MODEL"; read further where the model is opened.
    public static String name(Map<String, String> environment) {
        return EMBEDDINGS.in(environment);
    }

    /// Whether it is the model in the program.
    public static boolean builtin(Map<String, String> environment) {
        return name(environment).equals(BUILTIN);
    }
}
