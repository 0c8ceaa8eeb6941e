package dev.jackdaw.agent;

import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.RunId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The journal of one run, as it is taken up: old steps are handed out again in their order, and new ones
/// written after the last of them. Used by one thread.
public final class RunJournal {
    private final RunId id;
    private final Journal journal;
    private final Desk.Watcher watcher;
    private final Clock clock;
    private final Deque<Step> past = new ArrayDeque<>();
    private final List<Journal.Entry> unwritten = new ArrayList<>();
    private Spend spend = Spend.NONE;
    private int seq;

    /// `entries` are the run's journal so far. `watcher` sees each new step once it is written.
    public RunJournal(RunId id, List<Journal.Entry> entries, Journal journal, Desk.Watcher watcher, Clock clock) {
        this.id = id;
        this.journal = journal;
        this.watcher = watcher;
        this.clock = clock;
        for (var entry : entries) {
            seq = entry.seq() + 1;
            if (!(entry.step() instanceof Step.Resumed)) {
                past.add(entry.step());
            }
        }
    }

    RunId id() {
        return id;
    }

    Desk.Watcher watcher() {
        return watcher;
    }

    /// What the run used, by the steps handed out or written so far.
    Spend spend() {
        return spend;
    }

    /// How many old steps are left.
    int left() {
        return past.size();
    }

    /// Whether no old step is left, so that the work is real.
    boolean live() {
        return past.isEmpty();
    }

    /// Whether the next old step is one of these.
    boolean next(Class<? extends Step> kind) {
        return kind.isInstance(past.peek());
    }

    /// The step that ended the run, where an attempt that nobody heard back from wrote one.
    Optional<Step> ended() {
        return Optional.ofNullable(past.peekLast()).filter(Step::ends);
    }

    /// Hands out the next old step, which must be one of these; nothing where none is left.
    <S extends Step> Optional<S> recorded(Class<S> kind) {
        var step = past.peek();
        if (step == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(step)) {
            throw new PermanentException("run "
                    + id
                    + " can't be resumed: its journal has "
                    + step.getClass().getSimpleName()
                    + " where this version would write "
                    + kind.getSimpleName()
                    + ". Ask again");
        }
        past.remove();
        spend = spend.plus(step);
        return Optional.of(kind.cast(step));
    }

    /// Steps are written together, before anything outside this process can see their effect: a
    /// model or a tool that is called, a person who is asked, the end.
    <S extends Step> S write(S step) {
        unwritten.add(new Journal.Entry(seq, clock.instant().truncatedTo(ChronoUnit.MICROS), step));
        seq++;
        spend = spend.plus(step);
        return step;
    }

    /// Writes a step that has no outcome of its own.
    void note(Step step) {
        if (recorded(step.getClass()).isEmpty()) {
            write(step);
        }
    }

    void flush() {
        if (!unwritten.isEmpty()) {
            var entries = List.copyOf(unwritten);
            journal.append(id, entries);
            unwritten.clear();
            entries.forEach(watcher);
        }
    }

    /// Forgets the steps that are not written yet.
    void drop() {
        seq -= unwritten.size();
        unwritten.clear();
    }
}
