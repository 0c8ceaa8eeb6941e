package dev.jackdaw.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.data.Json;
import java.util.regex.Pattern;

/// The text of an answer while a model still writes it: the field "text" of the arguments of
/// `submit`, which come in as pieces of JSON.
final class SpokenText {
    private static final Pattern TEXT =
            Pattern.compile("\"text\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\(?:[^u]|u[0-9a-fA-F]{4}))*)");

    private final StringBuilder arguments = new StringBuilder();
    private String read = "";
    private boolean more;

    /// Whether it may have changed the text.
    boolean add(String tool, String piece) {
        if (!tool.equals("submit")) {
            return false;
        }
        arguments.append(piece);
        more = true;
        return true;
    }

    void clear() {
        arguments.setLength(0);
        read = "";
        more = false;
    }

    /// What can be read so far.
    String soFar() {
        if (more) {
            read = read();
            more = false;
        }
        return read;
    }

    private String read() {
        var found = TEXT.matcher(arguments);
        if (arguments.isEmpty() || !found.find()) {
            return "";
        }
        try {
            return Json.mapper().readValue(found.group(1) + "\"", String.class);
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
