package dev.jackdaw.team.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Finding;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.Result;

/// Hands in a finding: the typed contract between agents. What does not fit it goes back to the
/// model.
public record SubmitTool() implements Tool {
    private static final ToolSpec SPEC = ToolSpec.of(
            "submit",
            "Hand in your finding; this ends your work. Name the results it rests on: their table, "
                    + "SQL and caveats are shown beside your text, so don't repeat them.",
            """
            {"type": "object", "required": ["text"], "properties": {
              "text": {"type": "string", "description": "One or two sentences in Markdown"},
              "results": {"type": "array", "items": {"type": "string"}, "description": "Ids such as r1"},
              "basis": {"type": "string", "enum": ["conversation", "schema", "refused", "unanswered"],
                        "description": "Only where there are no results"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public boolean compound() {
        return true;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        try {
            var finding = Json.mapper().treeToValue(arguments, Finding.class);
            if (finding.text() == null || finding.text().isBlank()) {
                return new ToolOutput.Wrong("submit needs a text");
            }
            var known = run.results().stream().map(Result::id).toList();
            for (var id : finding.results()) {
                if (!known.contains(id)) {
                    return new ToolOutput.Wrong("there is no result '" + id + "'; there are " + known);
                }
            }
            return new ToolOutput.Finished(finding);
        } catch (JsonProcessingException e) {
            return new ToolOutput.Wrong("the finding has the wrong shape: " + e.getOriginalMessage());
        }
    }
}
