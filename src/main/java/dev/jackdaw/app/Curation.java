package dev.jackdaw.app;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.desk.KnownAnswers;
import dev.jackdaw.evaluation.EvalCase;
import dev.jackdaw.learning.CuratedHandover;
import dev.jackdaw.learning.DataTeam;
import dev.jackdaw.learning.Drift;
import dev.jackdaw.learning.RunObserver;
import dev.jackdaw.learning.curate.Curator;
import dev.jackdaw.learning.curate.Demotion;
import dev.jackdaw.learning.curate.EpisodeReader;
import dev.jackdaw.learning.curate.Miner;
import dev.jackdaw.learning.gate.Check;
import dev.jackdaw.learning.gate.CoveredCheck;
import dev.jackdaw.learning.gate.CuratedCheck;
import dev.jackdaw.learning.gate.Gate;
import dev.jackdaw.learning.gate.InstructionCheck;
import dev.jackdaw.learning.gate.PrivacyCheck;
import dev.jackdaw.learning.gate.RelationCheck;
import dev.jackdaw.learning.gate.SqlCheck;
import dev.jackdaw.learning.gate.TrialCheck;
import dev.jackdaw.learning.gate.WordingCheck;
import dev.jackdaw.learning.mine.ConfirmedRule;
import dev.jackdaw.learning.mine.CorrectionRule;
import dev.jackdaw.learning.mine.FixRule;
import dev.jackdaw.learning.mine.MiningRule;
import dev.jackdaw.learning.mine.ProposedRule;
import dev.jackdaw.learning.mine.TermRule;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.KnowledgeFacts;
import java.util.List;
import java.util.Optional;

/// Whoever learns from finished runs, wired: the rules that find proposals and the checks that
/// prove them.
record Curation(Infrastructure infra, KnowledgeModule knowledge, LearningModule learning, DataClock dataClock) {
    /// `observers` come along with each of its passes.
    Curator curator(Desk desk, Optional<MiningRule> secondLook, DataTeam owners, List<RunObserver> observers) {
        var learnings = learning.learnings();
        var ledger = learning.lifts();
        return new Curator(
                ledger,
                new EpisodeReader(infra.journal(), ledger, infra.principals()),
                new Miner(learnings, ledger, infra.warehouse(), rules(), secondLook),
                new Gate(
                        learnings,
                        learning.search(),
                        learning.dependencies(),
                        checks(desk),
                        infra.config().learning().approval()),
                new Demotion(
                        learnings,
                        ledger,
                        new CuratedHandover(learnings, knowledge.index()),
                        infra.clock(),
                        infra.config().learning().decay()),
                new Drift(learnings, learning.dependencies(), owners),
                observers);
    }

    private List<Check> checks(Desk desk) {
        var recall = learning.recall();
        var catalogue = knowledge.catalogue();
        return List.of(
                new WordingCheck(),
                new InstructionCheck(),
                new PrivacyCheck(),
                new CuratedCheck(catalogue),
                new RelationCheck(infra.warehouse().schema()),
                new SqlCheck(infra.warehouse(), new KnowledgeFacts(knowledge.index(), dataClock)),
                new CoveredCheck(recall, infra.embedder()),
                new TrialCheck(new KnownAnswers(desk, recall, catalogue, this::evaluated, infra.clock())));
    }

    private List<MiningRule> rules() {
        var warehouse = infra.warehouse();
        return List.of(
                new FixRule(warehouse),
                new CorrectionRule(warehouse),
                new TermRule(),
                new ConfirmedRule(warehouse),
                new ProposedRule(warehouse.schema()));
    }

    /// The questions of the company's evaluation cases that stand for themselves.
    private List<String> evaluated() {
        return infra.config().evals().map(EvalCase::read).orElse(List.of()).stream()
                .filter(c -> c.before().isEmpty() && !c.waits())
                .map(EvalCase::question)
                .toList();
    }
}
