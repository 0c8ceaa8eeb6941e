package dev.jackdaw.desk;

import dev.jackdaw.agent.Desk.Ask;
import dev.jackdaw.agent.Desk.Watcher;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.LostRun;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Takes messages in: each is the reply that its thread waits for, a question of its own, or known
/// already. Thread-safe.
final class Intake {
    private final Journal journal;
    private final FairQueue queue;
    private final LiveRuns live;
    private final RunStopper stopping;
    private final Clock clock;

    Intake(Journal journal, FairQueue queue, LiveRuns live, RunStopper stopping, Clock clock) {
        this.journal = journal;
        this.queue = queue;
        this.live = live;
        this.stopping = stopping;
        this.clock = clock;
    }

    /// A message taken: a run to work on, or one that is worked on already.
    record Taken(RunId id, Optional<QueuedRun> work) {
        private static Taken of(LiveRun run, FairQueue.Ticket ticket, boolean resumed) {
            return new Taken(run.id(), Optional.of(new QueuedRun(run, ticket, resumed)));
        }
    }

    /// A message on its way in: `text` is clean.
    private record Message(Ask ask, String text, FairQueue.Ticket ticket, Watcher watcher) {
        String asker() {
            return ask.asker();
        }
    }

    /// In the journal when this returns.
    Taken take(Ask ask, Watcher watcher) {
        var text = QuestionRules.clean(ask.text());
        stopping.listen();
        var ticket = queue.enter(ask.asker());
        try {
            var taken = take(new Message(ask, text, ticket, watcher));
            if (taken.work().isEmpty()) {
                ticket.close();
            }
            return taken;
        } catch (RuntimeException e) {
            ticket.close();
            throw e;
        }
    }

    private Taken take(Message message) {
        var id = RunId.next(clock);
        return Retry.or(() -> replyOrQuestion(id, message), () -> {
            // It may have been written although nobody heard so.
            var begun = journal.entries(id);
            return begun.isEmpty()
                    ? replyOrQuestion(id, message)
                    : Taken.of(live.add(id, message.asker(), begun, message.watcher()), message.ticket(), true);
        });
    }

    private Taken replyOrQuestion(RunId id, Message message) {
        var last = journal.thread(message.ask().thread(), 1);
        return last.stream()
                .filter(run -> run.status().equals("parked"))
                .findFirst()
                .flatMap(parked -> reply(parked.id(), message))
                .orElseGet(() -> question(id, message, last.isEmpty()));
    }

    /// The reply that the thread's last run waits for; nothing where somebody else's came first, so
    /// that this is a question of its own.
    private Optional<Taken> reply(RunId parked, Message message) {
        if (!journal.hold(parked)) {
            return Optional.empty();
        }
        var entries = journal.entries(parked);
        if (!waitsFor(message.asker(), entries)) {
            journal.release(parked);
            return Optional.empty();
        }
        return live.goOn(parked, message.asker(), entries, message.watcher())
                .filter(run -> replied(run, entries, message))
                .map(run -> Taken.of(run, message.ticket(), false));
    }

    /// Approvals are decided by whoever may; what else was asked back is the asker's, with whose rights the run reads.
    private static boolean waitsFor(String person, List<Journal.Entry> entries) {
        boolean own = entries.getFirst().step() instanceof Step.Asked asked
                && asked.asker().equals(person);
        return entries.getLast().step() instanceof Step.AskedBack back && (back.approval() || own);
    }

    private boolean replied(LiveRun run, List<Journal.Entry> entries, Message message) {
        try {
            run.accept(journal.append(run.id(), entries.size(), new Step.Replied(message.text(), message.asker())));
            return true;
        } catch (LostRun e) {
            live.remove(run);
            return false;
        } catch (RuntimeException e) {
            live.remove(run);
            throw e;
        }
    }

    private Taken question(RunId id, Message message, boolean opensThread) {
        var ask = message.ask();
        var asked = new Step.Asked(message.text(), ask.asker(), ask.thread(), ask.channel());
        // Known before it is in the journal, so that nobody who finds it there finds it idle.
        var run = live.add(id, ask.asker(), List.of(), message.watcher());
        run.opensThread(opensThread);
        try {
            var begun = journal.begin(id, asked, ask.request());
            begun.ifPresent(run);
            if (begun.isPresent()) {
                return Taken.of(run, message.ticket(), false);
            }
            live.remove(run);
            return new Taken(same(journal.known(ask.request()).orElseThrow(), asked), Optional.empty());
        } catch (RuntimeException e) {
            live.remove(run);
            throw e;
        }
    }

    /// The same name for another question is a mistake of the caller's.
    private RunId same(RunId known, Step.Asked asked) {
        if (!(journal.entries(known).getFirst().step() instanceof Step.Asked first)
                || !first.question().equals(asked.question())
                || !first.asker().equals(asked.asker())) {
            throw new UsageException("this request was used for another question before (run "
                    + known
                    + "). Use a new Idempotency-Key for a new question");
        }
        return known;
    }
}
