package dev.jackdaw.bench;

import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.model.embedding.Embedder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.postgresql.PGConnection;

/// Fills the index as if a corpus had been loaded, eleven items a table (the table and ten
/// columns). Embedding a million texts takes hours on two cores, so a vector here is the mean of
/// its words' real vectors and some noise.
final class MillionItems {
    private static final int NOISE_PERCENT = 30;
    private final Jackdaw jackdaw;
    private final Embedder embedder;
    private final Corpus corpus;
    private final Map<String, float[]> known = new HashMap<>();
    private final Random random = new Random(42);

    MillionItems(Jackdaw jackdaw, Embedder embedder, Corpus corpus) {
        this.jackdaw = jackdaw;
        this.embedder = embedder;
        this.corpus = corpus;
    }

    /// Nothing to do where an earlier measurement left them.
    void fill() {
        boolean pgvector = jackdaw.knowledge().vectors().name().equals("pgvector");
        var sql = jackdaw.database();
        int there = sql.query("SELECT count(*) AS items FROM knowledge_item").one(row -> row.integer("items"));
        if (there == corpus.tables() * (1 + corpus.columns().size())) {
            return;
        }
        sql.execute("TRUNCATE knowledge_item");
        sql.execute("DROP INDEX IF EXISTS knowledge_item_words, knowledge_item_vector");
        try (var connection = sql.dedicated()) {
            connection.setSchema("jackdaw_state");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var in =
                    copy.copyIn("COPY knowledge_item (kind, name, origin, file, line, version, title, content, search, "
                            + "body, embedding) FROM STDIN");
            try (var out = new org.postgresql.copy.PGCopyOutputStream(in)) {
                for (int i = 0; i < corpus.tables(); i++) {
                    write(out, corpus.table(i));
                }
            } catch (IOException e) {
                throw new SQLException(e);
            }
            try (var statement = connection.createStatement()) {
                statement.execute("SET maintenance_work_mem = '3GB'");
                statement.execute("CREATE INDEX knowledge_item_words ON knowledge_item USING gin (words)");
                if (pgvector) {
                    statement.execute("CREATE INDEX knowledge_item_vector ON knowledge_item USING hnsw (vector "
                            + "vector_cosine_ops)");
                }
                statement.execute("TRUNCATE knowledge_word");
                statement.execute("INSERT INTO knowledge_word SELECT word, ndoc FROM ts_stat('SELECT words FROM "
                        + "knowledge_item')");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("filling the index", e);
        }
        sql.execute("VACUUM ANALYZE knowledge_item");
        sql.execute("INSERT INTO knowledge_state VALUES ('generation', '1') ON CONFLICT (key) DO UPDATE SET "
                + "value = (knowledge_state.value::bigint + 1)::text");
    }

    private void write(OutputStream out, Corpus.Table table) throws IOException {
        var vector = mean(
                vector(table.department()[0] + ": " + table.department()[1]),
                vector(table.entity()[0] + ": " + table.entity()[1]),
                table.country().isEmpty() ? new float[embedder.dimensions()] : vector(table.country()));
        row(out, "table", table.qualified(), table.name().replace('_', ' ') + " " + table.description(), vector);
        for (var column : corpus.columns()) {
            row(
                    out,
                    "column",
                    table.qualified() + "." + column,
                    table.name().replace('_', ' ') + " " + column.replace('_', ' '),
                    mean(vector, vector(column.replace('_', ' '))));
        }
    }

    private void row(OutputStream out, String kind, String name, String search, float[] vector) throws IOException {
        var body = kind.equals("table") ? "{}" : "{\"table\":\"\",\"column\":\"\",\"type\":\"text\",\"values\":[]}";
        var line = new StringBuilder(4_000);
        for (var field : List.of(kind, name, "file", "tables/x.json", "1", "v", name, search, search, body)) {
            line.append(field).append('\t');
        }
        line.append('{');
        for (float value : vector) {
            line.append(line.charAt(line.length() - 1) == '{' ? "" : ",")
                    .append(Math.round(value * 1e4))
                    .append("e-4");
        }
        out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private float[] vector(String text) {
        return known.computeIfAbsent(text, t -> embedder.embed(List.of(t)).getFirst());
    }

    private float[] mean(float[]... parts) {
        var sum = new float[embedder.dimensions()];
        double length = 0;
        for (int i = 0; i < sum.length; i++) {
            for (var part : parts) {
                sum[i] += part[i];
            }
            sum[i] += (float) (random.nextGaussian() * NOISE_PERCENT / 100 / Math.sqrt(sum.length));
            length += sum[i] * sum[i];
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= (float) Math.sqrt(length);
        }
        return sum;
    }
}
