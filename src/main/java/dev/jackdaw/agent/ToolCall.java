package dev.jackdaw.agent;

/// A model's wish to call a tool. The arguments are whatever text the model wrote.
public record ToolCall(String id, String tool, String argumentsJson) {}
