package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;

import java.util.List;
import java.util.function.Consumer;

/// The front desk that every door calls. Thread-safe.
public interface Desk {
    /// A message in a thread, from a person.
    record Ask(String thread, String asker, String text) {}

    /// How a run stands when the desk returns.
    sealed interface Outcome {
        RunId run();

        String question();

        /// It ended with an answer, which may be a refusal or an honest "I can't".
        record Answered(RunId run, String question, Answer answer, Receipt receipt)
                implements Outcome {}

        /// It waits for a person.
        record Waiting(RunId run, String question, Step.AskedBack asked) implements Outcome {}

        /// Somebody stopped it.
        record Cancelled(RunId run, String question) implements Outcome {}

        /// It failed, and why.
        record Failed(RunId run, String question, String problem) implements Outcome {}
    }

    /// A watcher of the steps as they are written.
    interface Watcher extends Consumer<Journal.Entry> {
        /// The run waits for its turn; 1 is next.
        default void queued(int position) {}

        /// A piece of what a model says just now, before it is checked: of plain text, or of the
        /// arguments of `tool`. Never in the journal.
        default void heard(String agent, String tool, String piece) {}
    }

    /// Takes a message: a reply where the thread waits for one, a question otherwise. Returns when
    /// the run ended or waits.
    Outcome ask(Ask ask, Watcher watcher);

    /// Stops a run, its SQL included, in whatever process it is.
    void stop(RunId run);

    /// Finishes what processes that died left behind.
    List<Outcome> resume(Watcher watcher);
}
