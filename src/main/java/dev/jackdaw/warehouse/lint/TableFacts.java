package dev.jackdaw.warehouse.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the database tells of a table: its columns by number, and its unique keys.
public record TableFacts(long oid, String schema, String name, Map<Integer, Column> columns, List<Set<Integer>> keys) {
    /// `type` is PostgreSQL's identity of it.
    public record Column(String name, long type, boolean nullable) {}

    /// "schema.name".
    public String qualified() {
        return schema + "." + name;
    }

    /// The number of a column, or 0.
    int number(String column) {
        return columns.entrySet().stream()
                .filter(c -> c.getValue().name().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }
}
