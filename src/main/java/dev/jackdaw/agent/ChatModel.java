package dev.jackdaw.agent;

import java.util.List;

/// Something that reads a conversation and says what to do next. Thread-safe.
public interface ChatModel {
    /// The next turn. Blocks until it is whole; stops early where `call` is cancelled or out of
    /// time. Failures are `JackdawException`s.
    Reply chat(Request request, Call call);

    /// The name that goes on receipts: "governed", "openai:gpt-…".
    String name();

    /// The most that a call may cost, in millionths of a US dollar; 0 where it is free or no price
    /// is known.
    default long costMax(Request request) {
        return 0;
    }

    /// One call. `agent` is who the model plays; `instructions` come first, and don't change
    /// between calls.
    record Request(String agent, String instructions, List<Message> messages, List<ToolSpec> tools) {
        /// The size of what the model reads, in characters.
        public int chars() {
            int chars = instructions.length();
            for (var message : messages) {
                chars += message.chars();
            }
            for (var tool : tools) {
                chars += tool.chars();
            }
            return chars;
        }
    }

    /// Text, tool calls, or both. `model` is who replied, which may be another one than was asked.
    /// Tokens and cost (in millionths of a US dollar) are 0 where the model has none. `carry` is
    /// what that model wants to see again with this reply, and nobody else can read.
    record Reply(
            String text,
            List<ToolCall> calls,
            String model,
            int tokensIn,
            int tokensOut,
            long costMicros,
            String carry) {
        /// Journals of earlier versions have neither `model` nor `carry`.
        @SuppressWarnings("ConstantValue")
        public Reply {
            calls = List.copyOf(calls);
            model = model == null ? "" : model;
            carry = carry == null ? "" : carry;
        }

        /// One that costs nothing.
        public static Reply free(String model, String text, List<ToolCall> calls) {
            return new Reply(text, calls, model, 0, 0, 0, "");
        }
    }
}
