package dev.jackdaw.learning;

import dev.jackdaw.data.Json;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds learnings by what they mean: those near a question, and those that say the same as
/// another.
public final class LearningSearch {
    private static final String WITH_QUESTIONS =
            "SELECT " + Learnings.COLUMNS + ", embedding FROM learning JOIN learning_question q ON q.learning = id";
    private static final int LISTED_MAX = 10_000;
    private static final int PERSONAL_MAX = 500;
    private static final int NEAREST_MAX = 50;

    private final Learnings learnings;
    private final LearningIndex index;

    public LearningSearch(Learnings learnings, LearningIndex index) {
        this.learnings = learnings;
        this.index = index;
    }

    /// Those in use or waiting whose SQL is built the same and that the same people see.
    public List<Learning> sameQuery(Learning learning) {
        return learnings.select(
                Viewer.UPKEEP,
                "WHERE shape <> '' AND shape = (SELECT shape FROM learning WHERE id = ?) AND id <> ? AND "
                        + "state IN ('active', 'waiting') AND audience = ? AND rights = ?::jsonb ORDER BY id",
                learning.id(),
                learning.id(),
                learning.audience().value(),
                Json.text(learning.rights()));
    }

    /// The active ones and those that wait which the same people see and that say nearly the same,
    /// the most similar first; `cosine` of 1 is the same.
    public List<Near> near(Learning learning, double cosine) {
        var mine = meaning(learning.id());
        var active = learning.open()
                ? Stream.of(mine, wanted(learning.id()))
                        .flatMap(v -> index.nearest(v, NEAREST_MAX).stream())
                        .distinct()
                        .toList()
                : List.<Long>of();
        return learnings.as(
                Viewer.UPKEEP,
                sql -> sql
                        .query(
                                "SELECT "
                                        + Learnings.COLUMNS
                                        + ", meaning FROM learning WHERE id <> ? AND audience = ? AND rights ="
                                        + " ?::jsonb AND (id IN (SELECT learning FROM learning_item WHERE id = ANY"
                                        + " (?::bigint[])) OR state = 'waiting' OR (state = 'active' AND NOT ?)) ORDER"
                                        + " BY id DESC LIMIT "
                                        + LISTED_MAX,
                                learning.id(),
                                learning.audience().value(),
                                Json.text(learning.rights()),
                                active.toArray(Long[]::new),
                                learning.open())
                        .list(row -> new Near(Learnings.learning(row), likeness(row, "meaning", mine)))
                        .stream()
                        .filter(near -> near.likeness() >= cosine)
                        .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                        .toList());
    }

    /// One that says something similar.
    public record Near(Learning learning, double likeness) {}

    private float[] meaning(String id) {
        return one("SELECT meaning AS vector FROM learning WHERE id = ?", id);
    }

    private float[] wanted(String id) {
        return one("SELECT embedding AS vector FROM learning_question WHERE learning = ? LIMIT 1", id);
    }

    private float[] one(String query, String id) {
        return learnings.as(Viewer.UPKEEP, sql -> sql.query(query, id).one(row -> row.reals("vector")));
    }

    private static double likeness(Row row, String column, float[] vector) {
        var other = row.reals(column);
        double sum = 0;
        for (int i = 0; i < Math.min(other.length, vector.length); i++) {
            sum += other[i] * vector[i];
        }
        return sum;
    }

    /// Active ones that a viewer may see: those found in the index, and all that are only for some,
    /// with how near each comes to a question.
    List<Near> active(Viewer viewer, List<Long> found, float[] question) {
        return learnings.as(
                viewer,
                sql -> nearest(
                        sql.query(
                                WITH_QUESTIONS
                                        + " WHERE state = 'active' AND may_see(audience, rights) AND id IN (SELECT"
                                        + " learning FROM learning_item WHERE id = ANY (?::bigint[]) UNION ALL (SELECT"
                                        + " id FROM learning WHERE audience = ANY (?::text[]) AND audience <> '' AND"
                                        + " state = 'active' ORDER BY id DESC LIMIT ?) UNION ALL (SELECT id FROM"
                                        + " learning WHERE audience = '' AND rights <> '{}' AND rights = ?::jsonb AND"
                                        + " state = 'active' ORDER BY id DESC LIMIT ?))",
                                found.toArray(Long[]::new),
                                List.copyOf(viewer.audiences()),
                                PERSONAL_MAX,
                                Json.text(viewer.rights()),
                                PERSONAL_MAX),
                        question));
    }

    /// One learning in whatever state, with how near it is to a question: to try it out.
    Optional<Near> any(String id, float[] question) {
        return learnings.as(
                Viewer.UPKEEP,
                sql -> nearest(sql.query(WITH_QUESTIONS + " WHERE id = ?", id), question).stream()
                        .findFirst());
    }

    /// A row a question; the nearest of each counts.
    private static List<Near> nearest(Sql.Query rows, float[] question) {
        var best = new LinkedHashMap<String, Near>();
        rows.each(row -> {
            var near = new Near(Learnings.learning(row), likeness(row, "embedding", question));
            best.merge(near.learning().id(), near, (a, b) -> a.likeness() >= b.likeness() ? a : b);
        });
        return List.copyOf(best.values());
    }
}
