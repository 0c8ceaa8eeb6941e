package dev.jackdaw.knowledge.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a file leaves out, as a value that says nothing.
final class AbsentValues {
    private AbsentValues() {}

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static <T> List<T> list(@Nullable List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }

    /// In the order of the file.
    static Map<String, List<String>> filters(@Nullable Map<String, List<String>> value) {
        return value == null ? Map.of() : new LinkedHashMap<>(value);
    }
}
