package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Posts messages, each exactly once: its key travels with it as metadata, and where nobody knows
/// whether it arrived, the thread is read before it is sent again.
record Poster(SlackApi api) {
    private static final String EVENT = "jackdaw_message";
    private static final int TRIES = 8;
    private static final Duration ARRIVING = Duration.ofMillis(300);
    private static final int PAGES_MAX = 20;

    /// Slack can't show these blocks: the text must do.
    private static final Set<String> BLOCKS_REFUSED =
            Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long");

    /// Posts in a thread, or finds what was posted with this key; the message's `ts`. `again`: it
    /// may have been sent before.
    String post(ConversationRef place, String key, SlackMessage message, boolean again) {
        if (again) {
            var found = find(place, key);
            if (found.isPresent()) {
                return found.get();
            }
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return best("chat.postMessage", form(place, key), message)
                        .path("ts")
                        .asText();
            } catch (SlackFault e) {
                if (e.kind() == SlackFault.Certainty.REFUSED || attempt == TRIES) {
                    throw e;
                }
                RateLimiter.sleep(ARRIVING.toNanos());
                var found = find(place, key);
                if (found.isPresent()) {
                    return found.get();
                }
                SlackApi.backOff(attempt);
            }
        }
    }

    /// Sends the message as it is, or as far as this Slack can show it; in the end its text alone.
    private JsonNode best(String method, Map<String, String> form, SlackMessage message) {
        if (!message.text().isEmpty()) {
            form.put("text", message.text());
        }
        for (var blocks : List.of(message.blocks(), Blocks.older(message.blocks()))) {
            try {
                form.put("blocks", Json.text(blocks));
                return api.call(method, form);
            } catch (SlackFault e) {
                if (e.kind() != SlackFault.Certainty.REFUSED || !BLOCKS_REFUSED.contains(e.error())) {
                    throw e;
                }
            }
        }
        form.remove("blocks");
        return api.call(method, form);
    }

    private static Map<String, String> form(ConversationRef place, String key) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        if (!place.thread().isEmpty()) {
            form.put("thread_ts", place.thread());
        }
        form.put("unfurl_links", "false");
        form.put("unfurl_media", "false");
        form.put("parse", "none");
        form.put("metadata", metadata(key));
        return form;
    }

    /// What a message bears so that it can be found again.
    static String metadata(String key) {
        return Json.text(Map.of("event_type", EVENT, "event_payload", Map.of("key", key)));
    }

    private Optional<String> find(ConversationRef place, String key) {
        return find(place, message -> bears(message, key));
    }

    /// The first message of a thread for which this holds.
    Optional<String> find(ConversationRef place, Predicate<JsonNode> wanted) {
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
            var method = place.thread().isEmpty() ? "conversations.history" : "conversations.replies";
            var reply = api.call(method, form);
            for (var message : reply.path("messages")) {
                if (wanted.test(message)) {
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

    static boolean bears(JsonNode message, String key) {
        var metadata = message.path("metadata");
        return metadata.path("event_type").asText().equals(EVENT)
                && metadata.path("event_payload").path("key").asText().equals(key);
    }

    /// The asker's own conversation with Jackdaw.
    ConversationRef direct(SlackRun asked) {
        return open(new Incoming.Who(asked.place().team(), asked.person()));
    }

    /// Somebody's own conversation with Jackdaw.
    ConversationRef open(Incoming.Who who) {
        var reply = api.call("conversations.open", Map.of("users", who.user()));
        return new ConversationRef(who.team(), reply.path("channel").path("id").asText(), "");
    }

    /// Replaces a message of Jackdaw's own; doing it twice comes to the same.
    void update(ConversationRef place, String message, String key, SlackMessage now) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        form.put("ts", message);
        form.put("metadata", metadata(key));
        best("chat.update", form, now);
    }

    /// Ends a stream with its last chunks, if any, and this message: its first words as text, the
    /// others as blocks below.
    void stop(ConversationRef place, String stream, String key, String chunks, SlackMessage now) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        form.put("ts", stream);
        form.put("metadata", metadata(key));
        if (!chunks.isEmpty()) {
            form.put("chunks", chunks);
        }
        var blocks = now.blocks().deepCopy();
        if (blocks.path(0).path("type").asText().equals("markdown")) {
            form.put("markdown_text", blocks.remove(0).path("text").asText());
        } else {
            form.put("markdown_text", now.text());
        }
        best("chat.stopStream", form, new SlackMessage("", blocks));
    }

    /// Tells one person something that need not last.
    void whisper(ConversationRef place, String person, String markdown) {
        whisper(place, person, Blocks.message(markdown));
    }

    /// Tells one person something that need not last.
    void whisper(ConversationRef place, String person, SlackMessage now) {
        var form = new HashMap<String, String>();
        form.put("channel", place.channel());
        form.put("user", person);
        if (!place.thread().isEmpty()) {
            form.put("thread_ts", place.thread());
        }
        best("chat.postEphemeral", form, now);
    }
}
