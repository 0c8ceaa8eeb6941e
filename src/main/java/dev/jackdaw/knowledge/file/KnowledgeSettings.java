package dev.jackdaw.knowledge.file;

import dev.jackdaw.core.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the curated files are.
public final class KnowledgeSettings {
    private static final Setting<Optional<Path>> FOLDER = Setting.path(
                    "JACKDAW_KNOWLEDGE",
                    "The folder of curated files. Where it is named, a service reads it anew each night.")
            .otherwise("knowledge in the working directory, else the one that came with the program");

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(FOLDER);

    private KnowledgeSettings() {}

    /// The folder that was named; nothing where none was.
    public static Optional<Path> named(Map<String, String> environment) {
        return FOLDER.in(environment);
    }

    /// The folder that was named, else `knowledge` in the working directory, else the one that came with the program.
    public static Path folder(Map<String, String> environment) {
        var here = Path.of("knowledge");
        return named(environment)
                .orElseGet(() -> Files.isDirectory(here)
                        ? here
                        : Path.of(System.getProperty("jackdaw.root", ".")).resolve("knowledge"));
    }
}
