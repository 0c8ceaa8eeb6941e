package dev.jackdaw.agent;

import java.util.List;

/// One message of a model's conversation.
public sealed interface Message {
    /// From a person, or from the agent that delegated.
    record User(String text) implements Message {}

    /// From the model itself.
    record Assistant(String text, List<ToolCall> calls) implements Message {}

    /// What a tool call came to, as JSON.
    record ToolReply(String callId, String tool, String json) implements Message {}
}
