package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The append-only record of all runs. Thread-safe, shared by all processes.
public interface Journal {
    /// A step as written.
    record Entry(int seq, Instant at, Step step) {}

    /// A run in the list. `status` is "open", "parked" (it waits for a person) or "ended".
    record Summary(RunId id, String thread, String asker, String status, Instant startedAt) {}

    /// Begins a run, whose first step is `asked`. The caller holds it from then on. `request` is
    /// the caller's name for it, or empty; where a run of that name is known already, nothing is
    /// begun and nothing returned.
    Optional<Entry> begin(RunId id, Step.Asked asked, String request);

    /// The run that was begun with this name.
    Optional<RunId> known(String request);

    /// Begins a run that nobody has a name for.
    default void begin(RunId id, Step.Asked asked) {
        begin(id, asked, "");
    }

    /// Writes the next steps, all or none; a step that ends the run, or parks it, lets go of it.
    /// Throws `LostRun` where another process wrote first.
    void append(RunId id, List<Entry> entries);

    /// Writes the next step.
    Entry append(RunId id, int seq, Step step);

    /// All steps, in order. Empty for an unknown run.
    List<Entry> entries(RunId id);

    /// The steps of these kinds of several runs, in order; of an answer's table the first twelve
    /// rows.
    Map<RunId, List<Step>> steps(List<RunId> runs, Set<Class<? extends Step>> kinds);

    /// One run.
    Optional<Summary> find(RunId id);

    /// The newest runs first.
    List<Summary> recent(int limit);

    /// The runs of a thread, oldest first, the newest `limit` of them.
    List<Summary> thread(String thread, int limit);

    /// Runs that began and neither ended nor wait for a person.
    List<RunId> unfinished();

    /// Takes hold of a run for this process; false where another living process has it. A process
    /// that dies lets go.
    boolean hold(RunId id);

    /// Lets go.
    void release(RunId id);

    /// Asks whoever holds the run to stop it.
    void requestCancel(RunId id);

    /// Asks for every open run to be stopped; returns which.
    List<RunId> requestCancelAll();

    /// Whether that was asked.
    boolean cancelRequested(RunId id);

    /// Tells of each run that is asked to be stopped, by whatever process, within milliseconds, for
    /// as long as the journal is open. One listener at a time. May tell of a run twice, and of runs
    /// held elsewhere.
    void onCancelRequest(Consumer<RunId> told);
}
