package dev.jackdaw.knowledge.file;

import dev.jackdaw.knowledge.Definition;
import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `tables/*.json`: what a table is for and what its columns mean.
final class TableFile implements KnowledgeFolder.Reader {
    @Override
    public void read(SourceFile file, KnowledgeFolder.Contents contents) {
        JsonFile.parse(file, contents)
                .flatMap(tree -> JsonFile.convert(file, 1, tree, Definition.Table.class, contents))
                .ifPresent(table -> {
                    if (table.name().isEmpty()) {
                        contents.findings().add(JsonFile.missing(file, 1, "the table", "table_name"));
                    } else {
                        contents.items().add(item(table, file.name()));
                    }
                });
    }

    private static KnowledgeItem item(Definition.Table table, String file) {
        var columns = table.columns().stream()
                .map(c -> "- " + c.name() + " " + c.type() + ": " + c.description())
                .collect(Collectors.joining("\n"));
        var content = new StringBuilder(table.description());
        content.append("\nColumns:\n").append(columns);
        append(content, "Good for", String.join("; ", table.useCases()));
        append(content, "Beware", String.join("; ", table.notes()));
        append(content, "Always filter by", table.mandatoryFilter());
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
                table.description(),
                String.join(". ", table.useCases()),
                of(table, Definition.Column::name),
                of(table, Definition.Column::description),
                String.join(". ", table.notes()));
        return new KnowledgeItem(
                KnowledgeKind.TABLE,
                table.qualified(),
                KnowledgeItem.Origin.FILE,
                file,
                1,
                "Table " + table.qualified(),
                content.toString(),
                Identifiers.searchable(words),
                table);
    }

    private static String of(Definition.Table table, Function<Definition.Column, String> part) {
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
