package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.mine.ProposedRule;
import java.util.Map;

/// Lets an agent say what the next one should know. Nothing happens here but that it stands in the
/// journal: whoever reads finished runs takes it from there, and believes nothing unproven.
public record ProposeLearningTool() implements Tool {
    private static final ToolSpec SPEC = ToolSpec.of(
            ProposedRule.TOOL,
            "Propose one thing about the company's data that the next person would trip over, too. It "
                    + "is proven before anybody relies on it. Most tasks have none.",
            """
            {"type": "object", "required": ["type", "text"], "properties": {
              "type": {"type": "string", "enum": ["quirk", "term", "preference"]},
              "text": {"type": "string", "description": "One general sentence, no figures; a term as: \\"logos\\" means active customers."},
              "tables": {"type": "string", "description": "What it is about, with commas"},
              "sql": {"type": "string", "description": "A query that shows it, if any"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        if (arguments.path("text").asText("").isBlank()) {
            return new ToolOutput.Wrong(ProposedRule.TOOL + " needs a text");
        }
        return Learning.Type.of(arguments.path("type").asText("")).isPresent()
                ? ToolOutput.shown(Map.of("noted", true))
                : new ToolOutput.Wrong("type must be quirk, term or preference");
    }
}
