package dev.jackdaw.team;

import dev.jackdaw.agent.Agent;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.asset.Builder;
import dev.jackdaw.asset.ViewsRead;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.QueryDrift;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.KnowledgeFacts;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.team.tool.AskBackTool;
import dev.jackdaw.team.tool.BuildViewTool;
import dev.jackdaw.team.tool.DelegateTool;
import dev.jackdaw.team.tool.MemoryTool;
import dev.jackdaw.team.tool.ProposeLearningTool;
import dev.jackdaw.team.tool.QueryMetricTool;
import dev.jackdaw.team.tool.RunQueryTool;
import dev.jackdaw.team.tool.RunSqlTool;
import dev.jackdaw.team.tool.SchemaTools;
import dev.jackdaw.team.tool.SearchTool;
import dev.jackdaw.team.tool.SqlResults;
import dev.jackdaw.team.tool.SubmitTool;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The three agents: their instructions and their tools, which are all they can do.
public final class Agents {
    private final Agent analyst;
    private final Agent engineer;
    private final DataClock clock;
    private final ChatModel leaderModel;
    private final Tool memory;
    private final List<Tool> schemaTools;
    private final String leaderInstructions;

    public Agents(
            ChatModel leaderModel,
            ChatModel model,
            MetricService metrics,
            Warehouse warehouse,
            DataClock clock,
            KnowledgeIndex index,
            Introspection schema,
            Recall recall,
            Learnings learnings,
            Builder builder,
            ViewsRead views,
            QueryDrift queries,
            Optional<String> language) {
        this.leaderModel = leaderModel;
        this.memory = new MemoryTool(learnings);
        this.leaderInstructions = Prompts.of("leader", language);
        this.clock = clock;
        this.schemaTools = new SchemaTools(index, schema).all();
        var sql = new SqlResults(warehouse, clock, new KnowledgeFacts(index, clock), views);
        var reading = new ArrayList<Tool>(schemaTools);
        reading.add(new QueryMetricTool(metrics));
        reading.add(new RunQueryTool(index, sql, queries::stale));
        reading.add(new RunSqlTool(sql));
        reading.add(new SearchTool(recall));
        reading.add(new ProposeLearningTool());
        reading.add(new SubmitTool());
        this.analyst = new Agent("analyst", Prompts.of("analyst", language), reading, model);
        var building = new ArrayList<Tool>(schemaTools);
        building.add(new BuildViewTool(metrics, warehouse, builder));
        building.add(new SubmitTool());
        this.engineer = new Agent("engineer", Prompts.of("engineer", language), building, model);
    }

    /// The day that the data counts as today.
    public LocalDate today() {
        return clock.read().today();
    }

    /// What an agent is told before any question, as one text: its instructions and its tools.
    public String told(String agent) {
        var told =
                switch (agent) {
                    case "analyst" -> analyst;
                    case "engineer" -> engineer;
                    case String other -> leader(List.of());
                };
        var specs = told.tools().stream().map(tool -> Json.text(tool.spec())).toList();
        return told.instructions() + String.join("\n", specs);
    }

    /// The Leader, whose helpers are shown the same evidence. It has no SQL.
    public Agent leader(List<Message> evidence) {
        var tools = new ArrayList<Tool>();
        tools.add(new DelegateTool(Map.of("analyst", analyst, "engineer", engineer), evidence));
        tools.add(new AskBackTool());
        tools.addAll(schemaTools);
        tools.add(memory);
        tools.add(new ProposeLearningTool());
        tools.add(new SubmitTool());
        return new Agent("leader", leaderInstructions, tools, leaderModel);
    }
}
