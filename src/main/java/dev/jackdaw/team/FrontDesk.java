package dev.jackdaw.team;

import dev.jackdaw.agent.AgentLoop;
import dev.jackdaw.agent.Basis;
import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Finding;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.LostRun;
import dev.jackdaw.agent.Message;
import dev.jackdaw.agent.Recall;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Step;
import dev.jackdaw.agent.Stopped;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.core.UsageException;

import org.jooq.exception.DataAccessException;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// The desk itself: takes messages, holds runs, and sees each one to its end.
public final class FrontDesk implements Desk {
    /// A question longer than this is a document.
    static final int QUESTION_MAX = 8_000;

    private static final int EVIDENCE_ITEMS = 12;
    private static final int EVIDENCE_TOKENS = 2_500;

    /// How long to wait for a lost database before the first and the second new try. A pooled
    /// connection is tested again after half a second.
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(600), Duration.ofSeconds(3));

    private final Journal journal;
    private final Recall recall;
    private final Agents agents;
    private final Conversation conversation;
    private final Budget budget;
    private final Clock clock;
    private final Map<RunId, Cancellation> working = new ConcurrentHashMap<>();

    public FrontDesk(Journal journal, Recall recall, Agents agents, Budget budget, Clock clock) {
        this.journal = journal;
        this.recall = recall;
        this.agents = agents;
        this.conversation = new Conversation(journal);
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public Outcome ask(Ask ask, Watcher watcher) {
        var text = clean(ask.text());
        var parked =
                journal.thread(ask.thread(), 1).stream()
                        .filter(run -> run.status().equals("parked"))
                        .findFirst();
        if (parked.isPresent() && journal.hold(parked.get().id())) {
            var id = parked.get().id();
            var entries = journal.entries(id);
            boolean waits = entries.getLast().step() instanceof Step.AskedBack;
            if (waits) {
                watcher.accept(
                        journal.append(id, entries.size(), new Step.Replied(text, ask.asker())));
                return work(id, watcher, false);
            }
            journal.release(id);
        }
        var id = RunId.next(clock);
        var asked = new Step.Asked(text, ask.asker(), ask.thread());
        journal.begin(id, asked);
        return work(id, watcher, false);
    }

    private static String clean(String text) {
        var clean = text.strip();
        if (clean.isEmpty()) {
            throw new UsageException(
                    "the question is empty. Ask something, for example: What is our MRR by plan?");
        }
        if (clean.length() > QUESTION_MAX) {
            throw new UsageException(
                    "the question has "
                            + clean.length()
                            + " characters; "
                            + QUESTION_MAX
                            + " is the most. Ask for one thing at a time");
        }
        // A lone half of a surrogate pair is no character, and no database stores it.
        return clean.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE || c == 0 ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public void stop(RunId run) {
        if (journal.find(run).isEmpty()) {
            throw new UsageException("there is no run " + run);
        }
        journal.requestCancel(run);
        Optional.ofNullable(working.get(run)).ifPresent(Cancellation::cancel);
    }

    @Override
    public List<Outcome> resume(Watcher watcher) {
        var outcomes = new ArrayList<Outcome>();
        for (var id : journal.unfinished()) {
            if (!working.containsKey(id) && journal.hold(id)) {
                outcomes.add(work(id, watcher, true));
            }
        }
        return List.copyOf(outcomes);
    }

    /// Works on a run that this process holds, and lets go of it. Where the database is lost on the
    /// way, the run is resumed from its journal: a connection may be broken by a restart or by a
    /// firewall, and that is no reason to bother a person.
    private Outcome work(RunId id, Watcher watcher, boolean resumed) {
        var cancellation = new Cancellation();
        working.put(id, cancellation);
        try {
            for (var pause : PAUSES) {
                try {
                    return once(id, watcher, cancellation, resumed);
                } catch (DataAccessException | TransientException e) {
                    LockSupport.parkNanos(pause.toNanos());
                    resumed = true;
                    if (!journal.hold(id)) {
                        throw new LostRun(id);
                    }
                }
            }
            return once(id, watcher, cancellation, resumed);
        } catch (DataAccessException | TransientException e) {
            throw lost(id, e);
        } finally {
            working.remove(id);
            journal.release(id);
        }
    }

    private static EnvironmentException lost(RunId id, RuntimeException e) {
        var reason = String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
        return new EnvironmentException(
                "the database was lost in the middle of run "
                        + id
                        + " ("
                        + reason
                        + "); nothing is lost: the next start of Jackdaw finishes it",
                e);
    }

    private Outcome once(RunId id, Watcher watcher, Cancellation cancellation, boolean resumed) {
        var run = new Run(id, journal, budget, clock, cancellation, watcher);
        if (resumed) {
            run.resumed("process " + ProcessHandle.current().pid());
        }
        return guarded(run);
    }

    private Outcome guarded(Run run) {
        var asked = run.asked();
        try {
            var step = answer(run, asked);
            return new Outcome.Answered(run.id(), asked.question(), step.answer(), step.receipt());
        } catch (Stopped.ForReply waiting) {
            var entries = journal.entries(run.id());
            return new Outcome.Waiting(
                    run.id(), asked.question(), (Step.AskedBack) entries.getLast().step());
        } catch (Stopped.ByPerson stopped) {
            run.end(new Step.Cancelled(asked.asker()));
            return new Outcome.Cancelled(run.id(), asked.question());
        } catch (Stopped.ByBudget spent) {
            var step = AnswerComposer.compose(Finding.plain(spent.text(), Basis.UNANSWERED), run);
            run.end(step);
            return new Outcome.Answered(run.id(), asked.question(), step.answer(), step.receipt());
        } catch (LostRun | TransientException lost) {
            throw lost;
        } catch (JackdawException e) {
            run.end(new Step.Failed(e.text()));
            return new Outcome.Failed(run.id(), asked.question(), e.text());
        }
    }

    private Step.Answered answer(Run run, Step.Asked asked) {
        var found = recall.recall(asked.question(), EVIDENCE_ITEMS, EVIDENCE_TOKENS);
        run.note(new Step.Recalled(found.stream().map(e -> e.ref()).toList()));
        var evidence = Conversation.evidence(found);
        var opening = new ArrayList<Message>(conversation.history(asked.thread(), run.id()));
        opening.addAll(evidence);
        opening.add(new Message.User(asked.question()));
        var finding = AgentLoop.play(agents.leader(evidence), opening, run);
        var step = AnswerComposer.compose(finding, run);
        run.end(step);
        return step;
    }
}
