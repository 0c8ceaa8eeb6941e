package dev.jackdaw.learning.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.TableColumn;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Writes approved learnings into a knowledge folder, in the formats of its files: a query beside
/// the validated ones, a term as a synonym of its metric, everything else as a gotcha. Nothing that
/// stands there is changed or moved; what stands there already is not written again.
public final class Edits {
    private static final String GOTCHAS = "business/learned.json";
    private static final String QUERIES = "queries/learned.sql";
    private static final String LIST = "common_gotchas";
    private static final Pattern COLUMN = Pattern.compile("\\bthe column `([a-z_0-9]+)`");
    private static final Pattern TWO_PARTS = Pattern.compile("(?s)(.{8,}?); (.{4,})");

    private final KnowledgeIndex index;
    private final Path folder;
    private final List<String> changed = new ArrayList<>();

    public Edits(KnowledgeIndex index, Path folder) {
        this.index = index;
        this.folder = folder;
    }

    /// Writes them; which learnings changed a file, each as one line that says what.
    public List<String> write(List<Learning> learnings) {
        changed.clear();
        for (var learning : learnings) {
            boolean written =
                    switch (learning.type()) {
                        case QUERY -> query(learning);
                        case TERM -> synonym(learning);
                        case FIX, CORRECTION, QUIRK, PREFERENCE ->
                            column(learning).orElseGet(() -> gotcha(learning));
                    };
            if (written) {
                changed.add(learning.text().replaceAll("\\s+", " ") + " (" + learning.id() + ")");
            }
        }
        return List.copyOf(changed);
    }

    private String read(String file) {
        try {
            var path = folder.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void write(String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private UsageException failed(String file, IOException e) {
        return new UsageException("can't read or write " + folder.resolve(file) + ": " + e.getMessage());
    }

    private boolean gotcha(Learning learning) {
        var text = read(GOTCHAS);
        var root = parsed(text.isEmpty() ? "{}" : text);
        var list = root.withArray(LIST);
        var parts = TWO_PARTS.matcher(learning.text());
        boolean two = parts.matches();
        var issue = two ? parts.group(1) : learning.text();
        for (var known : list) {
            if (known.path("issue").asText().equals(issue)) {
                return false;
            }
        }
        var gotcha = list.addObject();
        gotcha.put("issue", issue);
        var tables = gotcha.putArray("tables_affected");
        learning.relations().forEach(r -> tables.add(r.substring(r.indexOf('.') + 1)));
        gotcha.put("solution", two ? parts.group(2) : learning.text());
        write(GOTCHAS, root.toPrettyString() + "\n");
        return true;
    }

    private ObjectNode parsed(String text) {
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new UsageException(folder.resolve(GOTCHAS) + " is no JSON: " + e.getOriginalMessage());
        }
        throw new UsageException(folder.resolve(GOTCHAS) + " holds no JSON object");
    }

    private boolean query(Learning learning) {
        var text = read(QUERIES);
        var query = "-- <query>\n" + learning.sql().strip() + "\n-- </query>\n";
        if (text.contains(query)) {
            return false;
        }
        write(
                QUERIES,
                text
                        + (text.isEmpty() || text.endsWith("\n\n") ? "" : "\n")
                        + "-- <query "
                        + name(learning, text)
                        + ">\n-- <description>"
                        + learning.question().replaceAll("[<>\\s]+", " ").strip()
                        + "</description>\n"
                        + query);
        return true;
    }

    private static String name(Learning learning, String text) {
        var words = learning.question()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        var name = words.isEmpty() ? learning.id() : words;
        var brief = name.length() > 50 ? name.substring(0, 50) : name;
        return text.contains("<query " + brief + ">") ? brief + "_" + learning.id() : brief;
    }

    /// What a column holds goes behind what its table's file says of it; where there is no such
    /// file, nothing.
    private Optional<Boolean> column(Learning learning) {
        var named = COLUMN.matcher(learning.text());
        if (!named.find() || learning.relations().size() != 1) {
            return Optional.empty();
        }
        var table = index.find(KnowledgeKind.TABLE, learning.relations().getFirst());
        if (table.isEmpty() || table.get().source().file().isEmpty()) {
            return Optional.empty();
        }
        var file = "tables/" + Path.of(table.get().source().file()).getFileName();
        var text = read(file);
        var description = Pattern.compile("\"name\"\\s*:\\s*"
                        + Pattern.quote(Json.text(named.group(1)))
                        + "[^{}]*?\"description\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(text);
        if (!description.find()) {
            return Optional.empty();
        }
        var said = Json.text(learning.text());
        var note = TableColumn.NOTE + said.substring(1, said.length() - 1);
        if (description.group(1).contains(note)) {
            return Optional.of(false);
        }
        int end = description.end(1);
        write(file, text.substring(0, end) + note + text.substring(end));
        return stillJson(file, text) ? Optional.of(true) : Optional.empty();
    }

    /// One more line in the metric's own list of synonyms: the rest of the file stays as it is laid
    /// out. Where there is no such list it is left to a gotcha.
    private boolean synonym(Learning learning) {
        var term = Term.of(learning.text());
        var metric =
                term.flatMap(t -> index.find(KnowledgeKind.METRIC, t.meaning().strip()));
        if (term.isEmpty() || metric.isEmpty()) {
            return gotcha(learning);
        }
        var file = "business/" + Path.of(metric.get().source().file()).getFileName();
        var text = read(file);
        int at = synonyms(text, metric.get().name());
        if (text.contains(Json.text(term.get().word()))) {
            return false;
        }
        if (at < 0) {
            return gotcha(learning);
        }
        write(file, text.substring(0, at) + Json.text(term.get().word()) + ", " + text.substring(at));
        return stillJson(file, text) || gotcha(learning);
    }

    /// Where the metric's own list of synonyms begins, and not that of one of its dimensions: it is
    /// indented like the metric's name. -1 where there is none, or an empty one.
    private static int synonyms(String text, String metric) {
        var name = Pattern.compile("\\n(\\s*)\"name\"\\s*:\\s*" + Pattern.quote(Json.text(metric)))
                .matcher(text);
        if (!name.find()) {
            return -1;
        }
        var next = text.indexOf("\n" + name.group(1) + "\"name\"", name.end());
        var list = Pattern.compile("\\n" + Pattern.quote(name.group(1)) + "\"synonyms\"\\s*:\\s*\\[\\s*(?=\")")
                .matcher(text);
        return list.find(name.end()) && (next < 0 || list.end() < next) ? list.end() : -1;
    }

    private boolean stillJson(String file, String before) {
        try {
            JsonNode after = Json.mapper().readTree(read(file));
            return after.isObject();
        } catch (JsonProcessingException e) {
            write(file, before);
            return false;
        }
    }
}
