package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Builder;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Csv;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.ViewDefinition;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.metrics.ViewPlan;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.util.List;
import java.util.function.BiFunction;

/// Builds a view in the schema `jackdaw` from a governed question, after a person said yes to its
/// SQL, and records it as knowledge. Building it twice comes to the same.
public record BuildViewTool(MetricService metrics, Warehouse warehouse, Builder builder) implements Tool {
    private static final int SAMPLE_ROWS = 3;
    private static final int SAMPLE_CHARS = 1_000;
    private static final String NO = "All right, I built nothing.";
    private static final ToolSpec SPEC = ToolSpec.of(
            "build_view",
            "Build a view from a governed question. The person is shown the SQL and must agree first.",
            """
            {"type": "object", "required": ["name", "query"], "properties": {
              "name": {"type": "string", "description": "Lower case letters, digits and underscores"},
              "query": {"type": "object", "description": "Arguments as of query_metric: metric, dimensions, filters, grain"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        return planned(arguments, (planned, query) -> asked(planned.view(), run));
    }

    @Override
    public ToolOutput confirmed(JsonNode arguments, String approved, Run run) {
        return planned(
                arguments,
                (planned, query) -> approved.startsWith(question(planned.view()))
                        ? build(planned.view(), query, List.of(planned.metric()), run)
                        : asked(planned.view(), run));
    }

    private ToolOutput planned(JsonNode arguments, BiFunction<ViewPlan.Planned, MetricQuery, ToolOutput> then) {
        var name = arguments.path("name").asText("");
        var query = MetricQuery.of(arguments.path("query"));
        if (!name.matches("[a-z][a-z0-9_]{0,62}") || query.isEmpty()) {
            return new ToolOutput.Wrong(
                    "build_view needs a name of lower case letters, digits and underscores, and a query");
        }
        return switch (metrics.views().plan(name, query.get())) {
            case ViewPlan.Unfit(String problem) -> new ToolOutput.Wrong(problem);
            case ViewPlan.Planned planned -> then.apply(planned, query.get());
        };
    }

    private ToolOutput asked(ViewDefinition view, Run run) {
        return new ToolOutput.Confirm(question(view) + sample(view, run), NO);
    }

    /// The first rows, as the one who asks would see them.
    private String sample(ViewDefinition view, Run run) {
        var sql = "SELECT * FROM (" + view.sql() + ") AS sample LIMIT " + SAMPLE_ROWS;
        return warehouse.run(Role.ANALYST, sql, Limits.standard(), SqlResults.caller(run))
                        instanceof QueryOutcome.Rows(var table, long elapsed)
                ? "\n\nIt would begin like this:\n\n```\n" + shown(table) + "\n```"
                : "";
    }

    /// What stands in a table must not end the box it is shown in.
    private static String shown(ResultTable table) {
        var text = Csv.of(table).strip().replace("```", "` ` `");
        return text.length() > SAMPLE_CHARS ? text.substring(0, SAMPLE_CHARS) + "…" : text;
    }

    private static String question(ViewDefinition view) {
        return "Shall I build the view "
                + Grants.BUILT_SCHEMA
                + "."
                + view.name()
                + "? "
                + view.description()
                + "\n\n```sql\n"
                + view.sql()
                + "\n```";
    }

    private ToolOutput build(ViewDefinition view, MetricQuery query, List<KnowledgeRef> used, Run run) {
        var asset = builder.request(view, query, run.id().value(), run.asked().asker());
        if (asset.state() != Asset.State.BUILT) {
            return new ToolOutput.Wrong("the view could not be built: " + asset.reason());
        }
        return ResultOutput.of(new Result(
                "",
                Basis.SCHEMA,
                warehouse.user(Role.ENGINEER),
                "I built the view **"
                        + asset.qualified()
                        + "**: "
                        + view.description()
                        + " From now on I answer that question from it.",
                ResultTable.EMPTY,
                List.of(asset.definition()),
                List.of(),
                used,
                ""));
    }
}
