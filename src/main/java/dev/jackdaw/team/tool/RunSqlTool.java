package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;

import dev.jackdaw.agent.Basis;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;

import java.util.List;

/// Runs SQL that the model wrote.
public record RunSqlTool(SqlResults sql) implements Tool {
    private static final ToolSpec SPEC =
            ToolSpec.of(
                    "run_sql",
                    "Run one SELECT on the company's PostgreSQL, where no governed metric and no"
                            + " validated query fits.",
                    """
                    {"type": "object", "required": ["sql"], "properties": {"sql": {"type": "string"}}}
                    """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        return sql.run(arguments.path("sql").asText(""), Basis.MODEL_WRITTEN, "", List.of(), run);
    }
}
