package dev.jackdaw.desk;

import dev.jackdaw.agent.Desk.News;
import dev.jackdaw.agent.Desk.Outcome;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Tells how runs go on: those of this process as they are heard, others from the journal.
record RunFollower(Journal journal, LiveRuns live) {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Waits until a run has ended or waits for a person.
    Outcome await(RunId id) {
        var last = News.NONE;
        while (true) {
            last = follow(id, Integer.MAX_VALUE, last, PATIENCE);
            var outcome = last.goesOn() ? Optional.<Outcome>empty() : outcome(id);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    /// What is new since the step `seen` and the news one had last, within `patience`.
    News follow(RunId id, int seen, News last, Duration patience) {
        return live.find(id).map(run -> run.follow(seen, last, patience)).orElseGet(() -> polled(id, seen, patience));
    }

    /// A run of another process, or one that is over.
    private News polled(RunId id, int seen, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var entries = journal.entries(id);
            boolean goesOn =
                    !entries.isEmpty() && !LiveRuns.pauses(entries.getLast().step());
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

    /// How a run stands, where it has ended or waits for a person.
    Optional<Outcome> outcome(RunId id) {
        var entries = journal.entries(id);
        if (entries.isEmpty() || !(entries.getFirst().step() instanceof Step.Asked asked)) {
            throw new UsageException("there is no run " + id);
        }
        return Outcome.after(entries.getLast().step(), id, asked.question());
    }
}
