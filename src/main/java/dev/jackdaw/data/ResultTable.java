package dev.jackdaw.data;

import dev.jackdaw.core.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows with named columns. Values are what JSON can hold: text, numbers with their scale,
/// booleans, null, lists and maps of them. `truncated` says that the source had more rows than are
/// here.
public record ResultTable(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated) {
    /// No columns, no rows.
    public static final ResultTable EMPTY = new ResultTable(List.of(), List.of(), false);

    public ResultTable {
        columns = List.copyOf(columns);
        var copy = new ArrayList<List<@Nullable Object>>(rows.size());
        for (var row : rows) {
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copy);
    }

    /// Rows of texts, for people to read.
    public static ResultTable texts(List<List<@Nullable Object>> rows, String... names) {
        return new ResultTable(
                Arrays.stream(names).map(name -> Column.plain(name, "text")).toList(), rows, false);
    }

    /// A column: its name, its PostgreSQL type, and how numbers in it are shown: "currency",
    /// "percent", "number", "integer", or empty. `unit` is a currency code or a word such as
    /// "customers", or empty.
    public record Column(String name, String type, String format, String unit) {
        /// A plain one.
        public static Column plain(String name, String type) {
            return new Column(name, type, "", "");
        }
    }

    /// SHA-256 over the column names and all values, as hex.
    public String hash() {
        var names = columns.stream().map(Column::name).toList();
        return Hashes.of(Json.text(names) + Json.text(rows));
    }
}
