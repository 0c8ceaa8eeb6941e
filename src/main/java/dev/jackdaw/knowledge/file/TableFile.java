package dev.jackdaw.knowledge.file;

import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.TableColumn;
import dev.jackdaw.knowledge.definition.TableDefinition;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `tables/*.json`: what a table is for and what its columns mean.
final class TableFile implements KnowledgeFolder.Reader {
    @Override
    public void read(SourceFile file, KnowledgeFolder.Contents contents) {
        JsonFile.parse(file, contents)
                .flatMap(tree -> JsonFile.convert(file, 1, tree, TableDefinition.class, contents))
                .ifPresent(table -> {
                    if (table.name().isEmpty()) {
                        contents.findings().add(JsonFile.missing(file, 1, "the table", "table_name"));
                    } else {
                        contents.items().add(item(table, file.name()));
                    }
                });
    }

    private static KnowledgeItem item(TableDefinition table, String file) {
        var columns = table.columns().stream()
                .map(c -> "- " + c.name() + " " + c.type() + ": " + c.description())
                .collect(Collectors.joining("\n"));
        var content = new StringBuilder(table.about().description());
        content.append("\nColumns:\n").append(columns);
        append(content, "Good for", String.join("; ", table.about().useCases()));
        append(content, "Beware", String.join("; ", table.about().notes()));
        append(content, "Always filter by", table.rows().mandatoryFilter());
        append(
                content,
                "Joins",
                table.joins().stream()
                        .map(j -> j.on() + " (" + j.cardinality() + ")")
                        .collect(Collectors.joining("; ")));
        // What says most comes first: an embedding model reads only so far.
        var words = String.join(
                "\n",
                table.name(),
                String.join(", ", table.synonyms()),
                table.about().description(),
                String.join(". ", table.about().useCases()),
                of(table, TableColumn::name),
                of(table, TableColumn::description),
                String.join(". ", table.about().notes()));
        return new KnowledgeItem(
                KnowledgeKind.TABLE,
                table.qualified(),
                KnowledgeSource.file(file, 1),
                "Table " + table.qualified(),
                content.toString(),
                Identifiers.searchable(words),
                table);
    }

    private static String of(TableDefinition table, Function<TableColumn, String> part) {
        return table.columns().stream()
                .map(part)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void append(StringBuilder content, String label, String text) {
        if (!text.isEmpty()) {
            content.append("\n").append(label).append(": ").append(text);
        }
    }
}
