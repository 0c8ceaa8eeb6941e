package dev.jackdaw.knowledge.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.CheckFinding;
import java.util.Optional;

/// Reads JSON files and their parts, turning what is wrong into findings with a line.
final class JsonFile {
    private JsonFile() {}

    static Optional<JsonNode> parse(SourceFile file, KnowledgeFolder.Contents contents) {
        try {
            var tree = Json.mapper().readTree(file.text());
            if (tree.isObject()) {
                return Optional.of(tree);
            }
            contents.findings()
                    .add(CheckFinding.error(
                            file.name(),
                            1,
                            "json-shape",
                            "the file is not a JSON object",
                            "Put its contents between { and }"));
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            contents.findings()
                    .add(CheckFinding.error(
                            file.name(),
                            where == null ? 1 : where.getLineNr(),
                            "json",
                            "malformed JSON: " + e.getOriginalMessage(),
                            "Mend the syntax there"));
        }
        return Optional.empty();
    }

    static <T> Optional<T> convert(
            SourceFile file, int line, JsonNode part, Class<T> type, KnowledgeFolder.Contents contents) {
        try {
            return Optional.of(Json.mapper().treeToValue(part, type));
        } catch (JsonProcessingException e) {
            contents.findings()
                    .add(CheckFinding.error(
                            file.name(),
                            line,
                            "json-shape",
                            "a field has the wrong shape: "
                                    + e.getOriginalMessage().lines().findFirst().orElse(""),
                            "Compare with docs/KNOWLEDGE.md"));
            return Optional.empty();
        }
    }

    static CheckFinding missing(SourceFile file, int line, String what, String field) {
        return CheckFinding.error(
                file.name(), line, "missing-field", what + " has no " + field, "Add \"" + field + "\"");
    }
}
