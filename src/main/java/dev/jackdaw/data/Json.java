package dev.jackdaw.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.jackdaw.core.PermanentException;
import java.util.regex.Pattern;

/// JSON as it is written everywhere: numbers keep their scale, times are ISO text, unknown fields
/// are let be.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(
                    // A run's thread is young: buffers of its own would be new each time.
                    JsonFactory.builder()
                            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                            .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .build();

    /// The character, not a text that spells it after a backslash of its own.
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u0000");

    private Json() {}

    /// The shared mapper. Never reconfigure it.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// As text, on one line.
    public static String text(Object value) {
        try {
            var text = MAPPER.writeValueAsString(value);
            // PostgreSQL's jsonb has no place for the character NUL.
            return text.contains("\\u0000") ? NUL.matcher(text).replaceAll("$1\ufffd") : text;
        } catch (JsonProcessingException e) {
            throw new PermanentException("can't write " + value.getClass() + " as JSON", e);
        }
    }

    /// As text for people.
    public static String pretty(Object value) {
        return tree(value).toPrettyString();
    }

    /// As a tree.
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /// Reads text as a type. Throws `JsonProcessingException` where the text has another shape.
    public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(text, type);
    }

    /// Reads text that we wrote ourselves.
    public static <T> T own(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new PermanentException(
                    "stored JSON is not a "
                            + type.getSimpleName()
                            + ": "
                            + e.getOriginalMessage()
                            + ". It was written by another version, or changed by hand",
                    e);
        }
    }
}
