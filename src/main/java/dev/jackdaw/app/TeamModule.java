package dev.jackdaw.app;

import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.learning.mine.MiningRule;
import dev.jackdaw.learning.mine.ProposedRule;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.KnowledgeFacts;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.model.provider.Models;
import dev.jackdaw.report.Narrator;
import dev.jackdaw.team.Agents;
import dev.jackdaw.team.ModelMiningRule;
import dev.jackdaw.team.ModelNarrator;
import dev.jackdaw.team.Toolbox;
import dev.jackdaw.team.tool.BuildViewTool;
import dev.jackdaw.team.tool.MemoryTool;
import dev.jackdaw.team.tool.QueryMetricTool;
import dev.jackdaw.team.tool.RunQueryTool;
import dev.jackdaw.team.tool.RunSqlTool;
import dev.jackdaw.team.tool.SchemaTools;
import dev.jackdaw.team.tool.SearchTool;
import dev.jackdaw.team.tool.SqlResults;
import java.util.List;
import java.util.Optional;

/// Whatever thinks with a model, wired; `own` stands in for the models that are configured.
record TeamModule(Infrastructure infra, Models models, Optional<ChatModel> own) {
    Agents agents(
            KnowledgeModule knowledge,
            MetricService metrics,
            DataClock dataClock,
            LearningModule learning,
            AssetModule asset) {
        return new Agents(
                own.orElseGet(models::small),
                own.orElseGet(models::main),
                tools(knowledge, metrics, dataClock, learning, asset),
                () -> dataClock.read().today(),
                infra.config().language());
    }

    private Toolbox tools(
            KnowledgeModule knowledge,
            MetricService metrics,
            DataClock dataClock,
            LearningModule learning,
            AssetModule asset) {
        var warehouse = infra.warehouse();
        var index = knowledge.index();
        var sql = new SqlResults(warehouse, dataClock, new KnowledgeFacts(index, dataClock), asset.read());
        return new Toolbox(
                new SchemaTools(index, warehouse.schema()).all(),
                List.of(
                        new QueryMetricTool(metrics),
                        new RunQueryTool(index, sql, learning.queries()::stale),
                        new RunSqlTool(sql),
                        new SearchTool(learning.recall())),
                List.of(new BuildViewTool(metrics, warehouse, asset.builder())),
                new MemoryTool(learning.learnings()));
    }

    /// Whether a provider's model thinks, and not only the governed one.
    private boolean provided() {
        return own.isEmpty() && infra.config().models().main().isPresent();
    }

    /// Words for reports, where a provider's model thinks.
    Narrator narrator() {
        return provided()
                ? new ModelNarrator(
                        models.small(),
                        infra.ledger(),
                        infra.clock(),
                        infra.config().language())
                : Narrator.NONE;
    }

    /// A model's reading of runs that went wrong, where one is provided and wanted.
    Optional<MiningRule> modelRule() {
        return provided() && infra.config().learning().model()
                ? Optional.of(new ModelMiningRule(
                        models.small(),
                        infra.ledger(),
                        new ProposedRule(infra.warehouse().schema()),
                        infra.clock()))
                : Optional.empty();
    }
}
