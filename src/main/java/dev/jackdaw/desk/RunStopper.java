package dev.jackdaw.desk;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import java.util.HashSet;
import java.util.function.Consumer;

/// Stops runs, in whatever process they are. Thread-safe.
final class RunStopper {
    private final Journal journal;
    private final LiveRuns live;
    private final Consumer<RunId> fromElsewhere;

    RunStopper(Journal journal, LiveRuns live) {
        this.journal = journal;
        this.live = live;
        this.fromElsewhere = id -> live.stop(id, "another process");
    }

    /// Hears from now on what other processes ask to stop.
    void listen() {
        journal.onCancelRequest(fromElsewhere);
    }

    /// Stops a run. One that nobody works on ends here.
    void stop(RunId id, String by) {
        if (journal.find(id).isEmpty()) {
            throw new UsageException("there is no run " + id);
        }
        journal.requestCancel(id);
        if (!live.stop(id, by) && journal.hold(id)) {
            try {
                var last = journal.entries(id).getLast();
                if (!last.step().ends()) {
                    journal.append(id, last.seq() + 1, new Step.Cancelled(by));
                }
            } finally {
                journal.release(id);
            }
        }
    }

    /// Stops every run that is at work; returns how many were told.
    int stopAll() {
        var told = new HashSet<>(live.stopAll("the kill switch"));
        told.addAll(journal.requestCancelAll());
        return told.size();
    }
}
