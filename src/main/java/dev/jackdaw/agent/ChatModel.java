package dev.jackdaw.agent;

import java.util.List;

/// Something that reads a conversation and says what to do next. Thread-safe.
public interface ChatModel {
    /// The next turn. Failures are `JackdawException`s, transient where trying again may help.
    Reply chat(Request request);

    /// The name that goes on receipts: "governed", "openai:gpt-…".
    String name();

    /// One call. `agent` is who the model plays; `instructions` come first, and don't change
    /// between calls.
    record Request(
            String agent, String instructions, List<Message> messages, List<ToolSpec> tools) {}

    /// Text, tool calls, or both. Tokens and cost (in millionths of a US dollar) are 0 where the
    /// model has none.
    record Reply(String text, List<ToolCall> calls, int tokensIn, int tokensOut, long costMicros) {}
}
