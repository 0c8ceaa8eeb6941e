package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.jackdaw.agent.Json;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Posts messages, each exactly once: its key travels with it as metadata, and where nobody knows
/// whether it arrived, the thread is read before it is sent again.
record Poster(SlackApi api) {
    private static final String EVENT = "jackdaw_message";
    private static final int TRIES = 8;
    private static final Duration ARRIVING = Duration.ofMillis(300);
    private static final int PAGES_MAX = 20;

    /// Slack can't show these blocks: the text must do.
    private static final Set<String> BLOCKS_REFUSED =
            Set.of(
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "msg_blocks_too_long",
                    "msg_too_long");

    /// Posts in a thread, or finds what was posted with this key; the message's `ts`. `again`: it
    /// may have been sent before.
    String post(Place place, String key, Rendered message, boolean again) {
        if (again) {
            var found = find(place, key);
            if (found.isPresent()) {
                return found.get();
            }
        }
        var form = form(place, key, message);
        for (int attempt = 1; ; attempt++) {
            try {
                return api.call("chat.postMessage", form).path("ts").asText();
            } catch (SlackFault e) {
                if (e.kind() == SlackFault.Kind.REFUSED && BLOCKS_REFUSED.contains(e.error())) {
                    if (form.remove("blocks") == null) {
                        throw e;
                    }
                    continue;
                }
                if (e.kind() == SlackFault.Kind.REFUSED || attempt == TRIES) {
                    throw e;
                }
                Pace.sleep(ARRIVING.toNanos());
                var found = find(place, key);
                if (found.isPresent()) {
                    return found.get();
                }
                SlackApi.backOff(attempt);
            }
        }
    }

    private static Map<String, String> form(Place place, String key, Rendered message) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        if (!place.thread().isEmpty()) {
            form.put("thread_ts", place.thread());
        }
        form.put("text", message.text());
        form.put("blocks", Json.text(message.blocks()));
        form.put("unfurl_links", "false");
        form.put("unfurl_media", "false");
        form.put("parse", "none");
        form.put(
                "metadata",
                Json.text(Map.of("event_type", EVENT, "event_payload", Map.of("key", key))));
        return form;
    }

    private Optional<String> find(Place place, String key) {
        var cursor = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            var form = new HashMap<String, String>();
            form.put("channel", place.channel());
            if (!place.thread().isEmpty()) {
                form.put("ts", place.thread());
            }
            form.put("include_all_metadata", "true");
            form.put("limit", "200");
            if (!cursor.isEmpty()) {
                form.put("cursor", cursor);
            }
            var method =
                    place.thread().isEmpty() ? "conversations.history" : "conversations.replies";
            var reply = api.call(method, form);
            for (var message : reply.path("messages")) {
                if (bears(message, key)) {
                    return Optional.of(message.path("ts").asText());
                }
            }
            cursor = reply.path("response_metadata").path("next_cursor").asText("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        return Optional.empty();
    }

    private static boolean bears(JsonNode message, String key) {
        var metadata = message.path("metadata");
        return metadata.path("event_type").asText().equals(EVENT)
                && metadata.path("event_payload").path("key").asText().equals(key);
    }

    /// The asker's own conversation with Jackdaw.
    Place direct(Asked asked) {
        return open(new Incoming.Who(asked.place().team(), asked.person()));
    }

    /// Somebody's own conversation with Jackdaw.
    Place open(Incoming.Who who) {
        var reply = api.call("conversations.open", Map.of("users", who.user()));
        return new Place(who.team(), reply.path("channel").path("id").asText(), "");
    }

    /// Replaces a message of Jackdaw's own; doing it twice comes to the same.
    void update(Place place, String message, Rendered now) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        form.put("ts", message);
        form.put("text", now.text());
        form.put("blocks", Json.text(now.blocks()));
        api.call("chat.update", form);
    }

    /// Tells one person something that need not last.
    void whisper(Place place, String person, String markdown) {
        whisper(place, person, Blocks.message(markdown));
    }

    /// Tells one person something that need not last.
    void whisper(Place place, String person, Rendered now) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        form.put("user", person);
        form.put("text", now.text());
        form.put("blocks", Json.text(now.blocks()));
        if (!place.thread().isEmpty()) {
            form.put("thread_ts", place.thread());
        }
        api.call("chat.postEphemeral", form);
    }
}
