package dev.jackdaw.warehouse;

import java.util.Map;
import java.util.Set;

/// What a query reads, by PostgreSQL's own resolution: columns by "schema.relation". `shape` is a
/// hash of its structure, the same for queries that differ in values alone.
public record Lineage(String shape, Map<String, Set<String>> columns) {
    public Lineage {
        columns = Map.copyOf(columns);
    }
}
