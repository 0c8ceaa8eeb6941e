package dev.jackdaw.knowledge.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The line that each value of a JSON text begins in, by JSON pointer ("/metrics/0").
public final class JsonLines {
    private final Map<String, Integer> lines = new HashMap<>();

    /// The text must be well-formed.
    public JsonLines(String text) {
        try (JsonParser parser = Json.mapper().createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
                    lines.putIfAbsent(
                            pointer(parser, token),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static String pointer(JsonParser parser, JsonToken token) {
        var context = parser.getParsingContext();
        var at = token.isStructStart() ? context.getParent() : context;
        return at.pathAsPointer().toString();
    }

    /// The line of a value, or of the nearest one around it.
    public int of(String pointer) {
        for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.lastIndexOf('/') < 0) {
                return 1;
            }
        }
    }
}
