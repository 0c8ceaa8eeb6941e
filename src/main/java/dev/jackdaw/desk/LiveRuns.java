package dev.jackdaw.desk;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The runs that this process works on. Thread-safe.
final class LiveRuns {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<RunId, LiveRun> runs = new ConcurrentHashMap<>();
    private final Desk.Watcher everything;

    /// `everything` watches all of them.
    LiveRuns(Desk.Watcher everything) {
        this.everything = everything;
    }

    Optional<LiveRun> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    Set<RunId> ids() {
        return Set.copyOf(runs.keySet());
    }

    int size() {
        return runs.size();
    }

    /// A run that nobody else here works on, from now on among them.
    LiveRun add(RunId id, String asker, List<Journal.Entry> entries, Desk.Watcher watcher) {
        var run = new LiveRun(id, asker, entries, both(watcher));
        runs.put(id, run);
        return run;
    }

    /// A run that goes on, once the thread that parked it is done with it; nothing where somebody
    /// else's reply came first.
    Optional<LiveRun> goOn(RunId id, String asker, List<Journal.Entry> entries, Desk.Watcher watcher) {
        var run = new LiveRun(id, asker, entries, both(watcher));
        while (true) {
            var before = runs.putIfAbsent(id, run);
            if (before == null) {
                return Optional.of(run);
            }
            if (!pauses(before.entries().getLast().step())) {
                return Optional.empty();
            }
            before.follow(Integer.MAX_VALUE, Desk.News.NONE, POLL);
        }
    }

    void remove(LiveRun run) {
        runs.remove(run.id(), run);
    }

    /// Stops one; false where it is not among them.
    boolean stop(RunId id, String by) {
        var run = find(id);
        run.ifPresent(r -> r.stop(by));
        return run.isPresent();
    }

    /// Stops all of them; returns which.
    Set<RunId> stopAll(String by) {
        var stopped = ids();
        runs.values().forEach(run -> run.stop(by));
        return stopped;
    }

    /// Whether a run does nothing after this step until a person does something.
    static boolean pauses(Step step) {
        return step.ends() || step instanceof Step.AskedBack;
    }

    private Desk.Watcher both(Desk.Watcher watcher) {
        return new Desk.Watcher() {
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
}
