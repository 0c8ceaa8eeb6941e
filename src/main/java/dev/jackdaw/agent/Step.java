package dev.jackdaw.agent;

import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing a run did. Closed set: a `switch` over it needs no default. Written before its effect
/// is shown.
public sealed interface Step {
    /// A person asked. Always the first.
    record Asked(String question, String asker, String thread, String channel) implements Step {
        /// Journals of earlier versions have no channel.
        @SuppressWarnings("ConstantValue")
        public Asked {
            channel = channel == null ? "" : channel;
        }

        /// In no channel.
        public Asked(String question, String asker, String thread) {
            this(question, asker, thread, "");
        }
    }

    /// What recall found; `held` was left out to see how the question fares without.
    record Recalled(List<KnowledgeRef> found, List<KnowledgeRef> held) implements Step {
        /// Journals of earlier versions have nothing held.
        @SuppressWarnings("ConstantValue")
        public Recalled {
            held = held == null ? List.of() : held;
        }

        public Recalled(List<KnowledgeRef> found) {
            this(found, List.of());
        }
    }

    /// A model is about to be called.
    record ModelCalled(String agent, String model, int requestChars) implements Step {}

    /// It replied.
    record ModelReplied(String agent, ChatModel.Reply reply, long elapsedMs) implements Step {}

    /// An attempt to call a model came to nothing, and why. `costMicros` is what it may have cost
    /// all the same.
    record ModelFailed(String agent, String model, String problem, long elapsedMs, long costMicros) implements Step {}

    /// A budget is nearly used up, and the person is told.
    record Warned(String text) implements Step {}

    /// A tool is about to be called.
    record ToolCalled(String agent, String tool, String argumentsJson) implements Step {}

    /// It returned: what the model is shown, and the data, if it fetched any. `wrong` says that the
    /// call itself could not be; `confirm` that a person must say yes first.
    record ToolReturned(
            String tool,
            String json,
            @Nullable Result result,
            boolean wrong,
            ToolOutput.@Nullable Confirm confirm,
            long elapsedMs)
            implements Step {}

    /// The model did something that can't be, and is told what.
    record Repaired(String agent, String problem) implements Step {}

    /// One agent gave another a task.
    record Delegated(String from, String to, String task) implements Step {}

    /// An agent's work came to this.
    record Found(String agent, Finding finding) implements Step {}

    /// The run waits for a person.
    record AskedBack(String question, List<String> options, boolean approval) implements Step {}

    /// The person replied.
    record Replied(String text, String by) implements Step {}

    /// Another process took over after the first one went away.
    record Resumed(String by) implements Step {}

    /// The end: an answer, be it a refusal or an honest "I can't".
    record Answered(Answer answer, Receipt receipt) implements Step {}

    /// The end: somebody stopped it.
    record Cancelled(String by) implements Step {}

    /// The end: it could not go on.
    record Failed(String problem) implements Step {}

    /// Whether nothing may follow it.
    default boolean ends() {
        return this instanceof Answered || this instanceof Cancelled || this instanceof Failed;
    }
}
