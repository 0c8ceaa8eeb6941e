package dev.jackdaw.knowledge.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.GotchaDefinition;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.RuleDefinition;
import java.util.stream.Collectors;

/// `business/*.json`: metrics, rules and gotchas.
final class BusinessFile implements KnowledgeFolder.Reader {
    @Override
    public void read(SourceFile file, KnowledgeFolder.Contents contents) {
        JsonFile.parse(file, contents).ifPresent(tree -> {
            var lines = new JsonLines(file.text());
            each(tree, "metrics", (part, at) -> metric(file, part, lines.of(at), contents));
            each(tree, "business_rules", (part, at) -> rule(file, part, lines.of(at), contents));
            each(tree, "common_gotchas", (part, at) -> gotcha(file, part, lines.of(at), contents));
        });
    }

    private interface Part {
        void read(JsonNode part, String pointer);
    }

    private static void each(JsonNode tree, String field, Part reader) {
        var parts = tree.path(field);
        for (int i = 0; i < parts.size(); i++) {
            reader.read(parts.get(i), "/" + field + "/" + i);
        }
    }

    private static void metric(SourceFile file, JsonNode part, int line, KnowledgeFolder.Contents contents) {
        var found = JsonFile.convert(file, line, part, MetricDefinition.class, contents);
        if (found.isEmpty()) {
            return;
        }
        var metric = found.get();
        if (metric.name().isEmpty()) {
            contents.findings().add(JsonFile.missing(file, line, "a metric", "name"));
            return;
        }
        var dimensions =
                metric.source().dimensions().stream().map(MetricDimension::name).collect(Collectors.joining(", "));
        var content = new StringBuilder(metric.about().definition());
        content.append("\nCalculation: ").append(metric.about().calculation());
        if (metric.governed()) {
            content.append("\nGoverned. Can be split by: ").append(dimensions);
        }
        if (!metric.synonyms().isEmpty()) {
            content.append("\nAlso called: ").append(String.join(", ", metric.synonyms()));
        }
        var words = metric.name()
                + "\n"
                + String.join(", ", metric.synonyms())
                + "\n"
                + metric.about().definition()
                + "\n"
                + metric.about().table()
                + " "
                + dimensions;
        contents.items()
                .add(new KnowledgeItem(
                        KnowledgeKind.METRIC,
                        metric.name(),
                        KnowledgeSource.file(file.name(), line),
                        "Metric " + metric.name(),
                        content.toString(),
                        Identifiers.searchable(words),
                        metric));
    }

    private static void rule(SourceFile file, JsonNode part, int line, KnowledgeFolder.Contents contents) {
        var text = part.isTextual() ? part.asText() : part.toString();
        contents.items()
                .add(new KnowledgeItem(
                        KnowledgeKind.RULE,
                        "rule " + Hashes.brief(text),
                        KnowledgeSource.file(file.name(), line),
                        "Business rule",
                        text,
                        Identifiers.searchable(text),
                        new RuleDefinition(text)));
    }

    private static void gotcha(SourceFile file, JsonNode part, int line, KnowledgeFolder.Contents contents) {
        JsonFile.convert(file, line, part, GotchaDefinition.class, contents).ifPresent(gotcha -> {
            var content = gotcha.issue()
                    + "\nTables: "
                    + String.join(", ", gotcha.tables())
                    + "\nInstead: "
                    + gotcha.solution();
            contents.items()
                    .add(new KnowledgeItem(
                            KnowledgeKind.GOTCHA,
                            "gotcha " + Hashes.brief(content),
                            KnowledgeSource.file(file.name(), line),
                            "Gotcha: " + gotcha.issue(),
                            content,
                            Identifiers.searchable(content),
                            gotcha));
        });
    }
}
