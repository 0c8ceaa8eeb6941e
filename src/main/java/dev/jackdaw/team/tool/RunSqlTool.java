package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.data.Basis;
import dev.jackdaw.warehouse.lint.LintFinding;
import java.util.List;

/// Runs SQL that the model wrote.
public record RunSqlTool(SqlResults sql) implements Tool {
    private static final String NO =
            "All right, I did not run it. Ask for less: a shorter time, one country, fewer rows.";

    private static final ToolSpec SPEC = ToolSpec.of(
            "run_sql",
            "Run one SELECT on the company's PostgreSQL, where no governed metric and no validated " + "query fits.",
            """
            {"type": "object", "required": ["sql"], "properties": {"sql": {"type": "string"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        var text = arguments.path("sql").asText("");
        var findings = sql.lint(text);
        var wrong = findings.stream().filter(LintFinding::wrong).findFirst();
        if (wrong.isPresent()) {
            return new ToolOutput.Wrong("the number would be wrong: "
                    + wrong.get().text()
                    + " To mend it: "
                    + wrong.get().hint());
        }
        var costly = sql.tooMuch(text, run);
        return costly.isPresent() ? new ToolOutput.Confirm(costly.get(), NO) : run(text, findings, run);
    }

    @Override
    public ToolOutput confirmed(JsonNode arguments, String approved, Run run) {
        var text = arguments.path("sql").asText("");
        return run(text, sql.lint(text), run);
    }

    private ToolOutput run(String text, List<LintFinding> findings, Run run) {
        var caveats = findings.stream().map(LintFinding::text).distinct().toList();
        return sql.run(text, Basis.MODEL_WRITTEN, "", List.of(), caveats, 0, run);
    }
}
