package dev.jackdaw.knowledge.index;

import dev.jackdaw.store.Sql;

/// Counts changes of something that processes keep in memory: what was read under another number is
/// stale.
public record GenerationCounter(String name) {
    private static final String NEXT = """
        INSERT INTO knowledge_state (key, value) VALUES (?, '1')
        ON CONFLICT (key) DO UPDATE SET value = (knowledge_state.value::bigint + 1)::text
        """;

    /// Now; 0 where nothing ever changed.
    public long read(Sql sql) {
        return sql.query("SELECT value::bigint AS generation FROM knowledge_state WHERE key = ?", name)
                .first(row -> row.bigint("generation"))
                .orElse(0L);
    }

    /// Something changes, in this transaction.
    public void next(Sql sql) {
        sql.execute(NEXT, name);
    }
}
