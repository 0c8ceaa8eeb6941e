package dev.jackdaw.learning;

import dev.jackdaw.core.Kept;
import dev.jackdaw.knowledge.index.ExactVectors;
import dev.jackdaw.knowledge.index.HybridSearch;
import dev.jackdaw.knowledge.index.PgVectors;
import dev.jackdaw.knowledge.index.SearchTable;
import dev.jackdaw.knowledge.index.Vectors;
import dev.jackdaw.store.StateDatabase;

import org.jooq.DSLContext;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The active learnings of the whole company, as they are searched. Thread-safe; what another
/// process changes is seen within half a second.
public final class LearningIndex {
    private static final Duration KEPT = Duration.ofMillis(500);
    private static final String BUMP =
            "INSERT INTO knowledge_state VALUES ('learnings', '1') ON CONFLICT (key) DO UPDATE SET"
                    + " value = (knowledge_state.value::bigint + 1)::text";

    private final StateDatabase database;
    private final Kept<Long> generation;
    private final Vectors vectors;
    private final HybridSearch search;

    /// `pgvector` says that the server can search vectors itself.
    public LearningIndex(StateDatabase database, boolean pgvector) {
        this.database = database;
        this.generation = new Kept<>(KEPT, this::read);
        this.vectors =
                pgvector
                        ? PgVectors.on(database, SearchTable.LEARNING)
                        : new ExactVectors(database, SearchTable.LEARNING, generation::get);
        this.search = new HybridSearch(database, SearchTable.LEARNING, vectors);
    }

    private long read() {
        return database
                .rows(
                        "SELECT value::bigint FROM knowledge_state WHERE key = 'learnings'",
                        List.of(),
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /// Counts changes; 0 where nothing ever was active.
    long generation() {
        return generation.get();
    }

    /// All the questions it was learnt from.
    void add(DSLContext sql, String id) {
        var added =
                sql.fetch(
                                "INSERT INTO learning_item (learning, search, embedding) SELECT"
                                        + " learning, search, embedding FROM learning_question"
                                        + " WHERE learning = ? ON CONFLICT DO NOTHING RETURNING id",
                                id)
                        .map(row -> row.get(0, Long.class));
        sql.execute(
                "INSERT INTO learning_word SELECT word, count(*) FROM (SELECT"
                        + " unnest(tsvector_to_array(words)) AS word FROM learning_item WHERE id ="
                        + " ANY (?)) w GROUP BY word ON CONFLICT (word) DO UPDATE SET items ="
                        + " learning_word.items + excluded.items",
                (Object) added.toArray(Long[]::new));
        sql.execute(BUMP);
    }

    void remove(DSLContext sql, String id) {
        sql.execute(
                "UPDATE learning_word SET items = greatest(learning_word.items - gone.items, 1)"
                        + " FROM (SELECT word, count(*) AS items FROM (SELECT"
                        + " unnest(tsvector_to_array(words)) AS word FROM learning_item WHERE"
                        + " learning = ?) w GROUP BY word) gone WHERE gone.word ="
                        + " learning_word.word",
                id);
        if (sql.execute("DELETE FROM learning_item WHERE learning = ?", id) > 0) {
            sql.execute(BUMP);
        }
    }

    /// What for only some changes counts, too: nothing active at all needs no look.
    void bump(DSLContext sql) {
        sql.execute(BUMP);
    }

    /// This process sees at once what it changed.
    void changed() {
        generation.forget();
    }

    /// The ids of the learnings that fit a question best, best first.
    List<String> best(String question, Supplier<float[]> vector, int limit) {
        return named(
                search.best(question, vector, limit).stream().map(HybridSearch.Found::id).toList());
    }

    /// The ids of those nearest to a vector.
    List<String> nearest(float[] vector, int limit) {
        return named(vectors.nearest(vector, limit));
    }

    private List<String> named(List<Long> ids) {
        Map<Long, String> names =
                database
                        .rows(
                                "SELECT id, learning FROM learning_item WHERE id = ANY (?)",
                                List.of((Object) ids.toArray(Long[]::new)),
                                row -> Map.entry(row.getLong(1), row.getString(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return ids.stream().filter(names::containsKey).map(names::get).distinct().toList();
    }
}
