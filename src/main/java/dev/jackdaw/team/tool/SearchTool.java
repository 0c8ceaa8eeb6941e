package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import java.util.Map;

/// Searches the knowledge again, in other words than the question's.
public record SearchTool(Recall recall) implements Tool {
    private static final int LIMIT = 6;
    private static final int TOKENS = 1_500;

    private static final ToolSpec SPEC = ToolSpec.of(
            "search_knowledge",
            "Search metrics, queries, tables, rules and documents in other words than the question's.",
            """
            {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        var found = recall.curated(arguments.path("text").asText(""), LIMIT, TOKENS);
        return ToolOutput.shown(found.stream()
                .map(item -> Map.of(
                        "kind", item.ref().kind(),
                        "name", item.ref().name(),
                        "content", item.content()))
                .toList());
    }
}
