package dev.jackdaw.app;

import dev.jackdaw.agent.Feedback;
import dev.jackdaw.learning.Coverage;
import dev.jackdaw.learning.DataTeam;
import dev.jackdaw.learning.Dependencies;
import dev.jackdaw.learning.LearningIndex;
import dev.jackdaw.learning.LearningRecall;
import dev.jackdaw.learning.LearningSearch;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.LiftLedger;
import dev.jackdaw.learning.QueryDrift;
import dev.jackdaw.learning.StalenessTracker;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.warehouse.Principals;
import java.util.function.Supplier;

/// What was learnt, wired; `Curation` is who learns it. `coverage` is what the curated knowledge
/// lacks, `lifts` what learnings are worth.
public record LearningModule(
        Learnings learnings,
        LearningSearch search,
        LearningRecall recall,
        Dependencies dependencies,
        StalenessTracker dependants,
        QueryDrift queries,
        LiftLedger lifts,
        Coverage coverage,
        Supplier<Principals> principals) {

    static LearningModule of(Infrastructure infra, KnowledgeModule knowledge, DataTeam owners) {
        // Read anew for each question: somebody who left a team sees nothing of it from then on.
        Supplier<Principals> principals = () -> infra.config().warehouse().principals();
        var database = infra.database();
        var index = new LearningIndex(database, knowledge.pgvector());
        var learnings = new Learnings(database, infra.embedder(), index, infra.clock());
        var search = new LearningSearch(learnings, index);
        var recall = new LearningRecall(
                knowledge.recall(),
                search,
                index,
                infra.embedder(),
                person -> viewer(principals.get(), person),
                infra.config().learning().holdout());
        var dependencies = new Dependencies(infra.warehouse(), knowledge.index(), infra.journal());
        var dependants = new StalenessTracker(database, dependencies, owners, infra.clock());
        var queries = new QueryDrift(dependants, dependencies, knowledge.index());
        return new LearningModule(
                learnings,
                search,
                recall,
                dependencies,
                dependants,
                queries,
                new LiftLedger(learnings, new Feedback(infra.database()), infra.clock()),
                new Coverage(database, knowledge.index(), infra.warehouse(), infra.embedder(), queries),
                principals);
    }

    /// What a person may see of what was learnt.
    public Viewer viewer(String person) {
        return viewer(principals.get(), person);
    }

    private static Viewer viewer(Principals principals, String person) {
        return Viewer.of(person, principals.attributes(person));
    }
}
