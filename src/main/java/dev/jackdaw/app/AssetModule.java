package dev.jackdaw.app;

import dev.jackdaw.asset.Assets;
import dev.jackdaw.asset.Builder;
import dev.jackdaw.asset.Keeper;
import dev.jackdaw.asset.StoredViews;
import dev.jackdaw.asset.ViewsRead;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.learning.Owners;
import dev.jackdaw.metrics.MetricService;

/// Views that were built or are proposed, wired.
public record AssetModule(Assets assets, StoredViews stored, Builder builder, ViewsRead read, Keeper keeper) {
    static AssetModule of(
            Infrastructure infra,
            KnowledgeIndex index,
            Assets assets,
            StoredViews stored,
            MetricService metrics,
            LearningModule learning,
            Owners owners) {
        var warehouse = infra.warehouse();
        var builder =
                new Builder(assets, stored, warehouse, index, metrics, learning.dependants(), learning.dependencies());
        var keeper = new Keeper(
                infra.database(),
                assets,
                builder,
                stored,
                metrics,
                warehouse,
                owners,
                infra.clock(),
                infra.config().views(),
                infra.config().learning().decay());
        var read = new ViewsRead(warehouse, index, assets, stored, infra.calendar());
        return new AssetModule(assets, stored, builder, read, keeper);
    }
}
