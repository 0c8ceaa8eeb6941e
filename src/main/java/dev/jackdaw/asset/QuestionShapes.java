package dev.jackdaw.asset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.agent.Step;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Sql;
import dev.jackdaw.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts how often a question of the same shape was asked, whoever asked it and with whatever
/// values: by the structure of the SQL that a model wrote, or by the governed question.
final class QuestionShapes {
    private static final int STATEMENTS_MAX = 5;

    private static final String FREQUENT = """
        SELECT shape, count(*) AS times, count(DISTINCT asker) AS people,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms)::bigint AS ms
        FROM question_shape WHERE at >= ?::timestamptz
        GROUP BY shape HAVING count(*) >= ?
          AND (percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) >= ? OR max(length(sql)) >= ?)
        ORDER BY count(*) * (percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) + 1) DESC, shape LIMIT 100
        """;

    private static final String ASKED_AS = """
        SELECT * FROM (
          SELECT DISTINCT ON (sql) run, asker, question, sql, metric, at FROM question_shape
          WHERE shape = ? AND at >= ?::timestamptz ORDER BY sql, at DESC) x
        ORDER BY at DESC LIMIT ?
        """;

    private final Sql database;
    private final Warehouse warehouse;

    QuestionShapes(Sql database, Warehouse warehouse) {
        this.database = database;
        this.warehouse = warehouse;
    }

    /// One way that a shape was asked.
    record Asking(String run, String asker, String question, String sql, String metric) {}

    /// A shape that was asked `times` by `people`; `ms` is the median of what its SQL took.
    record FrequentQuestion(String shape, int times, int people, long ms, List<Asking> said) {}

    /// Writes down what a finished run asked, where SQL answered it and no view did.
    void read(Episode episode) {
        if (!(episode.entries().getLast().step() instanceof Step.Answered answered)
                || answered.receipt().knowledge().stream().anyMatch(QuestionShapes::view)) {
            return;
        }
        var at = episode.entries().getFirst().at();
        Step.@Nullable ToolCalled called = null;
        for (var entry : episode.entries()) {
            switch (entry.step()) {
                case Step.ToolCalled call -> called = call;
                case Step.ToolReturned returned -> {
                    if (called != null && returned.result() != null) {
                        counted(episode, called, returned, answered.answer().sql(), at);
                    }
                }
                case Step other -> {}
            }
        }
    }

    private static boolean view(KnowledgeRef ref) {
        return ref.kind().equals(KnowledgeKind.VIEW.word());
    }

    private void counted(
            Episode episode, Step.ToolCalled called, Step.ToolReturned returned, List<String> answer, Instant at) {
        var result = returned.result();
        if (result == null
                || result.sql().size() != 1
                || !answer.contains(result.sql().getFirst())) {
            return;
        }
        var sql = result.sql().getFirst();
        if (result.basis() == Basis.GOVERNED_METRIC) {
            standing(called.argumentsJson())
                    .ifPresent(query -> write(
                            "metric " + query.key(), episode, at, sql, called.argumentsJson(), returned.elapsedMs()));
        } else if (result.basis() == Basis.MODEL_WRITTEN) {
            warehouse
                    .lineage(sql)
                    .filter(l -> l.columns().keySet().stream().noneMatch(r -> r.startsWith(Grants.BUILT_SCHEMA + ".")))
                    .ifPresent(l -> write(l.shape(), episode, at, sql, "", returned.elapsedMs()));
        }
    }

    /// A governed question that a view can hold the answer of.
    static Optional<MetricQuery> standing(String json) {
        return MetricQuery.of(Json.own(json, JsonNode.class))
                .filter(q -> q.plain() && (q.period().isEmpty() || !q.grain().isEmpty()));
    }

    private void write(String shape, Episode episode, Instant at, String sql, String metric, long elapsedMs) {
        database.execute(
                "INSERT INTO question_shape (shape, run, asker, at, question, sql, metric, elapsed_ms) "
                        + "VALUES (?, ?, ?, ?::timestamptz, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                shape,
                episode.run().value(),
                episode.asked().asker(),
                at,
                episode.asked().question(),
                sql,
                metric,
                elapsedMs);
    }

    /// The shapes asked at least `times` since a time whose SQL takes `ms` or has `characters`,
    /// those that cost people most first.
    List<FrequentQuestion> often(Instant since, int times, long ms, int characters) {
        var often = database.query(FREQUENT, since, times, ms, characters)
                .list(row -> new FrequentQuestion(
                        row.text("shape"), row.integer("times"), row.integer("people"), row.bigint("ms"), List.of()));
        return often.stream()
                .map(o -> new FrequentQuestion(o.shape(), o.times(), o.people(), o.ms(), said(o.shape(), since)))
                .toList();
    }

    private List<Asking> said(String shape, Instant since) {
        return database.query(ASKED_AS, shape, since, STATEMENTS_MAX)
                .list(row -> new Asking(
                        row.text("run"), row.text("asker"), row.text("question"), row.text("sql"), row.text("metric")));
    }

    /// Forgets what is older, and views' use a year later.
    void forget(Instant before) {
        database.execute("DELETE FROM question_shape WHERE at < ?", before);
        database.execute("DELETE FROM asset_use WHERE at < ?::timestamptz - interval '1 year'", before);
    }
}
