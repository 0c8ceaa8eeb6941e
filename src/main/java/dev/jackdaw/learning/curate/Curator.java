package dev.jackdaw.learning.curate;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.learning.AfterRuns;
import dev.jackdaw.learning.Drift;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.HandedOver;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.learning.LearningRecall;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.LiftLedger;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.learning.Viewer;
import dev.jackdaw.learning.gate.Gate;
import dev.jackdaw.learning.mine.CorrectionRule;
import dev.jackdaw.learning.mine.MiningRule;
import dev.jackdaw.warehouse.Principals;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Reads finished runs for what can be learnt, proves it, measures what is in use and takes back
/// what does not help. Never on an asker's time. Any number of processes may do so at once, and one
/// that dies in the middle leaves nothing half-done: each step comes to the same when it is done
/// again.
public final class Curator {
    private static final Logger LOG = Logger.getLogger(Curator.class.getName());
    private static final String BY = "curator";
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final int RUNS_AT_ONCE = 200;

    /// Each of them is a call of a model.
    private static final int LOOKS_AT_ONCE = 20;

    private final Learnings learnings;
    private final LiftLedger ledger;
    private final Drift drift;
    private final HandedOver handedOver;
    private final Gate gate;
    private final List<MiningRule> rules;
    private final Optional<MiningRule> secondLook;
    private final List<AfterRuns> others;
    private final Journal journal;
    private final Warehouse warehouse;
    private final Principals principals;
    private final Clock clock;
    private final Duration decay;
    private int looksLeft;

    /// `decay` is how long a learning may go unused; `secondLook` reads, once, the runs that the
    /// rules found nothing in; `others` come along with each pass.
    public Curator(
            Learnings learnings,
            LiftLedger ledger,
            Drift drift,
            HandedOver handedOver,
            Gate gate,
            List<MiningRule> rules,
            Optional<MiningRule> secondLook,
            List<AfterRuns> others,
            Journal journal,
            Warehouse warehouse,
            Principals principals,
            Clock clock,
            Duration decay) {
        this.learnings = learnings;
        this.ledger = ledger;
        this.drift = drift;
        this.handedOver = handedOver;
        this.gate = gate;
        this.rules = List.copyOf(rules);
        this.secondLook = secondLook;
        this.others = List.copyOf(others);
        this.journal = journal;
        this.warehouse = warehouse;
        this.principals = principals;
        this.clock = clock;
        this.decay = decay;
    }

    /// What one pass came to.
    public record Pass(int runs, int proposed, int proven, int demoted, int drifted) {
        /// Whether there was nothing to do.
        public boolean idle() {
            return runs + proposed + proven + demoted + drifted == 0;
        }
    }

    /// One pass over what is there to do.
    public synchronized Pass pass() {
        var runs = ledger.open(RUNS_AT_ONCE);
        int proposed = 0;
        looksLeft = LOOKS_AT_ONCE;
        for (var id : runs) {
            proposed += read(id);
        }
        int proven = prove();
        int takenBack = demote() + decay() + handedOver.check();
        int moved = drift.check();
        for (var other : others) {
            moved += passed(other);
        }
        return new Pass(runs.size(), proposed, proven, takenBack, moved);
    }

