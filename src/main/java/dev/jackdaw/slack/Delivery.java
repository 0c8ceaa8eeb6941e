package dev.jackdaw.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.core.Hashes;
import dev.jackdaw.data.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Something that Slack sent, as one JSON object whatever way it came: events are JSON already,
/// interactions stand in the field `payload` of a form, commands are a form of plain fields. `key`
/// is the same for each time that Slack sends it.
record Delivery(String key, String kind, JsonNode body) {
    /// Nothing where it is neither.
    static Optional<Delivery> read(String body) {
        try {
            return Optional.of(body.stripLeading().startsWith("{") ? json(body) : form(body));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Delivery json(String body) throws JsonProcessingException {
        return of(Json.mapper().readTree(body));
    }

    private static Delivery form(String body) throws JsonProcessingException {
        var fields = Json.mapper().createObjectNode();
        for (var pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        if (fields.hasNonNull("payload")) {
            return json(fields.path("payload").asText());
        }
        if (!fields.hasNonNull("command")) {
            throw new IllegalArgumentException("neither an interaction nor a command");
        }
        return of(fields);
    }

    private static Delivery of(JsonNode body) {
        if (body instanceof ObjectNode fields && !fields.has("type") && fields.has("command")) {
            fields.put("type", "slash_command");
        }
        if (body == null || !body.path("type").isTextual()) {
            throw new IllegalArgumentException("no type");
        }
        if (body instanceof ObjectNode fields) {
            // Old keys to the workspace, which nobody here needs.
            fields.remove(List.of("token", "response_url", "response_urls"));
        }
        var kind = body.path("type").asText();
        var id = body.path("event_id").asText(body.path("trigger_id").asText(""));
        var named = id.isEmpty() ? Hashes.of(Json.text(body)) : id;
        return new Delivery(kind + " " + named, kind, body);
    }
}
