package dev.jackdaw.team.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Run;
import dev.jackdaw.agent.Tool;
import dev.jackdaw.agent.ToolOutput;
import dev.jackdaw.agent.ToolSpec;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learnings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells a person what is remembered about them, and forgets it. Only who asks is meant, and only
/// where nobody else reads along.
public record MemoryTool(Learnings learnings) implements Tool {
    private static final ToolSpec SPEC = ToolSpec.of(
            "memory",
            "What you remember about the person who asks: show it, or forget something of it where "
                    + "they want that.",
            """
            {"type": "object", "required": ["action"], "properties": {
              "action": {"type": "string", "enum": ["show", "forget"]},
              "id": {"type": "string", "description": "What to forget; the newest where none is given"}}}
            """);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolOutput call(JsonNode arguments, Run run) {
        var channel = run.asked().channel();
        if (!channel.isEmpty() && !channel.startsWith("D")) {
            return said("What I remember about you is yours: ask me in a direct message.");
        }
        var person = run.asked().asker();
        var known = learnings.about(person);
        return switch (arguments.path("action").asText("")) {
            case "show" -> said(shown(known));
            case "forget" -> forget(person, known, arguments.path("id").asText(""));
            case String other -> new ToolOutput.Wrong("action must be show or forget");
        };
    }

    private ToolOutput forget(String person, List<Learning> known, String id) {
        var meant =
                known.stream().filter(l -> id.isEmpty() || l.id().equals(id)).findFirst();
        if (meant.isEmpty()) {
            return said(
                    id.isEmpty()
                            ? "There is nothing to forget: I remember nothing about you."
                            : "I remember nothing of that name about you.");
        }
        learnings.forgotten().forget(person, meant.get().id());
        return said("Forgotten: " + meant.get().text());
    }

    private static String shown(List<Learning> known) {
        return known.isEmpty()
                ? "I remember nothing about you."
                : known.stream()
                        .map(l -> "- " + l.text() + " (" + l.state().word() + ", " + l.id() + ")")
                        .collect(Collectors.joining(
                                "\n",
                                "This I remember about you:\n",
                                "\n\nSay *forget that* or *forget* with its name."));
    }

    private static ToolOutput said(String text) {
        return ToolOutput.shown(Map.of("said", text));
    }
}
