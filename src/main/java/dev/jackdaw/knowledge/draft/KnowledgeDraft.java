package dev.jackdaw.knowledge.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Drafts table notes from the live schema: types, comments, keys, joins, values, shares of NULL,
/// row counts and freshness. What a person must confirm is marked with "CONFIRM".
public final class KnowledgeDraft {
    private static final int VALUES_SHOWN = 12;
    private final Introspection schema;
    private final ColumnStatistics statistics;

    public KnowledgeDraft(Introspection schema, ColumnStatistics statistics) {
        this.schema = schema;
        this.statistics = statistics;
    }

    /// Writes a file for each table of a schema; returns their names. Files that are there already
    /// are kept.
    public List<Path> write(String schemaName, Path folder) {
        var relations = schema.relations(List.of(schemaName), Optional.empty());
        if (relations.isEmpty()) {
            throw new UsageException("schema '" + schemaName + "' has no table that the Analyst may read");
        }
        var written = new ArrayList<Path>();
        try {
            var place = Files.createDirectories(folder.resolve("tables"));
            var taken = new HashSet<String>();
            for (var relation : relations) {
                var file = place.resolve(fileName(relation, taken));
                if (Files.notExists(file)) {
                    Files.writeString(file, pretty(draft(relation, relations)));
                    written.add(file);
                }
            }
        } catch (IOException e) {
            throw new EnvironmentException("can't write the drafts into " + folder + ": " + e.getMessage(), e);
        }
        return List.copyOf(written);
    }

    private static String fileName(Relation relation, Set<String> taken) {
        var safe = (relation.schema() + "." + relation.name()).replaceAll("[^\\p{L}\\p{N}._-]", "_");
        // File systems may not tell upper from lower case, PostgreSQL does.
        return taken.add(safe.toLowerCase(Locale.ROOT))
                ? safe + ".json"
                : safe + "-" + Integer.toHexString(relation.name().hashCode()) + ".json";
    }

    private Map<String, Object> draft(Relation relation, List<Relation> all) {
        var facts = statistics.of(relation);
        var draft = new LinkedHashMap<String, Object>();
        draft.put("table_name", relation.name());
        draft.put("schema", relation.schema());
        var described = relation.comment().isEmpty()
                ? "CONFIRM: what is one row of this " + relation.kind() + "?"
                : relation.comment();
        draft.put("table_description", described);
        draft.put("use_cases", List.of());
        draft.put("data_quality_notes", notes(relation, facts));
        draft.put(
                "table_columns",
                relation.columns().stream().map(c -> column(c, facts)).toList());
        freshness(relation).ifPresent(c -> draft.put("freshness_column", c));
        var joins = joins(relation, all);
        if (!joins.isEmpty()) {
            draft.put("joins", joins);
        }
        return draft;
    }

    private static List<String> notes(Relation relation, Map<String, ColumnStatistics.Facts> facts) {
        var notes = new ArrayList<String>();
        if (relation.rows() >= 0) {
            notes.add("About " + relation.rows() + " rows when this was drafted");
        } else if (!relation.kind().equals("view")) {
            notes.add("PostgreSQL has no statistics yet: run ANALYZE on "
                    + relation.qualified()
                    + " and draft again, for rows, shares of NULL and frequent values");
        }
        for (var column : relation.columns()) {
            var known = facts.get(column.name());
            if (known != null && known.nullShare() >= 0.01) {
                notes.add(
                        column.name() + " is NULL in about " + Math.round(known.nullShare() * 100) + " % of the rows");
            }
        }
        return notes;
    }

    private static Map<String, String> column(Relation.Column column, Map<String, ColumnStatistics.Facts> facts) {
        var text = new ArrayList<String>();
        if (!column.comment().isEmpty()) {
            text.add(column.comment());
        }
        if (!column.generated().isEmpty()) {
            text.add(column.generated() + " column");
        }
        var known = facts.get(column.name());
        var values = !column.enumLabels().isEmpty()
                ? column.enumLabels()
                : known == null ? List.<String>of() : known.values();
        if (!values.isEmpty()) {
            text.add("Values: "
                    + String.join(", ", values.stream().limit(VALUES_SHOWN).toList())
                    + (values.size() > VALUES_SHOWN ? ", …" : ""));
        }
        if (column.comment().isEmpty()) {
            text.add("CONFIRM: what does it mean?");
        }
        var drafted = new LinkedHashMap<String, String>();
        drafted.put("name", column.name());
        drafted.put("type", column.type());
        drafted.put("description", String.join(". ", text));
        return drafted;
    }

    /// The time that most likely says when a row came: a name such as created_at first, any time
    /// column then.
    private static Optional<String> freshness(Relation relation) {
        var times = relation.columns().stream()
                .filter(c -> c.type().startsWith("timestamp") || c.type().equals("date"))
                .map(Relation.Column::name)
                .toList();
        return times.stream()
                .filter(n -> n.matches("(?i).*(created|inserted|loaded|updated|event|order|issued).*"))
                .findFirst()
                .or(() -> times.stream().findFirst());
    }

    private static List<Map<String, String>> joins(Relation relation, List<Relation> all) {
        var joins = new ArrayList<Map<String, String>>();
        for (var key : relation.keys()) {
            if (key.kind().equals("foreign")) {
                var on = new ArrayList<String>();
                for (int i = 0; i < key.columns().size(); i++) {
                    on.add(relation.name()
                            + "."
                            + key.columns().get(i)
                            + " = "
                            + bare(key.refersTo())
                            + "."
                            + key.refersToColumns().get(i));
                }
                joins.add(join(key.refersTo(), String.join(" AND ", on)));
            }
        }
        for (var column : relation.columns()) {
            boolean known = relation.keys().stream()
                    .anyMatch(k -> k.kind().equals("foreign") && k.columns().contains(column.name()));
            if (!known) {
                likely(column, relation, all).ifPresent(joins::add);
            }
        }
        return joins;
    }

    /// `customer_id` most likely means `customers.id`, where that is the other table's whole key.
    private static Optional<Map<String, String>> likely(Relation.Column column, Relation relation, List<Relation> all) {
        var stem = column.name().replaceFirst("(?i)_?id$", "");
        if (stem.equals(column.name()) || stem.isEmpty()) {
            return Optional.empty();
        }
        return all.stream()
                .filter(r -> !r.equals(relation)
                        && (r.name().equalsIgnoreCase(stem) || r.name().equalsIgnoreCase(stem + "s")))
                .filter(r -> r.keys().stream()
                        .anyMatch(k -> k.kind().equals("primary") && k.columns().equals(List.of("id"))))
                .findFirst()
                .map(r -> join(r.qualified(), relation.name() + "." + column.name() + " = " + r.name() + ".id"));
    }

    private static Map<String, String> join(String to, String on) {
        var join = new LinkedHashMap<String, String>();
        join.put("to", to);
        join.put("on", on);
        join.put("cardinality", "many_to_one");
        return join;
    }

    private static String bare(String qualified) {
        return qualified.substring(qualified.indexOf('.') + 1);
    }

    private static String pretty(Map<String, Object> draft) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(draft) + "\n";
        } catch (JsonProcessingException e) {
            throw new PermanentException("can't write a draft", e);
        }
    }
}
