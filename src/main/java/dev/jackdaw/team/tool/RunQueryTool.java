package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.data.Basis;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Runs a query that the data team validated, as it stands or some of its rows; `changed` tells what it rests on that
/// is no longer as it was then.
public record RunQueryTool(KnowledgeIndex index, SqlResults sql, Function<KnowledgeItem, Optional<String>> changed)
        implements Tool {
    private static final ToolSpec SPEC = ToolSpec.of(
            "run_query", "Run a validated query by its name, where it answers the question as it stands.", """
            {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        var name = arguments.path("name").asText("");
        var item = index.find(KnowledgeKind.QUERY, name);
        if (item.isEmpty() || !(item.get().definition() instanceof QueryDefinition query)) {
            return new ToolOutput.Wrong("there is no validated query '" + name + "'");
        }
        var headline = query.description().isEmpty() ? query.name() : query.description();
        var caveats = changed.apply(item.get()).map(what -> "Since this query was validated, " + what + ".").stream()
                .toList();
        var clock = sql.clock();
        var narrowed = NarrowedQuery.of(
                query, arguments, clock.calendar(), clock.read().today());
        if (!narrowed.problem().isEmpty()) {
            return new ToolOutput.Wrong(narrowed.problem());
        }
        int first = arguments.path("first").asInt(0);
        var output = sql.run(
                narrowed.sql(),
                Basis.VALIDATED_QUERY,
                narrowed.headline(headline, first),
                List.of(item.get().ref()),
                caveats,
                first,
                run);
        boolean nothing = !narrowed.said().isEmpty()
                && output instanceof ToolOutput.Done done
                && done.json().path("row_count").asInt(0) == 0;
        // A value that is written otherwise in this query would look the same.
        return nothing ? new ToolOutput.Wrong("no row of '" + name + "' is one where " + narrowed.said()) : output;
    }
}
