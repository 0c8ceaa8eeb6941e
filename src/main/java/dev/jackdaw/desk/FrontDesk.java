package dev.jackdaw.desk;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.LostRun;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.exception.DataAccessException;

/// The desk itself: takes messages, lets people take turns, and hands each run to a `Runner`.
public final class FrontDesk implements Desk {
    /// A question longer than this is a document.
    static final int QUESTION_MAX = 8_000;

    private static final Logger LOG = Logger.getLogger(FrontDesk.class.getName());
    private static final Executor THREADS = Thread::startVirtualThread;

    /// A pooled connection is tested again after half a second.
    private static final Duration AGAIN = Duration.ofMillis(600);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Journal journal;
    private final Runner runner;
    private final FairQueue queue;
    private final Watcher everything;
    private final Clock clock;
    private final Map<RunId, LiveRun> live = new ConcurrentHashMap<>();
    private final Consumer<RunId> stops = this::stopFromElsewhere;

    /// `everything` watches all runs.
    public FrontDesk(Journal journal, Runner runner, FairQueue queue, Watcher everything, Clock clock) {
        this.journal = journal;
        this.runner = runner;
        this.queue = queue;
        this.everything = everything;
        this.clock = clock;
    }

    /// A message taken: a run to work on, or one that is worked on already.
    private record Taken(RunId id, Optional<Work> work) {}

    /// A run that this process holds, with its place in line.
    private record Work(LiveRun run, FairQueue.Ticket ticket, boolean resumed) {}

    @Override
    public Outcome ask(Ask ask, Watcher watcher) {
        var taken = take(ask, watcher);
        return taken.work().map(this::work).orElseGet(() -> await(taken.id()));
    }

    @Override
    public RunId start(Ask ask, Watcher watcher) {
        var taken = take(ask, watcher);
        taken.work().ifPresent(work -> THREADS.execute(() -> alone(work)));
        return taken.id();
    }

    private Taken take(Ask ask, Watcher watcher) {
        var text = Questions.clean(ask.text());
        journal.onCancelRequest(stops);
        var ticket = queue.enter(ask.asker());
        try {
            var taken = take(ask, text, ticket, watcher);
            if (taken.work().isEmpty()) {
                ticket.close();
            }
            return taken;
        } catch (RuntimeException e) {
            ticket.close();
            throw e;
        }
    }

    /// A pooled connection that broke since it was last used is no reason to bother a person.
    private Taken take(Ask ask, String text, FairQueue.Ticket ticket, Watcher watcher) {
        var id = RunId.next(clock);
        try {
            return once(id, ask, text, ticket, watcher);
        } catch (DataAccessException e) {
            if (!Runner.passing(e)) {
                throw e;
            }
            LockSupport.parkNanos(AGAIN.toNanos());
            // It may have been written although nobody heard so.
            var begun = journal.entries(id);
            if (begun.isEmpty()) {
                return once(id, ask, text, ticket, watcher);
            }
            var run = live(id, ask.asker(), begun, watcher);
            return new Taken(id, Optional.of(new Work(run, ticket, true)));
        }
    }

    private Taken once(RunId id, Ask ask, String text, FairQueue.Ticket ticket, Watcher watcher) {
        var last = journal.thread(ask.thread(), 1);
        return reply(last, ask, text, ticket, watcher)
                .orElseGet(() -> begin(id, ask, text, last.isEmpty(), ticket, watcher));
    }

    /// The reply that the thread's last run waits for.
    private Optional<Taken> reply(
            List<Journal.Summary> last, Ask ask, String text, FairQueue.Ticket ticket, Watcher watcher) {
        var parked = last.stream().filter(run -> run.status().equals("parked")).findFirst();
        if (parked.isEmpty() || !journal.hold(parked.get().id())) {
            return Optional.empty();
        }
        var id = parked.get().id();
        var entries = journal.entries(id);
        if (!(entries.getLast().step() instanceof Step.AskedBack)) {
            journal.release(id);
            return Optional.empty();
        }
        var run = new LiveRun(id, ask.asker(), entries, both(watcher));
        if (!enters(run)) {
            return Optional.empty();
        }
        try {
            run.accept(journal.append(id, entries.size(), new Step.Replied(text, ask.asker())));
        } catch (LostRun e) {
            // Somebody else replied first, so this is a question of its own.
            live.remove(id, run);
            return Optional.empty();
        } catch (RuntimeException e) {
            live.remove(id, run);
            throw e;
        }
        return Optional.of(new Taken(id, Optional.of(new Work(run, ticket, false))));
    }

    /// Puts a run that goes on among those at work, once the thread that parked it is done with it;
    /// false where somebody else's reply came first.
    private boolean enters(LiveRun run) {
        while (true) {
            var before = live.putIfAbsent(run.id(), run);
            if (before == null) {
                return true;
            }
            if (!waits(before.entries().getLast().step())) {
                return false;
            }
            before.follow(Integer.MAX_VALUE, News.NONE, POLL);
        }
    }

