package dev.jackdaw.warehouse;

import java.util.List;
import java.util.Optional;

/// A table, view or the like, as the database describes it. `kind` is "table", "partitioned table",
/// "view", "materialized view" or "foreign table"; `rows` is PostgreSQL's estimate, -1 where it has
/// none.
public record Relation(
        String schema, String name, String kind, String comment, long rows, List<Column> columns, List<Key> keys) {
    /// A column. `number` is `pg_attribute.attnum`; `enumLabels` are those of an enum type, else
    /// none.
    public record Column(
            int number,
            String name,
            String type,
            boolean nullable,
            String comment,
            String generated,
            List<String> enumLabels) {}

    /// A key: "primary", "unique" or "foreign", over columns, the last with what it refers to.
    public record Key(String kind, List<String> columns, String refersTo, List<String> refersToColumns) {}

    /// The column of that name.
    public Optional<Column> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /// "schema.name".
    public String qualified() {
        return schema + "." + name;
    }
}
