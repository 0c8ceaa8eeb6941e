package dev.jackdaw.knowledge.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /// are left to `knowledge check`.
    public static Map<String, List<String>> in(Path knowledge) {
        var found = new TreeMap<String, List<String>>();
        var folder = knowledge.resolve("tables");
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            files.forEach(file -> add(file, found));
        } catch (IOException | DirectoryIteratorException e) {
            throw new UsageException(folder + " can't be read: " + e.getMessage());
        }
        return found;
    }

    private static void add(Path file, Map<String, List<String>> found) {
        try {
            var table = Json.mapper().readTree(Files.readString(file));
            var columns = new ArrayList<String>();
            table.path("pii").forEach(column -> columns.add(column.asText()));
            if (!columns.isEmpty()) {
                found.put(name(table), List.copyOf(columns));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, file + " can't be read: what it marks as personal is unknown");
        }
    }

    private static String name(JsonNode table) {
        var schema = table.path("schema").asText("");
        return (schema.isEmpty() ? "public" : schema) + "."
                + table.path("table_name").asText();
    }
}
