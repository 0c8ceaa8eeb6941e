package dev.jackdaw.app.sample;

import org.jspecify.annotations.Nullable;

/// A row of the sample as a line of COPY text.
record SampleRow(String line) {
    /// Joins values in column order; null is SQL's NULL.
    static SampleRow of(@Nullable Object... values) {
        var line = new StringBuilder();
        for (var value : values) {
            line.append(line.isEmpty() ? "" : "\t").append(value == null ? "\\N" : value);
        }
        return new SampleRow(line.append('\n').toString());
    }
}
