package dev.jackdaw.slack;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.Secrets;
import dev.jackdaw.data.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

    private static final String SENT_PRIVATELY = "The answer depends on what you may see, so I sent it to you alone.";

    private final Desk desk;
    private final Journal journal;
    private final SlackRuns runs;
    private final Poster poster;
    private final StatusIndicator indicator;
    private final People people;
    private final DoorHealth health;
    private final Function<SlackRun, Progress> progress;
    private final Suggestions suggestions;
    private final Duration showAfter;
    private final Map<RunId, Boolean> followed = new ConcurrentHashMap<>();

    RunPresenter(
            Desk desk,
            Journal journal,
            SlackRuns runs,
            Poster poster,
            StatusIndicator indicator,
            People people,
            DoorHealth health,
            Function<SlackRun, Progress> progress,
            Suggestions suggestions,
            Duration showAfter) {
        this.desk = desk;
        this.journal = journal;
        this.runs = runs;
        this.poster = poster;
        this.indicator = indicator;
        this.people = people;
        this.health = health;
        this.progress = progress;
        this.suggestions = suggestions;
        this.showAfter = showAfter;
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
                var shown = progress.apply(asked);
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
            int seen = entries.isEmpty() ? asked.sent() : entries.getLast().seq();
            last = desk.follow(asked.run(), seen, last, TIMEOUT);
            entries.addAll(last.entries());
            long now = System.nanoTime();
            if (last.goesOn() && now - renewed > RENEW_EVERY.toNanos()) {
                renewed = now;
                runs.renew(asked.run());
            }
            if (last.goesOn() && now - begun > showAfter.toNanos()) {
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
        } else if (outcome.isPresent() && last > asked.sent()) {
            var message = AnswerMessage.of(outcome.get(), last, found(entries), suggestions.next(outcome.get()));
            var key = asked.run() + ":" + last;
            boolean again = asked.sending() == last;
            var tasks = ProgressTask.of(
                    entries.stream().filter(e -> e.seq() > asked.sent()).toList());
            runs.sending(asked.run(), last);
            if (Secrets.in(Json.text(outcome.get()))) {
                runs.withheld(asked.run());
                LOG.log(Level.WARNING, "run " + asked.run() + " held a secret: it was not posted");
            }
            // It is looked at again, as others may have come to the channel meanwhile.
            boolean shared = people.shared(asked.place());
            if (asked.alone() || shared) {
                poster.post(poster.direct(asked), key, message, again);
                message = Blocks.message(SENT_PRIVATELY);
                key += " note";
            }
            if (shared) {
                shown.drop();
                runs.sent(asked.run(), last, "");
            } else {
                runs.sent(asked.run(), last, shown.end(tasks, key, message, again));
            }
            health.ok();
        }
        return last;
    }

    /// What a stopped run had found.
    private static String found(List<Journal.Entry> entries) {
        for (var entry : entries.reversed()) {
            if (entry.step() instanceof Step.ToolReturned returned && returned.result() != null) {
                return returned.result().headline();
            }
        }
        return "";
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
