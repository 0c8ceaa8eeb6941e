package dev.jackdaw.desk;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The desk itself: `Intake` takes messages in, people take turns in a `FairQueue`, a `Runner` works
/// on each run, `RunFollower` tells how it goes, `RunStopper` ends it early.
public final class FrontDesk implements Desk {
    private static final Logger LOG = Logger.getLogger(FrontDesk.class.getName());
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Journal journal;
    private final Runner runner;
    private final FairQueue queue;
    private final LiveRuns live;
    private final Intake intake;
    private final RunFollower following;
    private final RunStopper stopping;

    /// `everything` watches all runs.
    public FrontDesk(Journal journal, Runner runner, FairQueue queue, Watcher everything, Clock clock) {
        this.journal = journal;
        this.runner = runner;
        this.queue = queue;
        this.live = new LiveRuns(everything);
        this.stopping = new RunStopper(journal, live);
        this.intake = new Intake(journal, queue, live, stopping, clock);
        this.following = new RunFollower(journal, live);
    }

    @Override
    public Outcome ask(Ask ask, Watcher watcher) {
        var taken = intake.take(ask, watcher);
        return taken.work().map(this::work).orElseGet(() -> await(taken.id()));
    }

    @Override
    public RunId start(Ask ask, Watcher watcher) {
        var taken = intake.take(ask, watcher);
        taken.work().ifPresent(work -> THREADS.execute(() -> workUnattended(work)));
        return taken.id();
    }

    private Outcome work(QueuedRun work) {
        var run = work.run();
        try (var ticket = work.ticket()) {
            ticket.await(run::queued, run.cancellation());
            return runner.finish(run, work.resumed());
        } catch (RuntimeException e) {
            release(run.id());
            throw e;
        } finally {
            // In this order: who follows it hears its end from the run, not from the journal.
            run.over();
            live.remove(run);
        }
    }

    /// What ended or waits has let go already. What did not is for whoever comes next.
    private void release(RunId id) {
        try {
            journal.release(id);
        } catch (JackdawException e) {
            LOG.log(Level.FINE, "not released: " + id, e);
        }
    }

    /// Works where nobody waits for the outcome: who follows the run reads it from the journal.
    private void workUnattended(QueuedRun work) {
        try {
            work(work);
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "run " + work.run().id() + ": " + e.getMessage());
        }
    }

    @Override
    public Outcome await(RunId id) {
        return following.await(id);
    }

    @Override
    public News follow(RunId id, int seen, News last, Duration patience) {
        return following.follow(id, seen, last, patience);
    }

    @Override
    public Optional<Outcome> outcome(RunId id) {
        return following.outcome(id);
    }

    @Override
    public void stop(RunId id, String by) {
        stopping.stop(id, by);
    }

    @Override
    public int stopAll() {
        return stopping.stopAll();
    }

    @Override
    public List<Outcome> resume(Watcher watcher) {
        stopping.listen();
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (var id : Retry.or(journal::unfinished, journal::unfinished)) {
            if (live.find(id).isEmpty() && journal.hold(id)) {
                var asker = journal.find(id).map(Journal.Summary::asker).orElse("");
                var run = live.add(id, asker, journal.entries(id), watcher);
                var work = new QueuedRun(run, queue.enterAnyway(asker), true);
                outcomes.add(CompletableFuture.supplyAsync(() -> work(work), THREADS));
            }
        }
        return outcomes.stream()
                .map(FrontDesk::joined)
                .flatMap(Optional::stream)
                .toList();
    }

    /// A run that can't be finished now does not keep the others from it.
    private static Optional<Outcome> joined(CompletableFuture<Outcome> outcome) {
        return outcome.handle((done, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.WARNING, "not finished: " + failure.getMessage());
                    }
                    return Optional.ofNullable(done);
                })
                .join();
    }

    @Override
    public Load load() {
        int waiting = queue.waiting();
        return new Load(Math.max(0, live.size() - waiting), waiting);
    }
}
