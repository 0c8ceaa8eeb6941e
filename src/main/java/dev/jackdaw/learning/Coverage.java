package dev.jackdaw.learning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import dev.jackdaw.knowledge.definition.TableDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.Sql;
import dev.jackdaw.warehouse.Relation;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.guard.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people ask that the curated knowledge does not cover, and which file would help most.
public final class Coverage {
    private static final int QUESTIONS_MAX = 500;

    /// Questions that come this near to each other, as a cosine, are one theme.
    private static final double ONE_THEME = 0.85;

    private static final String ASKED = """
        SELECT a.body ->> 'question' AS question, d.body -> 'answer' ->> 'basis' AS basis,
          d.body -> 'answer' ->> 'sql' AS statements, count(*) AS times
        FROM run r JOIN step a ON a.run_id = r.id AND a.seq = 0 JOIN step d ON d.run_id = r.id AND d.kind = 'Answered'
        WHERE r.started_at >= ?::timestamptz AND r.asker NOT LIKE 'jackdaw:proof:%'
          AND d.body -> 'answer' ->> 'basis' IN ('unanswered', 'model_written')
        GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1 LIMIT ?
        """;

    private final Sql database;
    private final KnowledgeIndex index;
    private final Warehouse warehouse;
    private final Embedder embedder;
    private final QueryDrift queries;

    public Coverage(Sql database, KnowledgeIndex index, Warehouse warehouse, Embedder embedder, QueryDrift queries) {
        this.database = database;
        this.index = index;
        this.warehouse = warehouse;
        this.embedder = embedder;
        this.queries = queries;
    }

    /// Questions that are much alike: the one asked most, and how often all of them were.
    public record Theme(String question, int times, List<String> relations) {}

    /// A table that nobody described; `read` is how often model-written SQL read it.
    public record Bare(String relation, int read) {}

    /// A validated query that no longer runs, or that rests on what has changed.
    public record Stale(String query, String file, String problem) {}

    /// All of it. `next` is the most valuable thing to write, in words.
    public record Report(
            List<Theme> unanswered,
            List<Theme> modelWritten,
            List<Bare> withoutNotes,
            List<Stale> staleQueries,
            String next) {}

    private record Asked(String question, String basis, List<String> relations, int times) {}

    private record Answered(String question, String basis, String statements, int times) {}

    /// Since a time.
    public Report since(Instant time) {
        var asked = asked(time);
        var unanswered = themes(asked, "unanswered");
        var written = themes(asked, "model_written");
        var bare = withoutNotes(asked);
        var stale = stale();
        return new Report(unanswered, written, bare, stale, next(unanswered, written, bare, stale));
    }

    private List<Asked> asked(Instant time) {
        var answered = database.query(ASKED, time, QUESTIONS_MAX)
                .list(row -> new Answered(
                        row.text("question"), row.text("basis"), row.text("statements"), row.integer("times")));
        return answered.stream()
                .map(a -> new Asked(a.question(), a.basis(), relations(a.statements()), a.times()))
                .toList();
    }

    private List<String> relations(String statements) {
        var found = new ArrayList<String>();
        for (var sql : Json.own(statements, JsonNode.class)) {
            warehouse
                    .lineage(sql.asText())
                    .ifPresent(lineage -> found.addAll(lineage.columns().keySet()));
        }
        return found.stream().distinct().sorted().toList();
    }

    /// Each question joins the first theme that it is near to; those asked most come first.
    private List<Theme> themes(List<Asked> all, String basis) {
        var asked = all.stream().filter(a -> a.basis().equals(basis)).toList();
        var vectors = embedder.embed(asked.stream().map(Asked::question).toList());
        var heads = new ArrayList<Integer>();
        var times = new HashMap<Integer, Integer>();
        for (int i = 0; i < asked.size(); i++) {
            int own = i;
            int head = heads.stream()
                    .filter(h -> cosine(vectors.get(h), vectors.get(own)) >= ONE_THEME)
                    .findFirst()
                    .orElse(own);
            if (head == own) {
                heads.add(own);
            }
            times.merge(head, asked.get(i).times(), Integer::sum);
        }
        return heads.stream()
                .map(h -> new Theme(
                        asked.get(h).question(),
                        times.getOrDefault(h, 0),
                        asked.get(h).relations()))
                .sorted(Comparator.comparingInt(Theme::times).reversed())
                .toList();
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private List<Bare> withoutNotes(List<Asked> asked) {
        Map<String, Integer> read = asked.stream()
                .flatMap(a -> a.relations().stream().map(r -> Map.entry(r, a.times())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
        return warehouse.schema().relations().stream()
                .map(Relation::qualified)
                .filter(this::undescribed)
                .map(name -> new Bare(name, read.getOrDefault(name, 0)))
                .sorted(Comparator.comparingInt(Bare::read).reversed().thenComparing(Bare::relation))
                .toList();
    }

    private boolean undescribed(String relation) {
        return index.find(KnowledgeKind.TABLE, relation)
                .map(KnowledgeItem::definition)
                .filter(d -> d instanceof TableDefinition t
                        && !t.about().description().isEmpty())
                .isEmpty();
    }

    private List<Stale> stale() {
        var found = new ArrayList<Stale>();
        for (var item : index.all(KnowledgeKind.QUERY)) {
            if (item.definition() instanceof QueryDefinition query) {
                problem(item, query)
                        .ifPresent(problem -> found.add(new Stale(
                                query.name(),
                                item.source().file() + ":" + item.source().line(),
                                problem)));
            }
        }
        return List.copyOf(found);
    }

    private Optional<String> problem(KnowledgeItem item, QueryDefinition query) {
        return warehouse.checker().judge(Role.ANALYST, query.sql()) instanceof Verdict.Refused refused
                ? Optional.of(refused.reason())
                : queries.stale(item);
    }

    private static String next(List<Theme> unanswered, List<Theme> written, List<Bare> bare, List<Stale> stale) {
        if (!stale.isEmpty()) {
            return "Mend the query %s in %s: %s"
                    .formatted(
                            stale.getFirst().query(),
                            stale.getFirst().file(),
                            stale.getFirst().problem());
        }
        int missing = unanswered.isEmpty() ? 0 : unanswered.getFirst().times();
        int guessed = written.isEmpty() ? 0 : written.getFirst().times();
        if (!bare.isEmpty() && bare.getFirst().read() > Math.max(missing, guessed)) {
            return "Describe the table " + bare.getFirst().relation() + ": models read it without notes";
        }
        if (guessed > 0 && guessed >= missing) {
            return "Write a metric or a validated query for: "
                    + written.getFirst().question();
        }
        if (missing > 0) {
            return "Find out what people mean by: " + unanswered.getFirst().question();
        }
        return bare.isEmpty()
                ? "Nothing: what people ask is covered"
                : "Describe the table " + bare.getFirst().relation();
    }
}
