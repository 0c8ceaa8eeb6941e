package dev.jackdaw.warehouse.guard;

import dev.jackdaw.data.Json;
import dev.jackdaw.store.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The published statements under `evals/guard`.
public final class Corpus {
    private Corpus() {}

    public record Line(String id, String kind, Role role, String sql) {}

    public static List<Line> attacks() {
        return read("attacks.jsonl");
    }

    public static List<Line> honest() {
        return read("honest.jsonl");
    }

    static String database() {
        return text("database.sql");
    }

    private static List<Line> read(String file) {
        return text(file)
                .lines()
                .map(line -> Json.own(line, com.fasterxml.jackson.databind.JsonNode.class))
                .map(line -> new Line(
                        line.path("id").asText(),
                        line.path("class").asText(),
                        Role.of(line.path("role").asText()),
                        line.path("sql").asText()))
                .toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of("evals/guard").resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
