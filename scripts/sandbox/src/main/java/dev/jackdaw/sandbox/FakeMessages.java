package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Slack's messages: posted, changed, deleted, read. Its callers hold the lock of their Slack.
record FakeMessages(FakeSlack slack) {
    String posted(Map<String, String> form, ObjectNode reply) {
        var channel = form.getOrDefault("channel", "");
        var gone = slack.gone(channel);
        if (!gone.isEmpty()) {
            return gone;
        }
        var problem = BlockCheck.problem(form);
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!"false".equals(form.get("unfurl_links")) || !"false".equals(form.get("unfurl_media"))) {
            return "jackdaw_must_not_unfurl";
        }
        var message = slack.post(channel, form.getOrDefault("thread_ts", ""));
        message.put("text", form.get("text"));
        if (form.containsKey("blocks")) {
            message.set("blocks", Json.own(form.get("blocks"), JsonNode.class));
        }
        if (form.containsKey("metadata")) {
            message.set("metadata", Json.own(form.get("metadata"), JsonNode.class));
        }
        reply.put("ts", message.path("ts").asText()).put("channel", channel);
        return "";
    }

    String updated(Map<String, String> form, ObjectNode reply) {
        var problem = BlockCheck.problem(form);
        if (!problem.isEmpty()) {
            return problem;
        }
        var found = slack.own(form);
        if (found.isEmpty()) {
            return "message_not_found";
        }
        var message = found.get();
        if (message.has("streaming")) {
            return "streaming_state_conflict";
        }
        message.put("text", form.get("text"));
        message.set("blocks", Json.own(form.getOrDefault("blocks", "[]"), JsonNode.class));
        if (form.containsKey("metadata")) {
            message.set("metadata", Json.own(form.get("metadata"), JsonNode.class));
        }
        reply.put("ts", form.get("ts"));
        return "";
    }

    String deleted(Map<String, String> form) {
        var found = slack.own(form);
        found.ifPresent(message -> slack.messages(form.get("channel")).remove(message));
        return found.isPresent() ? "" : "message_not_found";
    }

    String replies(Map<String, String> form, ObjectNode reply) {
        var found = reply.putArray("messages");
        var thread = form.getOrDefault("ts", "");
        for (var message : slack.messages(form.getOrDefault("channel", ""))) {
            if (thread.isEmpty() || message.path("thread_ts").asText().equals(thread)) {
                found.add(message);
            }
        }
        return "true".equals(form.get("include_all_metadata")) ? "" : "jackdaw_wants_metadata";
    }
}
