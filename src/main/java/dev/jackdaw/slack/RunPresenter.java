package dev.jackdaw.slack;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.core.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Follows runs that were asked in Slack and tells their conversations what becomes of them. What
/// was told is in the database, so that a run is told to its end, and once, whichever process
/// lives.
final class RunPresenter {
    private static final Logger LOG = Logger.getLogger(RunPresenter.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RENEW_EVERY = Duration.ofSeconds(5);
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final Desk desk;
    private final Journal journal;
    private final SlackRuns runs;
    private final StatusIndicator indicator;
    private final DoorHealth health;
    private final AnswerSender sender;
    private final Progress.Settings progress;
    private final Map<RunId, Boolean> followed = new ConcurrentHashMap<>();

    RunPresenter(
            Desk desk,
            Journal journal,
            SlackRuns runs,
            StatusIndicator indicator,
            DoorHealth health,
            AnswerSender sender,
            Progress.Settings progress) {
        this.desk = desk;
        this.journal = journal;
        this.runs = runs;
        this.indicator = indicator;
        this.health = health;
        this.sender = sender;
        this.progress = progress;
    }

    /// Follows a run on a thread of its own; nothing where it is followed already.
    void follow(RunId run) {
        if (followed.putIfAbsent(run, true) == null) {
            Thread.ofVirtual().name("slack " + run).start(() -> tell(run));
        }
    }

    /// Follows what processes that died left untold.
    void takeOver() {
        runs.left().forEach(asked -> follow(asked.run()));
    }

    private void tell(RunId run) {
        int told = -1;
        try {
            do {
                runs.wake(run);
                var asked = runs.find(run).orElseThrow();
                var shown = progress.of(asked);
                wait(asked, shown);
                told = told(runs.find(run).orElseThrow(), shown);
                runs.idle(run);
            } while (last(run) > told);
        } catch (SlackFault e) {
            fault(run, e);
            told = Integer.MAX_VALUE;
        } catch (RuntimeException e) {
            // The lease ends, and somebody tries again.
            LOG.log(Level.WARNING, "run " + run + " is not told yet: " + e.getMessage());
            told = Integer.MAX_VALUE;
        } finally {
            followed.remove(run);
        }
        // Whoever replied in between found it followed still.
        if (told < Integer.MAX_VALUE && last(run) > told) {
            follow(run);
        }
    }

    private int last(RunId run) {
        return journal.entries(run).getLast().seq();
    }

    /// Shows the work until the run has ended or waits for somebody.
    private void wait(SlackRun asked, Progress shown) {
        var entries = new ArrayList<Journal.Entry>();
        var last = Desk.News.NONE;
        long begun = System.nanoTime();
        long renewed = begun;
        long line = begun - LINE_EVERY.toNanos();
        do {
            int seen = entries.isEmpty()
                    ? asked.posted().sent()
                    : entries.getLast().seq();
            last = desk.follow(asked.run(), seen, last, TIMEOUT);
            entries.addAll(last.entries());
            long now = System.nanoTime();
            if (last.goesOn() && now - renewed > RENEW_EVERY.toNanos()) {
                renewed = now;
                runs.renew(asked.run());
            }
            if (last.goesOn() && now - begun > progress.showAfter().toNanos()) {
                var tasks = ProgressTask.of(entries);
                if (last.position() == 0 && !tasks.isEmpty()) {
                    shown.show(tasks);
                } else if (last.position() > 0 && now - line > LINE_EVERY.toNanos()) {
                    line = now;
                    indicator.status(
                            asked.place(), "is busy: your question is number " + last.position() + " in line…");
                }
            }
        } while (last.goesOn());
    }

    /// Tells how the run stands; the step that was told of.
    private int told(SlackRun asked, Progress shown) {
        var entries = journal.entries(asked.run());
        int last = entries.getLast().seq();
        var outcome = desk.outcome(asked.run());
        if (asked.silent()) {
            shown.drop();
            indicator.end(asked.place());
        } else if (outcome.isPresent() && last > asked.posted().sent()) {
            sender.send(asked, outcome.get(), entries, shown);
            health.ok();
        }
        return last;
    }

    private void fault(RunId run, SlackFault fault) {
        LOG.log(Level.WARNING, "run " + run + " can't be told: " + fault.getMessage());
        if (fault.kind() == SlackFault.Certainty.UNSURE) {
            return;
        }
        if (fault.limited()) {
            runs.later(run);
        } else if (fault.ofToken() || fault.error().equals("missing_scope")) {
            health.failing(fault.error());
            runs.later(run);
        } else {
            // The channel is gone, or Jackdaw is no longer in it: there is nobody to tell.
            runs.idle(run);
        }
    }
}
