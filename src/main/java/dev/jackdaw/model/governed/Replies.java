package dev.jackdaw.model.governed;

import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.ToolCall;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a mind does next: replies made of tool calls.
final class Replies {
    private Replies() {}

    static ChatModel.Reply call(ToolCall... calls) {
        return ChatModel.Reply.free(GovernedModel.NAME, "", List.of(calls));
    }

    static ToolCall tool(int number, String name, Object arguments) {
        return new ToolCall("c" + number, name, Json.text(arguments));
    }

    /// Hands in a text that rests on no data.
    static ChatModel.Reply say(String text, Basis basis) {
        return call(tool(1, "submit", Map.of("text", text, "basis", basis)));
    }

    /// Hands in what the tools fetched, in the tools' own words; or, where a tool could not, its
    /// reason.
    static ChatModel.Reply report(Dialogue turns) {
        return report(turns, "");
    }

    /// The same, with a word of one's own behind it where something was found.
    static ChatModel.Reply report(Dialogue turns, String note) {
        var texts = new ArrayList<String>();
        var results = new ArrayList<String>();
        for (var reply : turns.replies()) {
            var error = Dialogue.field(reply, "error");
            texts.add(error.isEmpty() ? Dialogue.field(reply, "headline") : sentence(error));
            if (error.isEmpty()) {
                results.add(Dialogue.field(reply, "result"));
            }
        }
        if (!note.isEmpty() && !results.isEmpty()) {
            texts.add(note);
        }
        var arguments = Json.mapper().createObjectNode().put("text", String.join("\n\n", texts));
        if (results.isEmpty()) {
            arguments.set("basis", Json.tree(Basis.UNANSWERED));
        } else {
            arguments.set("results", Json.tree(results));
        }
        return call(tool(1, "submit", arguments));
    }

    static String sentence(String text) {
        var capital = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
