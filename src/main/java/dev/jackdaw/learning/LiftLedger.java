package dev.jackdaw.learning;

import dev.jackdaw.agent.Feedback;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.KnowledgeRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which runs were shown which learnings, and how well those runs went. A run may be written down
/// again when more is known about it.
public final class LiftLedger {
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(30);
    private static final double HALF = 0.5;

    /// How well runs go that are shown nothing learnt.
    private static final String USUAL = """
        SELECT coalesce(avg(good), 0.8) AS usual FROM (
          SELECT good FROM learning_run r
          WHERE NOT EXISTS (SELECT FROM learning_use u WHERE u.run = r.run AND u.shown)
            AND r.asker NOT LIKE 'jackdaw:proof:%'
          ORDER BY at DESC LIMIT 500) x
        """;

    private static final String WORTH = """
        SELECT u.learning, count(*) FILTER (WHERE u.shown) AS shown,
               coalesce(sum(r.good) FILTER (WHERE u.shown), 0) AS shown_good,
               count(*) FILTER (WHERE NOT u.shown) AS held, coalesce(sum(r.good) FILTER (WHERE NOT u.shown), 0) AS held_good
        FROM learning_use u JOIN learning_run r ON r.run = u.run JOIN learning l ON l.id = u.learning
        WHERE l.state = 'active' AND u.learning IN (%s) GROUP BY u.learning
        """;

    private static final String UNUSED = """
        SELECT id FROM learning l
        WHERE state = 'active' AND audience NOT LIKE 'person:%' AND changed_at < ?::timestamptz
          AND NOT EXISTS (SELECT FROM learning_use u JOIN learning_run r ON r.run = u.run
                          WHERE u.learning = l.id AND r.at >= ?::timestamptz)
        LIMIT 1000
        """;

    private final Learnings learnings;
    private final Feedback feedback;
    private final Clock clock;

    public LiftLedger(Learnings learnings, Feedback feedback, Clock clock) {
        this.learnings = learnings;
        this.feedback = feedback;
        this.clock = clock;
    }

    /// How well a run went and why one thinks so; 1 is well, 0 is wrong.
    public record RunScore(double good, String why) {}

    /// A run as it is written down; `heard` is when somebody last said something of it.
    public record Used(
            RunId run,
            Instant at,
            String asker,
            String thread,
            String question,
            RunScore outcome,
            Optional<Instant> heard,
            List<KnowledgeRef> shown,
            List<KnowledgeRef> held) {}

    /// Writes a run down. Where the same person asked the same shortly before, that answer did not
    /// do; where `corrected` is a run, its answer was wrong.
    public void write(Used used, Optional<RunId> corrected) {
        var question = LearningRecall.words(used.question());
        learnings.as(Viewer.UPKEEP, sql -> {
            sql.execute(
                    "INSERT INTO learning_run (run, at, asker, thread, question, good, why, heard) VALUES (?, "
                            + "?::timestamptz, ?, ?, ?, ?, ?, ?::timestamptz) ON CONFLICT (run) DO UPDATE SET good = "
                            + "excluded.good, why = excluded.why, at = excluded.at, heard = excluded.heard",
                    used.run().value(),
                    clock.instant(),
                    used.asker(),
                    used.thread(),
                    question,
                    used.outcome().good(),
                    used.outcome().why(),
                    used.heard().orElse(null));
            sql.execute(
                    "UPDATE learning_run p SET good = least(p.good, ?), why = 'asked again' FROM run earlier, "
                            + "run mine WHERE earlier.id = p.run AND mine.id = ? AND p.run <> mine.id AND p.asker = ? "
                            + "AND p.question = ? AND p.good > ? AND earlier.started_at BETWEEN mine.started_at - "
                            + "?::interval AND mine.started_at",
                    HALF,
                    used.run().value(),
                    used.asker(),
                    question,
                    HALF,
                    ASKED_AGAIN.toSeconds() + " seconds");
            corrected.ifPresent(run ->
                    sql.execute("UPDATE learning_run SET good = 0, why = 'corrected' WHERE run = ?", run.value()));
            for (var entry : Map.of(true, used.shown(), false, used.held()).entrySet()) {
                for (var ref : entry.getValue()) {
                    sql.execute(
                            "INSERT INTO learning_use (learning, run, shown) SELECT ?, ?, ? WHERE EXISTS (SELECT FROM "
                                    + "learning WHERE id = ?) ON CONFLICT DO NOTHING",
                            ref.name(),
                            used.run().value(),
                            entry.getKey(),
                            ref.name());
                }
            }
            return 0;
        });
    }

