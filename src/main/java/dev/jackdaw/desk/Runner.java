package dev.jackdaw.desk;

import dev.jackdaw.agent.AgentLoop;
import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Desk.Outcome;
import dev.jackdaw.agent.Finding;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Ledger;
import dev.jackdaw.agent.LostRun;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.RunJournal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.Stopped;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.data.Basis;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.team.Agents;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sees one run to its end, or to where it waits for a person. Thread-safe.
public final class Runner {
    private static final Logger LOG = Logger.getLogger(Runner.class.getName());
    private static final int EVIDENCE_ITEMS = 12;
    private static final int EVIDENCE_TOKENS = 2_500;

    /// How long to wait for a lost database before the first and the second new try. A pooled
    /// connection is tested again after half a second.
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(600), Duration.ofSeconds(3));

    private final Journal journal;
    private final Ledger ledger;
    private final Recall recall;
    private final Agents agents;
    private final ThreadHistory history;
    private final Budget budget;
    private final Clock clock;

    public Runner(Journal journal, Ledger ledger, Recall recall, Agents agents, Budget budget, Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.recall = recall;
        this.agents = agents;
        this.history = new ThreadHistory(journal);
        this.budget = budget;
        this.clock = clock;
    }

    /// Works on a run that this process holds. Where the database is lost on the way, the run is
    /// resumed from its journal: a connection may be broken by a restart or by a firewall, and that
    /// is no reason to bother a person.
    Outcome finish(LiveRun live, boolean resumed) {
        boolean again = resumed;
        for (var pause : PAUSES) {
            try {
                return held(live, again);
            } catch (TransientException e) {
                LockSupport.parkNanos(pause.toNanos());
                again = true;
            }
        }
        try {
            return held(live, again);
        } catch (TransientException e) {
            throw lost(live.id(), e);
        }
    }

    /// While nothing was heard of this process, another one may have taken the run up.
    private Outcome held(LiveRun live, boolean resumed) {
        if (resumed && !journal.hold(live.id())) {
            throw new LostRun(live.id());
        }
        return once(live, resumed);
    }

    private static EnvironmentException lost(RunId id, TransientException e) {
        return new EnvironmentException(
                "the database was lost in the middle of run "
                        + id
                        + " ("
                        + reason(e)
                        + "); nothing is lost: the next start of Jackdaw finishes it",
                e);
    }

    private static String reason(RuntimeException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private Outcome once(LiveRun live, boolean resumed) {
        var entries = resumed ? journal.entries(live.id()) : live.entries();
        var run = new Run(
                new RunJournal(live.id(), entries, journal, live, clock), ledger, budget, clock, live.cancellation());
        if (resumed) {
            var ended = run.ended();
            if (ended.isPresent()) {
                var question = run.asked().question();
                return Outcome.after(ended.get(), live.id(), question).orElseThrow();
            }
            if (journal.cancelRequested(live.id())) {
                live.cancellation().cancel();
            }
            run.resumed("process " + ProcessHandle.current().pid());
        }
        return guarded(run, live);
    }

    private Outcome guarded(Run run, LiveRun live) {
        var asked = run.asked();
        try {
            var step = answer(run, asked, live.opensThread());
            return new Outcome.Answered(run.id(), asked.question(), step.answer(), step.receipt());
        } catch (Stopped.ForReply waiting) {
            return new Outcome.Waiting(run.id(), asked.question(), waiting.question());
        } catch (Stopped.ByPerson stopped) {
            run.end(new Step.Cancelled(live.stoppedBy()));
            return new Outcome.Cancelled(run.id(), asked.question());
        } catch (Stopped.ByBudget spent) {
            var step = AnswerComposer.compose(Finding.plain(spent.text(), Basis.UNANSWERED), run);
            run.end(step);
            return new Outcome.Answered(run.id(), asked.question(), step.answer(), step.receipt());
        } catch (LostRun | TransientException lost) {
            throw lost;
        } catch (RefusedStatement e) {
            run.endWithout(new Step.Failed(e.text()));
            return new Outcome.Failed(run.id(), asked.question(), e.text());
        } catch (JackdawException e) {
            run.end(new Step.Failed(e.text()));
            return new Outcome.Failed(run.id(), asked.question(), e.text());
        } catch (RuntimeException e) {
            // A mistake of ours: it would come again at each start, if the run were left open.
            LOG.log(Level.SEVERE, "run " + run.id() + " failed", e);
            var problem = "something went wrong inside Jackdaw; its log says what, under this run";
            run.end(new Step.Failed(problem));
            return new Outcome.Failed(run.id(), asked.question(), problem);
        }
    }

    private Step.Answered answer(Run run, Step.Asked asked, boolean opensThread) {
        var recalled = recall.recall(asked.asker(), asked.question(), EVIDENCE_ITEMS, EVIDENCE_TOKENS);
        var found = recalled.shown();
        run.recalled(found.stream().map(e -> e.ref()).toList(), recalled.held());
        var evidence = EvidenceText.full(found, agents.today());
        var opening = new ArrayList<Message>();
        if (!opensThread) {
            opening.addAll(history.before(asked.thread(), run.id()));
        }
        opening.addAll(EvidenceText.outline(found));
        opening.add(new Message.User(asked.question()));
        var finding = AgentLoop.play(agents.leader(evidence), opening, run);
        var step = AnswerComposer.compose(finding, run);
        run.end(step);
        return step;
    }
}
