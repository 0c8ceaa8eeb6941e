package dev.jackdaw.agent;

import java.util.List;

/// Who an agent is: its name, its instructions, the tools that are all it can do, and the model
/// that plays it.
public record Agent(String name, String instructions, List<Tool> tools, ChatModel model) {
    public Agent {
        tools = List.copyOf(tools);
    }
}
