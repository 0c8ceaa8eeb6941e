package dev.jackdaw.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One case: messages that come before, the question, and what the answer must be. `gold` is SQL,
/// in which {today} is the latest day of the data; `says` are texts the answer must hold; `caveat`
/// one that a caveat must hold; with `waits` the run must ask back; `ordered` compares the rows in
/// their order.
public record EvalCase(
        String name,
        List<String> before,
        String question,
        Basis basis,
        String gold,
        List<String> says,
        String caveat,
        boolean ordered,
        boolean waits) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /// A file's contents; the name is the file's.
    private record Text(
            @Nullable List<String> before,
            @Nullable String question,
            @Nullable String basis,
            @Nullable String gold,
            @Nullable List<String> says,
            @Nullable String caveat,
            boolean ordered,
            boolean waits) {}

    /// All cases of a folder, by name.
    public static List<EvalCase> read(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(EvalCase::of)
                    .toList();
        } catch (IOException e) {
            throw new UsageException("there is no folder of cases " + folder + ". Name it with --dir");
        }
    }

    private static EvalCase of(Path file) {
        try {
            var text = YAML.readValue(file.toFile(), Text.class);
            if (text == null || text.question() == null || text.basis() == null) {
                throw new UsageException(file + " needs a question and a basis");
            }
            var basis = YAML.convertValue(text.basis(), Basis.class);
            return new EvalCase(
                    file.getFileName().toString().replace(".yaml", ""),
                    text.before() == null ? List.of() : text.before(),
                    text.question(),
                    basis,
                    text.gold() == null ? "" : text.gold(),
                    text.says() == null ? List.of() : text.says(),
                    text.caveat() == null ? "" : text.caveat(),
                    text.ordered(),
                    text.waits());
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(file + " is not a case: " + e.getMessage());
        }
    }
}
