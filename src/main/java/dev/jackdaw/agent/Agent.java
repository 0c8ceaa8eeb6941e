package dev.jackdaw.agent;

import java.util.List;

/// Who an agent is: its name, its instructions, and the tools that are all it can do.
public record Agent(String name, String instructions, List<Tool> tools) {
    public Agent {
        tools = List.copyOf(tools);
    }
}
