package dev.jackdaw.knowledge.check;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.file.JsonLines;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.knowledge.file.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Every JSON file against its JSON schema.
public final class SchemaRule implements Rule {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Override
    public List<CheckFinding> check(KnowledgeFolder.Contents contents) {
        var findings = new ArrayList<CheckFinding>();
        for (var file : contents.files()) {
            if (file.name().startsWith("tables")) {
                check(file, schema("tables"), findings);
            } else if (file.name().startsWith("business")) {
                check(file, schema("business"), findings);
            }
        }
        return findings;
    }

    private Schema schema(String name) {
        var resource = SchemaRule.class.getResourceAsStream("/schemas/" + name + ".json");
        return registry.getSchema(Objects.requireNonNull(resource));
    }

    private static void check(SourceFile file, Schema schema, List<CheckFinding> findings) {
        JsonLines lines;
        try {
            lines = new JsonLines(file.text());
        } catch (IllegalArgumentException e) {
            return; // Malformed JSON is a finding already.
        }
        for (var error : schema.validate(file.text(), InputFormat.JSON)) {
            var where = String.valueOf(error.getInstanceLocation());
            findings.add(CheckFinding.error(
                    file.name(),
                    lines.of(where.startsWith("/") ? where : ""),
                    "json-schema",
                    (where.isEmpty() ? "the file" : where) + ": " + error.getMessage(),
                    "See the format in docs/KNOWLEDGE.md"));
        }
    }
}