    /// Whether a run is written down.
    public boolean known(RunId run) {
        return learnings.as(
                Viewer.UPKEEP,
                sql -> sql.query("SELECT FROM learning_run WHERE run = ?", run.value())
                        .first(row -> true)
                        .isPresent());
    }

    /// What somebody thinks of a run's answer; where several do, those who found it wrong count.
    public Optional<Episode.Opinion> opinion(RunId run, Function<String, Map<String, String>> rights) {
        return feedback.of(run)
                .map(of -> new Episode.Opinion(
                        of.person(), rights.apply(of.person()), of.good(), of.reason(), of.latest()));
    }

    /// Runs that ended and are not written down yet, oldest first, and those that somebody said
    /// something of since.
    public List<RunId> open(int limit) {
        return learnings.as(
                Viewer.UPKEEP,
                sql -> sql.query(
                                "(SELECT r.id FROM run r WHERE r.status = 'ended' AND NOT EXISTS (SELECT FROM"
                                    + " learning_run l WHERE l.run = r.id) ORDER BY r.id LIMIT ?) UNION SELECT f.run"
                                    + " FROM feedback f JOIN learning_run l ON l.run = f.run GROUP BY f.run, l.heard"
                                    + " HAVING max(f.at) IS DISTINCT FROM l.heard ORDER BY 1 LIMIT ?",
                                limit,
                                limit)
                        .list(row -> new RunId(row.text("id"))));
    }

    /// What the active learnings are worth that a run was shown since a time, or of whose runs more
    /// is known since; by their ids.
    public Map<String, Lift> lifts(Instant since) {
        return lifts(
                "SELECT learning FROM learning_use w JOIN learning_run n ON n.run = w.run WHERE n.at >= "
                        + "?::timestamptz",
                since);
    }

    /// What one learning is worth; nothing where no run met it, or it is not in use.
    public Optional<Lift> lift(String id) {
        return Optional.ofNullable(lifts("SELECT ?", id).get(id));
    }

    /// `which` is a constant of ours.
    private Map<String, Lift> lifts(String which, Object wanted) {
        return learnings.as(Viewer.UPKEEP, sql -> {
            double usual = sql.query(USUAL).one(row -> row.real("usual"));
            var lifts = new HashMap<String, Lift>();
            sql.query(WORTH.formatted(which), wanted)
                    .each(row -> lifts.put(
                            row.text("learning"),
                            Lift.of(
                                    row.integer("shown"),
                                    row.real("shown_good"),
                                    row.integer("held"),
                                    row.real("held_good"),
                                    usual)));
            return lifts;
        });
    }

    /// The runs that a viewer may know to have been shown a learning, newest first.
    public List<RunId> shownTo(Viewer viewer, String id) {
        return learnings.as(
                viewer,
                sql -> sql.query(
                                "SELECT run FROM learning_use WHERE learning = ? AND shown ORDER BY run DESC LIMIT"
                                        + " 10000",
                                id)
                        .list(row -> new RunId(row.text("run"))));
    }

    /// Active learnings, not for one person alone, that nobody was shown since a time and that
    /// became active before it.
    public List<Learning> unusedSince(Instant time) {
        var ids =
                learnings.as(Viewer.UPKEEP, sql -> sql.query(UNUSED, time, time).list(row -> row.text("id")));
        return ids.stream()
                .flatMap(id -> learnings.find(Viewer.UPKEEP, id).stream())
                .toList();
    }
}
