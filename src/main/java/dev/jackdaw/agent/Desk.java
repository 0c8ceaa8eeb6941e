package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The front desk that every door calls. Thread-safe.
public interface Desk {
    /// A message in a thread, from a person. `channel` is where it was asked, or empty; `request`
    /// is the caller's name for it, or empty: the same one sent twice is one run.
    record Ask(String thread, String asker, String text, String channel, String request) {
        /// In no channel, and of no name.
        public Ask(String thread, String asker, String text) {
            this(thread, asker, text, "", "");
        }
    }

    /// What is new about a run since a step that one has seen: its next steps, how much of the
    /// answer's text is written (unchecked; it may begin anew), where it stands in line (0: it has
    /// its place), and whether it goes on without anybody's reply.
    record News(List<Journal.Entry> entries, String text, int position, boolean goesOn) {
        /// What one knows at first.
        public static final News NONE = new News(List.of(), "", 0, true);
    }

    /// How a run stands when the desk returns.
    sealed interface Outcome {
        RunId run();

        String question();

        /// How a run stands after a step, where that ended it or lets it wait.
        static Optional<Outcome> after(Step step, RunId run, String question) {
            return switch (step) {
                case Step.Answered(var answer, var receipt) ->
                    Optional.of(new Answered(run, question, answer, receipt));
                case Step.AskedBack back -> Optional.of(new Waiting(run, question, back));
                case Step.Cancelled cancelled -> Optional.of(new Cancelled(run, question));
                case Step.Failed(String problem) -> Optional.of(new Failed(run, question, problem));
                case Step other -> Optional.empty();
            };
        }

        /// It ended with an answer, which may be a refusal or an honest "I can't".
        record Answered(RunId run, String question, Answer answer, Receipt receipt) implements Outcome {}

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

    /// Takes a message as `ask` does, and returns once it is in the journal. The run goes on by
    /// itself; follow it.
    RunId start(Ask ask, Watcher watcher);

    /// Waits, no longer than `patience`, for something new about a run since the step `seen` (-1
    /// for none) and the news that one had last. Slow followers miss nothing and hold nothing up.
    News follow(RunId run, int seen, News last, Duration patience);

    /// Waits until a run, of whatever process, has ended or waits for a person.
    Outcome await(RunId run);

    /// How a run stands, where it has ended or waits for a person.
    Optional<Outcome> outcome(RunId run);

    /// Stops a run, its SQL included, in whatever process it is.
    void stop(RunId run, String by);

    /// Stops every run, in every process; returns how many were told. Runs that wait for a person
    /// go on waiting.
    int stopAll();

    /// Finishes what processes that died left behind.
    List<Outcome> resume(Watcher watcher);

    /// How many runs this process works on, and how many wait in line.
    Load load();

    /// Runs at work and in line.
    record Load(int working, int waiting) {}
}