    private Taken begin(RunId id, Ask ask, String text, boolean first, FairQueue.Ticket ticket, Watcher watcher) {
        var asked = new Step.Asked(text, ask.asker(), ask.thread(), ask.channel());
        // Known before it is in the journal, so that nobody who finds it there finds it idle.
        var run = live(id, ask.asker(), List.of(), watcher);
        run.opensThread(first);
        try {
            var begun = journal.begin(id, asked, ask.request());
            begun.ifPresent(run);
            if (begun.isEmpty()) {
                live.remove(id);
                var known = journal.known(ask.request()).orElseThrow();
                return new Taken(same(known, asked), Optional.empty());
            }
        } catch (RuntimeException e) {
            live.remove(id);
            throw e;
        }
        return new Taken(id, Optional.of(new Work(run, ticket, false)));
    }

    private LiveRun live(RunId id, String asker, List<Journal.Entry> entries, Watcher watcher) {
        var run = new LiveRun(id, asker, entries, both(watcher));
        live.put(id, run);
        return run;
    }

    private Watcher both(Watcher watcher) {
        return new Watcher() {
            @Override
            public void accept(Journal.Entry entry) {
                everything.accept(entry);
                watcher.accept(entry);
            }

            @Override
            public void queued(int position) {
                watcher.queued(position);
            }

            @Override
            public void heard(String agent, String tool, String piece) {
                watcher.heard(agent, tool, piece);
            }
        };
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

    private Outcome work(Work work) {
        var run = work.run();
        try (var ticket = work.ticket()) {
            ticket.await(run::queued, run.cancellation());
            return runner.finish(run, work.resumed());
        } catch (RuntimeException e) {
            letGo(run.id());
            throw e;
        } finally {
            // In this order: who follows it hears its end from the run, not from the journal.
            run.over();
            live.remove(run.id(), run);
        }
    }

    /// What ended or waits has let go already. What did not is for whoever comes next.
    private void letGo(RunId id) {
        try {
            journal.release(id);
        } catch (DataAccessException e) {
            LOG.log(Level.FINE, "not released: " + id, e);
        }
    }

    /// Works where nobody waits for the outcome: who follows the run reads it from the journal.
    private void alone(Work work) {
        try {
            work(work);
        } catch (JackdawException | DataAccessException e) {
            LOG.log(Level.WARNING, "run " + work.run().id() + ": " + e.getMessage());
        }
    }

    @Override
    public Outcome await(RunId id) {
        var last = News.NONE;
        while (true) {
            last = follow(id, Integer.MAX_VALUE, last, PATIENCE);
            var outcome = last.goesOn() ? Optional.<Outcome>empty() : outcome(id);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    @Override
    public News follow(RunId id, int seen, News last, Duration patience) {
        var run = live.get(id);
        return run == null ? elsewhere(id, seen, patience) : run.follow(seen, last, patience);
    }

    /// A run of another process, or one that is over.
    private News elsewhere(RunId id, int seen, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var entries = journal.entries(id);
            boolean goesOn = !entries.isEmpty() && !waits(entries.getLast().step());
            var fresh = entries.stream().filter(entry -> entry.seq() > seen).toList();
            if (!fresh.isEmpty() || !goesOn || System.nanoTime() >= end) {
                return new News(fresh, "", 0, goesOn);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(POLL.toNanos(), Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new News(fresh, "", 0, true);
            }
        }
    }

    private static boolean waits(Step step) {
        return step.ends() || step instanceof Step.AskedBack;
    }

    @Override
    public Optional<Outcome> outcome(RunId id) {
        var entries = journal.entries(id);
        if (entries.isEmpty() || !(entries.getFirst().step() instanceof Step.Asked asked)) {
            throw new UsageException("there is no run " + id);
        }
        return Outcome.after(entries.getLast().step(), id, asked.question());
    }

    @Override
    public void stop(RunId id, String by) {
        if (journal.find(id).isEmpty()) {
            throw new UsageException("there is no run " + id);
        }
        journal.requestCancel(id);
        if (!stopLive(id, by) && journal.hold(id)) {
            try {
                var entries = journal.entries(id);
                if (!entries.getLast().step().ends()) {
                    journal.append(id, entries.getLast().seq() + 1, new Step.Cancelled(by));
                }
            } finally {
                journal.release(id);
            }
        }
    }

    private void stopFromElsewhere(RunId id) {
        stopLive(id, "another process");
    }

    private boolean stopLive(RunId id, String by) {
        var run = live.get(id);
        if (run != null) {
            run.stop(by);
        }
        return run != null;
    }

    @Override
    public int stopAll() {
        var told = new HashSet<>(live.keySet());
        live.values().forEach(run -> run.stop("the kill switch"));
        told.addAll(journal.requestCancelAll());
        return told.size();
    }

    @Override
    public List<Outcome> resume(Watcher watcher) {
        journal.onCancelRequest(stops);
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (var id : again(journal::unfinished)) {
            if (!live.containsKey(id) && journal.hold(id)) {
                var asker = journal.find(id).map(Journal.Summary::asker).orElse("");
                var run = live(id, asker, journal.entries(id), watcher);
                var work = new Work(run, queue.enterAnyway(asker), true);
                outcomes.add(CompletableFuture.supplyAsync(() -> work(work), THREADS));
            }
        }
        return outcomes.stream()
                .map(FrontDesk::joined)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Asks the journal, a second time where its connection broke since it was last used.
    private static <T> T again(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException e) {
            if (!Runner.passing(e)) {
                throw e;
            }
            LockSupport.parkNanos(AGAIN.toNanos());
            return question.get();
        }
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
