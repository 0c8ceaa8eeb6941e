package dev.jackdaw.learning;

import dev.jackdaw.core.ExpiringValue;
import dev.jackdaw.knowledge.index.ExactVectors;
import dev.jackdaw.knowledge.index.GenerationCounter;
import dev.jackdaw.knowledge.index.PgVectors;
import dev.jackdaw.knowledge.index.SearchTable;
import dev.jackdaw.knowledge.index.Vectors;
import dev.jackdaw.store.Sql;
import java.time.Duration;
import java.util.List;

/// The active learnings of the whole company, as they are searched. Thread-safe; what another
/// process changes is seen within half a second.
public final class LearningIndex {
    private static final Duration REREAD_AFTER = Duration.ofMillis(500);
    /// The questions that active learnings are searched by.
    public static final SearchTable TABLE = new SearchTable("learning_item");

    private static final GenerationCounter GENERATION = new GenerationCounter("learnings");

    private final ExpiringValue<Long> generation;
    private final Vectors vectors;

    /// `pgvector` says that the server can search vectors itself.
    public LearningIndex(Sql database, boolean pgvector) {
        this.generation = new ExpiringValue<>(REREAD_AFTER, () -> GENERATION.read(database));
        this.vectors = pgvector ? PgVectors.on(database, TABLE) : new ExactVectors(database, TABLE, generation::get);
    }

    /// Counts changes; 0 where nothing ever was active.
    long generation() {
        return generation.get();
    }

    /// All the questions it was learnt from.
    void add(Sql sql, String id) {
        sql.execute(
                "INSERT INTO learning_item (learning, search, embedding) SELECT learning, search, "
                        + "embedding FROM learning_question WHERE learning = ? ON CONFLICT DO NOTHING",
                id);
        GENERATION.next(sql);
    }

    void remove(Sql sql, String id) {
        if (sql.execute("DELETE FROM learning_item WHERE learning = ?", id) > 0) {
            GENERATION.next(sql);
        }
    }

    /// What for only some changes counts, too: nothing active at all needs no look.
    void bump(Sql sql) {
        GENERATION.next(sql);
    }

    /// This process sees at once what it changed.
    void changed() {
        generation.forget();
    }

    /// The rows of `learning_item` that come nearest to a vector, nearest first.
    List<Long> nearest(float[] vector, int limit) {
        return vectors.nearest(vector, limit);
    }
}
