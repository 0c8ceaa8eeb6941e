package dev.jackdaw.data;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Comma-separated values as RFC 4180 has them. Text that a spreadsheet would take for a formula is
/// quoted with an apostrophe in front.
public final class Csv {
    private Csv() {}

    /// The table, its column names first; without a last line break.
    public static String of(ResultTable table) {
        var lines = new StringBuilder(
                line(table.columns().stream().map(c -> (Object) c.name()).toList()));
        table.rows().forEach(row -> lines.append("\r\n").append(line(row)));
        return lines.toString();
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        if (!(value instanceof Number) && text.matches("(?s)[=+\\-@\t\r].*")) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
