package dev.jackdaw.knowledge.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `reports/*.yaml`: one report a file, or one watch, which is what has a `watch:` in the place of
/// a `report:`. A field that there is not is an error: a typo must not silently change what is
/// posted.
public final class ScheduleFile implements KnowledgeFolder.Reader {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .stringQuotingChecker(new NumberLike())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    /// Quotes texts that would be read back as a number and written otherwise: version 1.10 is not 1.1.
    private static final class NumberLike extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;
        private static final Pattern NUMBER = Pattern.compile(
                "[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d+)?|[-+]?0[xXbBoO][\\da-fA-F_]+");

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value)
                    || (NUMBER.matcher(value).matches() && !value.matches("0|-?[1-9]\\d*"));
        }
    }

    private static final String REPORT = "report";
    private static final String WATCH = "watch";

    /// A definition as its file would have it.
    public static String text(Definition definition) {
        ObjectNode tree = YAML.valueToTree(definition);
        var named = YAML.createObjectNode();
        named.set(definition instanceof WatchDefinition ? WATCH : REPORT, tree.remove("name"));
        tree.remove("heading");
        tree.properties().forEach(field -> named.set(field.getKey(), field.getValue()));
        strip(named);
        try {
            return YAML.writeValueAsString(named);
        } catch (JsonProcessingException e) {
            throw new PermanentException("can't write a report as YAML", e);
        }
    }

    /// What says nothing is left out; an item that compares with nothing says so.
    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(f -> empty(f.getValue()) && !f.getKey().equals("compare"));
        }
        node.forEach(ScheduleFile::strip);
    }

    private static boolean empty(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.asText().isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }

    @Override
    public void read(SourceFile file, KnowledgeFolder.Contents contents) {
        try {
            var tree = YAML.readTree(file.text());
            if (!(tree instanceof ObjectNode object) || object.has(REPORT) == object.has(WATCH)) {
                contents.findings()
                        .add(CheckFinding.error(
                                file.name(),
                                1,
                                "report-shape",
                                "the file holds neither a report nor a watch",
                                "Begin it with report: NAME, or with watch: NAME"));
                return;
            }
            boolean watch = object.has(WATCH);
            object.set("name", object.remove(watch ? WATCH : REPORT));
            definition(object, watch)
                    .ifPresent(d -> contents.items()
                            .add(item(
                                    file,
                                    watch ? KnowledgeKind.WATCH : KnowledgeKind.REPORT,
                                    object.path("name").asText(),
                                    d)));
        } catch (UnrecognizedPropertyException e) {
            contents.findings()
                    .add(CheckFinding.error(
                            file.name(),
                            1,
                            "report-shape",
                            "Unrecognized field \"" + e.getPropertyName() + "\"",
                            "Compare with docs/REPORTS.md"));
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            contents.findings()
                    .add(CheckFinding.error(
                            file.name(),
                            where == null || where.getLineNr() < 1 ? 1 : where.getLineNr(),
                            "report-shape",
                            e.getOriginalMessage().lines().findFirst().orElse(""),
                            "Compare with docs/REPORTS.md"));
        }
    }

    private static Optional<Definition> definition(ObjectNode tree, boolean watch) throws JsonProcessingException {
        Class<? extends Definition> type = watch ? WatchDefinition.class : ReportDefinition.class;
        Definition definition = YAML.treeToValue(tree, type);
        // Where a record's fields stand in groups, Jackson lets unknown ones be.
        var known = YAML.<ObjectNode>valueToTree(definition);
        for (var name : (Iterable<String>) tree::fieldNames) {
            if (!known.has(name)) {
                throw UnrecognizedPropertyException.from(YAML.treeAsTokens(tree), definition, name, List.of());
            }
        }
        return Optional.of(definition);
    }

    private static KnowledgeItem item(SourceFile file, KnowledgeKind kind, String name, Definition definition) {
        return new KnowledgeItem(
                kind,
                name,
                KnowledgeSource.file(file.name(), 1),
                kind.word() + " " + name,
                file.text(),
                name,
                definition);
    }
}
