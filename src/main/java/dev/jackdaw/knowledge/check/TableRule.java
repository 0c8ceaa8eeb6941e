package dev.jackdaw.knowledge.check;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.TableColumn;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.file.JsonLines;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.knowledge.file.SourceFile;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Every table and column in the notes against the live database, and the database's columns
/// against the notes.
public final class TableRule implements Rule {
    private final Introspection schema;

    public TableRule(Introspection schema) {
        this.schema = schema;
    }

    @Override
    public List<CheckFinding> check(KnowledgeFolder.Contents contents) {
        var findings = new ArrayList<CheckFinding>();
        for (var item : contents.items()) {
            if (item.definition() instanceof TableDefinition table) {
                var file = contents.files().stream()
                        .filter(f -> f.name().equals(item.source().file()))
                        .findFirst();
                file.ifPresent(source -> table(item, table, source, findings));
            }
        }
        return findings;
    }

    private void table(KnowledgeItem item, TableDefinition table, SourceFile file, List<CheckFinding> findings) {
        var relation = schema.relation(table.qualified());
        if (relation.isEmpty()) {
            findings.add(CheckFinding.error(
                    item.source(),
                    "table-missing",
                    "there is no table " + table.qualified() + " that the Analyst may read",
                    "Correct the name, add \"schema\", or remove the file"));
            return;
        }
        var lines = new JsonLines(file.text());
        for (int i = 0; i < table.columns().size(); i++) {
            column(item, table.columns().get(i), relation.get(), lines.of("/table_columns/" + i), findings);
        }
        named(item, relation.get(), table.rows().freshnessColumn(), lines.of("/freshness_column"), findings);
        table.pii().forEach(c -> named(item, relation.get(), c, lines.of("/pii"), findings));
        var noted = table.columns().stream().map(TableColumn::name).collect(Collectors.toSet());
        var unnoted = relation.get().columns().stream()
                .map(Relation.Column::name)
                .filter(c -> !noted.contains(c))
                .toList();
        if (!unnoted.isEmpty()) {
            findings.add(CheckFinding.warning(
                    item.source(),
                    "column-undescribed",
                    table.qualified() + " also has " + String.join(", ", unnoted),
                    "Describe what people should use"));
        }
    }

    private static void column(
            KnowledgeItem item, TableColumn column, Relation relation, int line, List<CheckFinding> findings) {
        var live = relation.column(column.name());
        if (live.isEmpty()) {
            findings.add(CheckFinding.error(
                    item.source().file(),
                    line,
                    "column-missing",
                    relation.qualified() + " has no column " + column.name(),
                    "Correct the name or remove it"));
        } else if (!sameType(column.type(), live.get().type())) {
            findings.add(CheckFinding.warning(
                    item.source().file(),
                    line,
                    "column-type",
                    column.name() + " is " + live.get().type() + ", not " + column.type(),
                    "Write the type as it is"));
        }
    }

    private static void named(
            KnowledgeItem item, Relation relation, String column, int line, List<CheckFinding> findings) {
        if (!column.isEmpty() && relation.column(column).isEmpty()) {
            findings.add(CheckFinding.error(
                    item.source().file(),
                    line,
                    "column-missing",
                    relation.qualified() + " has no column " + column,
                    "Correct the name or remove it"));
        }
    }

    /// Types have several names; notes may leave lengths out.
    private static boolean sameType(String noted, String live) {
        return noted.isEmpty() || plain(noted).equals(plain(live));
    }

    private static String plain(String type) {
        var bare = type.toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", "")
                .replaceAll("\\s+", " ")
                .strip();
        return switch (bare) {
            case "int", "int4", "serial" -> "integer";
            case "int8", "bigserial" -> "bigint";
            case "int2", "smallserial" -> "smallint";
            case "varchar", "character varying", "string", "char", "character", "bpchar" -> "text";
            case "timestamptz" -> "timestamp with time zone";
            case "timestamp", "datetime" -> "timestamp without time zone";
            case "decimal" -> "numeric";
            case "bool" -> "boolean";
            case "float", "float8", "double" -> "double precision";
            case "float4" -> "real";
            case String other -> other;
        };
    }
}
