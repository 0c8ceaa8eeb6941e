package dev.jackdaw.knowledge.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Which columns the curated files mark as personal (`pii`), read before any database is open, as
/// the grants depend on it.
public final class PersonalColumns {
    private static final Logger LOG = Logger.getLogger(PersonalColumns.class.getName());

    private PersonalColumns() {}

    /// By "schema.table"; tables without a schema are those of `public`. Files that can't be read
    /// are left to `knowledge check`. What several notes on one table mark is added up.
    public static Map<String, List<String>> in(Path knowledge) {
        var found = new TreeMap<String, List<String>>();
        var folder = knowledge.resolve("tables");
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .forEach(file -> add(file, found));
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException(folder + " can't be read: " + e.getMessage());
        }
        return found;
    }

    private static void add(Path file, Map<String, List<String>> found) {
        try {
            var text = Files.readString(file);
            var table = Json.mapper().readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
            var columns = new LinkedHashSet<String>();
            table.path("pii").forEach(column -> columns.add(column.asText().strip()));
            if (!columns.isEmpty()) {
                columns.addAll(found.getOrDefault(name(table), List.of()));
                found.put(name(table), List.copyOf(columns));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, file + " can't be read: what it marks as personal is unknown");
        }
    }

    private static String name(JsonNode table) {
        var schema = table.path("schema").asText("").strip();
        return (schema.isEmpty() ? "public" : schema) + "."
                + table.path("table_name").asText().strip();
    }
}
