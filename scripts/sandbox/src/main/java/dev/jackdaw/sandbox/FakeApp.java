package dev.jackdaw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Jackdaw's app as Slack knows it: its token and scopes, its sessions, the homes and prompts that it
/// shows. Thread-safe.
final class FakeApp {
    private String token = FakeSlack.TOKEN;
    private String scopes = "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,"
        + "files:write,groups:history,groups:read,im:history,im:read,im:write,mpim:history,mpim:read,reactions:write,users:read,users:read.email";
    private String socketUrl = "";
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, JsonNode> homes = new HashMap<>();

    synchronized void token(String now) {
        token = now;
    }

    synchronized boolean letsIn(String bearer) {
        return ("Bearer " + token).equals(bearer);
    }

    synchronized void scopes(String now) {
        scopes = now;
    }

    synchronized String scopes() {
        return scopes;
    }

    synchronized void socket(String url) {
        socketUrl = url;
    }

    synchronized String socket() {
        return socketUrl;
    }

    synchronized String session(Map<String, String> form) {
        var status = form.getOrDefault("status", "");
        sessions.put(form.getOrDefault("channel_id", "") + " " + form.getOrDefault("thread_ts", ""), status);
        return List.of("processing", "active", "suspended", "closed").contains(status) ? "" : "invalid_arguments";
    }

    synchronized String published(Map<String, String> form) {
        var view = Json.own(form.getOrDefault("view", "{}"), JsonNode.class);
        var blocks = Map.of("blocks", Json.text(view.path("blocks")));
        homes.put(form.getOrDefault("user_id", ""), view);
        return view.path("type").asText().equals("home") && view.path("blocks").size() <= 100
                ? BlockCheck.blocks(blocks)
                : "invalid_arguments";
    }

    synchronized String prompts(Map<String, String> form) {
        var prompts = Json.own(form.getOrDefault("prompts", "[]"), JsonNode.class);
        boolean good = form.containsKey("channel_id") && prompts.size() >= 1 && prompts.size() <= 4;
        for (var prompt : prompts) {
            good &= !prompt.path("title").asText().isEmpty()
                    && !prompt.path("message").asText().isEmpty();
        }
        return good ? "" : "invalid_arguments";
    }

    synchronized String session(String channel, String thread) {
        return sessions.getOrDefault(channel + " " + thread, "");
    }

    synchronized JsonNode home(String user) {
        return homes.getOrDefault(user, Json.mapper().createObjectNode());
    }
}
