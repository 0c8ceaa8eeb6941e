package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/// Slack's streams of text and tasks: begun, appended to, stopped once. A stream that ended takes
/// nothing more.
public record FakeStreams(FakeSlack slack) {
    private static final Set<String> STATES = Set.of("pending", "in_progress", "complete", "error");

    public String start(Map<String, String> form, ObjectNode reply) {
        var channel = form.getOrDefault("channel", "");
        var gone = slack.gone(channel);
        if (!gone.isEmpty() || !form.containsKey("thread_ts")) {
            return gone.isEmpty() ? "invalid_arguments" : gone;
        }
        if (!channel.startsWith("D")) {
            if (!form.containsKey("recipient_user_id") || !form.containsKey("recipient_team_id")) {
                return "missing_recipient_user_id";
            }
            if (!slack.knows(form.get("recipient_user_id"))) {
                return "user_not_found";
            }
        }
        var problem = chunks(form);
        if (problem.isEmpty()) {
            var message = slack.post(channel, form.get("thread_ts"));
            message.put("text", "").put("streaming", true).putArray("blocks");
            apply(form, message);
            reply.put("ts", message.path("ts").asText());
        }
        return problem;
    }

    public String append(Map<String, String> form) {
        var found = slack.own(form);
        if (found.isEmpty()) {
            return "message_not_found";
        }
        if (!found.get().has("streaming")) {
            return "message_not_in_streaming_state";
        }
        var problem = chunks(form);
        if (problem.isEmpty()) {
            apply(form, found.get());
        }
        return problem;
    }

    public String stop(Map<String, String> form) {
        var found = slack.own(form);
        if (found.isEmpty()) {
            return "message_not_found";
        }
        var message = found.get();
        if (!message.has("streaming")) {
            return "message_not_in_streaming_state";
        }
        var problem = BlockCheck.blocks(form);
        if (!problem.isEmpty() || form.getOrDefault("markdown_text", "").length() > 12_000) {
            return problem.isEmpty() ? "msg_too_long" : problem;
        }
        var chunks = form.containsKey("chunks") ? chunks(form) : "";
        if (!chunks.isEmpty()) {
            return chunks;
        }
        if (form.containsKey("chunks")) {
            apply(form, message);
        }
        message.remove("streaming");
        message.put("text", form.getOrDefault("markdown_text", ""));
        var blocks = (ArrayNode) message.path("blocks");
        if (form.containsKey("markdown_text")) {
            blocks.addObject().put("type", "markdown").put("text", form.get("markdown_text"));
        }
        if (form.containsKey("blocks")) {
            Json.own(form.get("blocks"), JsonNode.class).forEach(blocks::add);
        }
        if (form.containsKey("metadata")) {
            message.set("metadata", Json.own(form.get("metadata"), JsonNode.class));
        }
        return "";
    }

    private static String chunks(Map<String, String> form) {
        var chunks = Json.own(form.getOrDefault("chunks", "[]"), JsonNode.class);
        boolean good = chunks.size() >= 1;
        for (var chunk : chunks) {
            good &= chunk.path("type").asText().equals("task_update")
                    && !chunk.path("id").asText().isEmpty()
                    && !chunk.path("title").asText().isEmpty()
                    && STATES.contains(chunk.path("status").asText());
        }
        return good ? "" : "invalid_chunks";
    }

    private static void apply(Map<String, String> form, ObjectNode message) {
        var blocks = (ArrayNode) message.path("blocks");
        for (var chunk : Json.own(form.get("chunks"), JsonNode.class)) {
            ObjectNode card = null;
            for (var block : blocks) {
                if (block.path("task_id").equals(chunk.path("id"))) {
                    card = (ObjectNode) block;
                }
            }
            if (card == null) {
                card = blocks.addObject().put("type", "task_card");
                card.set("task_id", chunk.path("id"));
            }
            card.set("title", chunk.path("title"));
            card.set("status", chunk.path("status"));
            card.put("details", chunk.path("details").asText(""));
        }
    }
}
