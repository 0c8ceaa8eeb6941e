package dev.jackdaw.agent;

import dev.jackdaw.data.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A model that replies what it was told to, call by call, and keeps what it was asked. It costs
/// nothing and needs no provider. Thread-safe.
public final class ScriptedModel implements ChatModel {
    private final Queue<ToolCall> calls = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    /// The next call of a tool.
    public synchronized ScriptedModel then(String tool, Map<String, ?> arguments) {
        calls.add(new ToolCall("c" + calls.size(), tool, Json.text(arguments)));
        return this;
    }

    /// The next answer, which rests on no data.
    public ScriptedModel thenSay(String text) {
        return then("submit", Map.of("text", text, "basis", "conversation"));
    }

    @Override
    public synchronized Reply chat(Request request, Call call) {
        requests.add(request);
        return Reply.free(name(), "", List.of(calls.remove()));
    }

    /// What it was asked so far.
    public synchronized Collection<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String name() {
        return "scripted";
    }
}
