package dev.jackdaw.knowledge.index;

import com.pgvector.PGvector;
import dev.jackdaw.store.StateDatabase;
import java.util.List;
import org.jooq.exception.DataAccessException;

/// Search by pgvector's HNSW index: near neighbours, found in logarithmic time.
public final class PgVectors implements Vectors {
    private final StateDatabase database;
    private final SearchTable table;

    private PgVectors(StateDatabase database, SearchTable table) {
        this.database = database;
        this.table = table;
    }

    /// Whether the server offers the extension and lets us use it. Sets up what is missing.
    public static boolean prepare(StateDatabase database, int dimensions) {
        var sql = database.sql();
        try {
            var offered = "SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'";
            if (sql.fetchSingle(offered).get(0, Integer.class) == 0) {
                return false;
            }
            var installed = "SELECT count(*) FROM pg_extension WHERE extname = 'vector'";
            if (sql.fetchSingle(installed).get(0, Integer.class) == 0) {
                sql.execute("CREATE EXTENSION IF NOT EXISTS vector");
            }
            for (var table : SearchTable.values()) {
                column(database, table.items(), dimensions);
            }
            return true;
        } catch (DataAccessException e) {
            // Not ours to install: the exact search answers, and `doctor` says so.
            return false;
        }
    }

    /// The vectors beside the arrays, kept by the server itself; made anew for a model of another
    /// size.
    private static void column(StateDatabase database, String table, int dimensions) {
        var type = "SELECT coalesce((SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE "
                + "attrelid = '"
                + table
                + "'::regclass AND attname = 'vector'), '')";
        var wanted = "vector(" + dimensions + ")";
        database.sql().transaction(transaction -> {
            var sql = transaction.dsl();
            sql.execute("SELECT pg_advisory_xact_lock(hashtext('knowledge load'))");
            var found = sql.fetchSingle(type).get(0, String.class);
            if (found.endsWith(wanted)) {
                return;
            }
            sql.execute("ALTER TABLE " + table + " DROP COLUMN IF EXISTS vector");
            sql.execute("DELETE FROM " + table + " WHERE array_length(embedding, 1) <> ?", dimensions);
            sql.execute("ALTER TABLE "
                    + table
                    + " ADD COLUMN vector "
                    + wanted
                    + " GENERATED ALWAYS AS (embedding::"
                    + wanted
                    + ") STORED");
            sql.execute("CREATE INDEX " + table + "_vector ON " + table + " USING hnsw (vector vector_cosine_ops)");
        });
    }

    /// Search on a database that is prepared.
    public static PgVectors on(StateDatabase database, SearchTable table) {
        return new PgVectors(database, table);
    }

    @Override
    public List<Long> nearest(float[] question, int limit) {
        var vector = new PGvector(question).getValue();
        return database.sql()
                .fetch("SELECT id FROM " + table.items() + " ORDER BY vector <=> ?::vector LIMIT ?", vector, limit)
                .map(row -> row.get(0, Long.class));
    }

    @Override
    public String name() {
        return "pgvector";
    }
}
