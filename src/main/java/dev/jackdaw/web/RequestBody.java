package dev.jackdaw.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A request's JSON object. What does not fit is a 400 that says so.
record RequestBody(JsonNode json) {
    private static final int BYTES_MAX = 64 << 10;

    /// Reads it; it may have these fields and no others.
    static RequestBody read(Context context, List<String> fields) throws IOException {
        var bytes = BoundedBody.read(context, BYTES_MAX, "a request has " + BYTES_MAX + " bytes at most");
        var json = parsed(new String(bytes, StandardCharsets.UTF_8));
        if (!json.isObject()) {
            throw Problem.badRequest("the body must be a JSON object with " + fields);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw Problem.badRequest("there is no field '" + name + "'; there are " + fields);
            }
        });
        return new RequestBody(json);
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    boolean has(String field) {
        return json.has(field);
    }

    /// A text that is not blank.
    String text(String field) {
        if (!json.path(field).isTextual() || json.path(field).asText().isBlank()) {
            throw Problem.badRequest("'" + field + "' must be a text");
        }
        return json.path(field).asText();
    }

    /// A yes or a no.
    boolean flag(String field) {
        if (!json.path(field).isBoolean()) {
            throw Problem.badRequest("'" + field + "' must be true or false");
        }
        return json.path(field).asBoolean();
    }
}
