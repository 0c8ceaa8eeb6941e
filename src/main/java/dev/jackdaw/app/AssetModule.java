package dev.jackdaw.app;

import dev.jackdaw.asset.Assets;
import dev.jackdaw.asset.Builder;
import dev.jackdaw.asset.StoredViews;
import dev.jackdaw.asset.ViewProposer;
import dev.jackdaw.asset.ViewReceipts;
import dev.jackdaw.asset.ViewUpkeep;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.DataTeam;
import dev.jackdaw.metrics.MetricService;

/// Views that were built or are proposed, wired.
public record AssetModule(
        Assets assets,
        StoredViews stored,
        Builder builder,
        ViewReceipts read,
        ViewUpkeep upkeep,
        ViewProposer proposer) {
    static AssetModule of(
            Infrastructure infra,
            KnowledgeIndex index,
            Assets assets,
            StoredViews stored,
            MetricService metrics,
            LearningModule learning,
            DataTeam owners) {
        var warehouse = infra.warehouse();
        var builder =
                new Builder(assets, stored, warehouse, index, metrics, learning.dependants(), learning.dependencies());
        var decay = infra.config().learning().decay();
        var upkeep = new ViewUpkeep(assets, builder, stored, warehouse, owners, infra.clock(), decay);
        var proposer = new ViewProposer(
                infra.database(),
                assets,
                metrics,
                warehouse,
                infra.clock(),
                infra.config().views(),
                decay);
        var read = new ViewReceipts(warehouse, index, assets, stored, infra.calendar());
        return new AssetModule(assets, stored, builder, read, upkeep, proposer);
    }
}
