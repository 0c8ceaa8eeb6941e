package dev.jackdaw.app;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.check.Rule;
import dev.jackdaw.knowledge.index.ExactVectors;
import dev.jackdaw.knowledge.index.HybridRecall;
import dev.jackdaw.knowledge.index.HybridSearch;
import dev.jackdaw.knowledge.index.IndexedCatalogue;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.knowledge.index.PgVectors;
import dev.jackdaw.knowledge.index.SearchTable;
import dev.jackdaw.knowledge.index.ValueSampler;
import dev.jackdaw.knowledge.index.Vectors;
import dev.jackdaw.knowledge.load.KnowledgeLoader;
import dev.jackdaw.learning.LearningIndex;
import java.util.List;
import java.util.function.Consumer;

/// The curated knowledge, wired. `pgvector` says that the server searches vectors itself.
public record KnowledgeModule(
        KnowledgeIndex index,
        KnowledgeLoader loader,
        boolean pgvector,
        Vectors vectors,
        HybridRecall recall,
        Catalogue catalogue) {

    /// `rule` must hold before files are loaded; `schedules` is given the reports and watches among
    /// them.
    static KnowledgeModule of(Infrastructure infra, Rule rule, Consumer<List<KnowledgeItem>> schedules) {
        var database = infra.database();
        var index = new KnowledgeIndex(database, infra.embedder());
        var sampler = new ValueSampler(infra.warehouse(), infra.warehouse().schema());
        boolean pgvector = PgVectors.prepare(
                database, infra.embedder().dimensions(), List.of(SearchTable.KNOWLEDGE, LearningIndex.TABLE));
        var vectors = pgvector
                ? PgVectors.on(database, SearchTable.KNOWLEDGE)
                : new ExactVectors(database, SearchTable.KNOWLEDGE, index::generation);
        return new KnowledgeModule(
                index,
                new KnowledgeLoader(index, sampler, rule, schedules),
                pgvector,
                vectors,
                new HybridRecall(index, new HybridSearch(database, vectors)),
                new IndexedCatalogue(index));
    }
}
