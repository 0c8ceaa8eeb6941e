package dev.jackdaw.evaluation;

import dev.jackdaw.core.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the company's evaluation cases are.
public final class EvaluationSettings {
    private static final Setting<Optional<String>> CASES = Setting.text(
                    "JACKDAW_EVALS", "The folder of evaluation cases that nothing learnt may change.")
            .of("a path, or none")
            .otherwise("evals/cases beside the knowledge folder, where it is there");

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(CASES);

    private EvaluationSettings() {}

    /// The folder that was named, else `evals/cases` beside the knowledge folder; nothing where there is none, or for
    /// "none".
    public static Optional<Path> cases(Map<String, String> environment, Path knowledge) {
        var named = CASES.in(environment);
        if (named.isPresent()) {
            return named.filter(n -> !n.equals("none")).map(Path::of);
        }
        var beside = knowledge.toAbsolutePath().resolveSibling("evals/cases");
        return Files.isDirectory(beside) ? Optional.of(beside) : Optional.empty();
    }
}
