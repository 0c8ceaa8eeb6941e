package dev.jackdaw.model.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.evaluation.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// OpenAI's stream of a chat reply, as its server writes it.
public final class OpenAi {
    private OpenAi() {}

    private static String chunk(Object delta, String finish, Object usage) {
        var chunk = Json.mapper().createObjectNode();
        chunk.put("id", "chatcmpl-1").put("object", "chat.completion.chunk").put("model", "m");
        var choice = Json.mapper().createObjectNode().put("index", 0);
        choice.set("delta", Json.tree(delta));
        choice.put("finish_reason", finish);
        chunk.putArray("choices").add(choice);
        if (usage != null) {
            chunk.set("usage", Json.tree(usage));
        }
        return Json.text(chunk);
    }

    /// A piece of text.
    public static String text(String piece) {
        return chunk(Map.of("content", piece), null, null);
    }

    /// The beginning of a tool call, its arguments in pieces of a few characters.
    public static List<String> callPieces(int index, String id, String tool, String arguments) {
        var chunks = new ArrayList<String>();
        chunks.add(chunk(
                Map.of(
                        "tool_calls",
                        List.of(Map.of(
                                "index",
                                index,
                                "id",
                                id,
                                "type",
                                "function",
                                "function",
                                Map.of("name", tool, "arguments", "")))),
                null,
                null));
        for (int i = 0; i < arguments.length(); i += 7) {
            var piece = arguments.substring(i, Math.min(arguments.length(), i + 7));
            chunks.add(chunk(
                    Map.of("tool_calls", List.of(Map.of("index", index, "function", Map.of("arguments", piece)))),
                    null,
                    null));
        }
        return chunks;
    }

    /// The last piece.
    public static String finish(String reason) {
        return chunk(
                Map.of(),
                reason,
                Map.of(
                        "prompt_tokens",
                        1000,
                        "completion_tokens",
                        50,
                        "total_tokens",
                        1050,
                        "prompt_tokens_details",
                        Map.of("cached_tokens", 400)));
    }

    /// A whole reply that calls one tool.
    public static StubProvider.Act call(String tool, String arguments) {
        var events = callPieces(0, "call_1", tool, arguments);
        events.add(finish("tool_calls"));
        events.add("[DONE]");
        return StubProvider.events(events.toArray(String[]::new));
    }

    /// A whole reply that calls one tool.
    public static StubProvider.Act call(String tool, Map<String, ?> arguments) {
        return call(tool, Json.text(arguments));
    }

    /// A whole recorded reply.
    public static StubProvider.Act reply(List<Transcript.Call> calls) {
        var events = new ArrayList<String>();
        for (var call : calls) {
            int index = calls.indexOf(call);
            events.addAll(callPieces(index, "call_" + index, call.tool(), call.arguments()));
        }
        events.add(finish("tool_calls"));
        events.add("[DONE]");
        return StubProvider.events(events.toArray(String[]::new));
    }

    /// A whole reply of text alone.
    public static StubProvider.Act said(String text) {
        return StubProvider.events(text(text), finish("stop"), "[DONE]");
    }

    /// What a request held.
    public static JsonNode body(StubProvider.Request request) {
        return Json.own(request.body(), JsonNode.class);
    }
}