    /// What one of them can't do must not keep the next from its work.
    private static int passed(AfterRuns other) {
        try {
            return other.pass();
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "{0} is tried again: {1}", new Object[] {
                other.getClass().getSimpleName(), e.getMessage()
            });
            return 0;
        }
    }

    /// Proposals first: a run that is written down is not read again.
    private int read(RunId id) {
        var episode = episode(id, true);
        int proposed = 0;
        try {
            proposed = mine(episode);
        } catch (JackdawException e) {
            // One run that can't be read must not keep the others from being read.
            LOG.log(Level.WARNING, "nothing learnt of run " + id + ": " + e.getMessage());
        }
        ledger.write(used(episode), corrected(episode));
        return proposed;
    }

    private int mine(Episode episode) {
        int proposed = 0;
        if (!LearningRecall.proves(episode.asked().asker())) {
            for (var rule : rules) {
                proposed += proposed(rule, episode);
            }
            if (proposed == 0
                    && looksLeft > 0
                    && secondLook.isPresent()
                    && episode.eventful()
                    && !ledger.known(episode.run())) {
                proposed = proposed(secondLook.get(), episode);
                looksLeft--;
            }
            others.forEach(other -> other.read(episode));
        }
        return proposed;
    }

    private int proposed(MiningRule rule, Episode episode) {
        int proposed = 0;
        for (var proposal : rule.read(episode)) {
            proposed += propose(proposal) ? 1 : 0;
        }
        return proposed;
    }

    private boolean propose(Proposal proposal) {
        if (learnings.forgotten(proposal)) {
            return false;
        }
        var shape = warehouse.lineage(proposal.sql()).map(l -> l.shape()).orElse("");
        learnings.propose(proposal, shape);
        return true;
    }

    private Episode episode(RunId id, boolean withBefore) {
        var entries = journal.entries(id);
        var asked = (Step.Asked) entries.getFirst().step();
        return new Episode(
                id,
                entries,
                withBefore ? before(id, asked.thread()) : Optional.empty(),
                ledger.opinion(id, this::rights),
                rights(asked.asker()));
    }

    private Map<String, String> rights(String person) {
        return Viewer.rights(principals.attributes(person));
    }

    private Optional<Episode> before(RunId id, String thread) {
        return journal.thread(thread, RUNS_AT_ONCE).stream()
                .map(Journal.Summary::id)
                .filter(other -> other.compareTo(id) < 0)
                .reduce((a, b) -> b)
                .map(other -> episode(other, false));
    }

    private static Optional<RunId> corrected(Episode episode) {
        return episode.before()
                .filter(b -> CorrectionRule.said(episode.asked().question()).isPresent())
                .map(Episode::run);
    }

    private static LiftLedger.Used used(Episode episode) {
        var asked = episode.asked();
        var recalled = episode.entries().stream()
                .map(Journal.Entry::step)
                .filter(Step.Recalled.class::isInstance)
                .map(Step.Recalled.class::cast)
                .findFirst()
                .orElse(new Step.Recalled(List.of()));
        return new LiftLedger.Used(
                episode.run(),
                episode.entries().getFirst().at(),
                asked.asker(),
                asked.thread(),
                asked.question(),
                outcome(episode),
                episode.opinion().map(Episode.Opinion::heard),
                LearningRecall.proves(asked.asker()) ? List.of() : learnt(recalled.found()),
                recalled.held());
    }

    private static List<KnowledgeRef> learnt(List<KnowledgeRef> refs) {
        return refs.stream()
                .filter(ref -> ref.kind().equals(KnowledgeRef.LEARNING))
                .toList();
    }

    /// What people said weighs most; then whether there was an answer, and how smoothly it came.
    private static LiftLedger.Outcome outcome(Episode episode) {
        if (episode.opinion().isPresent()) {
            return episode.opinion().get().good()
                    ? new LiftLedger.Outcome(1, "thumb up")
                    : new LiftLedger.Outcome(0, "thumb down");
        }
        var answer = episode.answer();
        if (answer.isEmpty() || answer.get().basis() == Basis.UNANSWERED) {
            return new LiftLedger.Outcome(0, "no answer");
        }
        boolean stumbled = episode.entries().stream().map(Journal.Entry::step).anyMatch(step -> switch (step) {
            case Step.ToolReturned returned -> returned.wrong();
            case Step.Repaired repaired -> true;
            case Step other -> false;
        });
        return stumbled ? new LiftLedger.Outcome(0.5, "an error on the way") : new LiftLedger.Outcome(1, "answered");
    }

    private int prove() {
        int proven = 0;
        for (var proposed :
                learnings.list(Viewer.UPKEEP, List.of(State.PROPOSED)).reversed()) {
            try {
                gate.prove(proposed);
                proven++;
            } catch (UsageException e) {
                LOG.log(Level.FINE, "another process was first", e);
            } catch (JackdawException e) {
                LOG.log(Level.WARNING, "learning {0} is proven later: {1}", new Object[] {proposed.id(), e.getMessage()
                });
            }
        }
        return proven;
    }

    private int demote() {
        int moved = 0;
        for (var entry : ledger.lifts(clock.instant().minus(LOOK_BACK)).entrySet()) {
            var lift = entry.getValue();
            if (lift.fails()) {
                moved += take(
                        learnings.find(Viewer.UPKEEP, entry.getKey()),
                        State.DEMOTED,
                        "%d uses, %+.2f (%+.2f to %+.2f) against runs without it"
                                .formatted(lift.uses(), lift.mean(), lift.lower(), lift.upper()));
            }
        }
        return moved;
    }

    private int decay() {
        int moved = 0;
        for (var unused : ledger.unusedSince(clock.instant().minus(decay))) {
            moved += take(Optional.of(unused), State.RETIRED, "not used in " + decay.toDays() + " days");
        }
        return moved;
    }

    private int take(Optional<Learning> learning, State to, String reason) {
        if (learning.isEmpty()) {
            return 0;
        }
        try {
            learnings.move(learning.get(), to, BY, reason);
            return 1;
        } catch (UsageException e) {
            LOG.log(Level.FINE, "another process was first", e);
            return 0;
        }
    }
}
