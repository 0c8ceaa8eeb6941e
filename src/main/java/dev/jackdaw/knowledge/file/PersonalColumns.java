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

    /// By "schema.table". Notes that name no schema mean the table wherever a company schema has it:
    /// `schemas`, or `public` where none is named. Files that can't be read are left to `knowledge
    /// check`. What several notes on one table mark is added up.
    public static Map<String, List<String>> in(Path knowledge, List<String> schemas) {
        var unnamed = schemas.isEmpty() ? List.of("public") : schemas;
        var found = new TreeMap<String, List<String>>();
        var folder = knowledge.resolve("tables");
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .forEach(file -> add(file, unnamed, found));
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException(folder + " can't be read: " + e.getMessage());
        }
        return found;
    }

    private static void add(Path file, List<String> unnamed, Map<String, List<String>> found) {
        try {
            var text = Files.readString(file);
            var table = Json.mapper().readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
            var columns = new LinkedHashSet<String>();
            table.path("pii").forEach(column -> columns.add(column.asText().strip()));
            if (!columns.isEmpty()) {
                for (var name : names(table, unnamed)) {
                    var all = new LinkedHashSet<>(columns);
                    all.addAll(found.getOrDefault(name, List.of()));
                    found.put(name, List.copyOf(all));
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, file + " can't be read: what it marks as personal is unknown");
        }
    }

    private static List<String> names(JsonNode table, List<String> unnamed) {
        var schema = table.path("schema").asText("").strip();
        var name = table.path("table_name").asText().strip();
        return (schema.isEmpty() ? unnamed : List.of(schema))
                .stream().map(s -> s + "." + name).toList();
    }
}
