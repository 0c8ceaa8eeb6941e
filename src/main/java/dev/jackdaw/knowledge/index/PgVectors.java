package dev.jackdaw.knowledge.index;

import com.pgvector.PGvector;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.store.Sql;
import java.util.List;

/// Search by pgvector's HNSW index: near neighbours, found in logarithmic time.
public final class PgVectors implements Vectors {
    private final Sql database;
    private final SearchTable table;

    private PgVectors(Sql database, SearchTable table) {
        this.database = database;
        this.table = table;
    }

    /// Whether the server offers the extension and lets us use it. Sets up what is missing.
    public static boolean prepare(Sql database, int dimensions, List<SearchTable> tables) {
        try {
            if (missing(database, "SELECT FROM pg_available_extensions WHERE name = 'vector'")) {
                return false;
            }
            if (missing(database, "SELECT FROM pg_extension WHERE extname = 'vector'")) {
                database.execute("CREATE EXTENSION IF NOT EXISTS vector");
            }
            for (var table : tables) {
                column(database, table.items(), dimensions);
            }
            return true;
        } catch (JackdawException e) {
            // Not ours to install: the exact search answers, and `doctor` says so.
            return false;
        }
    }

    private static boolean missing(Sql database, String query) {
        return database.query(query).list(row -> true).isEmpty();
    }

    /// The vectors beside the arrays, kept by the server itself; made anew for a model of another
    /// size.
    private static void column(Sql database, String table, int dimensions) {
        var type = "SELECT coalesce((SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE "
                + "attrelid = '"
                + table
                + "'::regclass AND attname = 'vector'), '') AS type";
        var wanted = "vector(" + dimensions + ")";
        database.transaction(sql -> {
            sql.execute("SELECT pg_advisory_xact_lock(hashtext('knowledge load'))");
            var found = sql.query(type).one(row -> row.text("type"));
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
    public static PgVectors on(Sql database, SearchTable table) {
        return new PgVectors(database, table);
    }

    @Override
    public List<Long> nearest(float[] question, int limit) {
        var vector = new PGvector(question).getValue();
        return database.query(
                        "SELECT id FROM " + table.items() + " ORDER BY vector <=> ?::vector LIMIT ?", vector, limit)
                .list(row -> row.bigint("id"));
    }

    @Override
    public String name() {
        return "pgvector";
    }
}
