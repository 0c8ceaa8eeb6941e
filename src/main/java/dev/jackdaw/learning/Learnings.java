package dev.jackdaw.learning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.learning.Learning.State;
import dev.jackdaw.model.embedding.Embedder;
import dev.jackdaw.store.Lifecycle;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All learnings, with every state they ever were in. Each look is somebody's: the database shows a
/// `Viewer` what they may see and nothing else. Thread-safe, shared by all processes.
public final class Learnings {
    static final String COLUMNS =
            "id, type, audience, rights::text AS rights, text, sql, question, relations, run, steps, "
                    + "author, state, reason, version, supports, made_at";
    private static final Lifecycle<State> LIFECYCLE = new Lifecycle<>(
            "learning",
            "learning_event",
            "learning",
            State::word,
            word -> State.of(word).orElseThrow(),
            "jackdaw learnings show");
    private static final int QUESTIONS_MAX = 12;
    private static final int LISTED_MAX = 10_000;

    private final Sql database;
    private final Embedder embedder;
    private final LearningIndex index;
    private final Clock clock;

    public Learnings(Sql database, Embedder embedder, LearningIndex index, Clock clock) {
        this.database = database;
        this.embedder = embedder;
        this.index = index;
        this.clock = clock;
    }

    <T> T as(Viewer viewer, Function<Sql, T> work) {
        return database.transactionResult(sql -> {
            sql.execute("SELECT set_config('jackdaw.viewer', ?, true)", viewer.setting());
            return work.apply(sql);
        });
    }

    /// Takes a proposal in, inert. The same one of the same run again is the one that is there.
    public Learning propose(Proposal proposal, String shape) {
        var id = RunId.next(clock).value();
        var search = search(proposal.question(), proposal.text());
        var vectors = embedder.embed(List.of(search, proposal.text()));
        var now = now();
        return as(Viewer.UPKEEP, sql -> {
            int made = sql.execute(
                    """
                    INSERT INTO learning
                      (id, type, audience, rights, text, sql, question, relations, run, steps,
                      author, shape, state, reason, version, supports, meaning, made_at,
                      changed_at)
                    VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, 'proposed', '', 1, ?, ?::real[], ?::timestamptz, ?::timestamptz)
                    ON CONFLICT (run, author, text) DO NOTHING
                    """,
                    id,
                    proposal.type().word(),
                    proposal.audience().value(),
                    Json.text(proposal.rights()),
                    proposal.text(),
                    proposal.sql(),
                    proposal.question(),
                    proposal.relations(),
                    proposal.origin().run().value(),
                    proposal.origin().steps().toArray(Integer[]::new),
                    proposal.author(),
                    shape,
                    supporters(proposal),
                    vectors.getLast(),
                    now,
                    now);
            if (made == 1) {
                question(sql, id, search, vectors.getFirst());
                LIFECYCLE.begun(sql, id, now, State.PROPOSED, proposal.author(), "");
            }
            return sql.query(
                            "SELECT " + COLUMNS + " FROM learning WHERE run = ? AND author = ? AND text = ?",
                            proposal.origin().run().value(),
                            proposal.author(),
                            proposal.text())
                    .one(Learnings::learning);
        });
    }

    /// What they rest on.
    public LearningDependencies dependencies() {
        return new LearningDependencies(this);
    }

    /// Those that were taken back.
    public ForgottenLearnings forgotten() {
        return new ForgottenLearnings(database, this, clock);
    }

    private static void question(Sql sql, String id, String search, float[] vector) {
        sql.execute(
                "INSERT INTO learning_question (learning, search, embedding) SELECT ?, ?, ?::real[] WHERE "
                        + "(SELECT count(*) FROM learning_question WHERE learning = ?) < ? ON CONFLICT DO NOTHING",
                id,
                search,
                vector,
                id,
                QUESTIONS_MAX);
    }

    private static List<String> supporters(Proposal proposal) {
        return proposal.supporter().isEmpty() ? List.of() : List.of(proposal.supporter());
    }

    /// What is searched of a learning: the question it came from says when it is wanted.
    private static String search(String question, String text) {
        return Identifiers.searchable(question.isEmpty() ? text : question + "\n" + text);
    }

    private Instant now() {
        return clock.instant();
    }

    /// One learning, where the viewer may see it.
    public Optional<Learning> find(Viewer viewer, String id) {
        return as(viewer, sql -> find(sql, id));
    }

    static Optional<Learning> find(Sql sql, String id) {
        return sql.query("SELECT " + COLUMNS + " FROM learning WHERE id = ? AND may_see(audience, rights)", id)
                .first(Learnings::learning);
    }

    /// Those of some states, newest first.
    public List<Learning> list(Viewer viewer, List<State> states) {
        return select(
                viewer,
                "WHERE state = ANY (?) AND may_see(audience, rights) ORDER BY id DESC LIMIT " + LISTED_MAX,
                states.stream().map(State::word).toList());
    }

    /// `condition` is a constant of ours.
    List<Learning> select(Viewer viewer, String condition, @Nullable Object... values) {
        return as(
                viewer,
                sql -> sql.query("SELECT " + COLUMNS + " FROM learning " + condition, values)
                        .list(Learnings::learning));
    }

    /// What is remembered about one person alone, whatever became of it.
    public List<Learning> about(String person) {
        return select(
                Viewer.UPKEEP,
                "WHERE audience = ? AND state NOT IN ('rejected', 'retired') ORDER BY id DESC",
                Audience.person(person).value());
    }

    /// Moves it on, unless somebody else moved it meanwhile. Activating puts it where recall finds
    /// it, leaving that state takes it away; both in one transaction with the move.
    public Learning move(Learning from, State to, String by, String reason) {
        var moved = as(Viewer.UPKEEP, sql -> {
            LIFECYCLE.move(sql, moved(from, to, by, reason), "");
            if (!from.open()) {
                index.bump(sql);
            } else if (to == State.ACTIVE) {
                index.add(sql, from.id());
            } else {
                index.remove(sql, from.id());
            }
            return find(sql, from.id()).orElseThrow();
        });
        index.changed();
        return moved;
    }

    /// Makes one that waits for the company hold for a team only, if it comes to hold.
    public Learning narrow(Learning learning, Audience audience, String by) {
        if (learning.state() != State.WAITING || !learning.audience().everyone()) {
            throw new UsageException("only what waits for the whole company can be narrowed to a team: "
                    + learning.id()
                    + " is "
                    + learning.state().word()
                    + " for "
                    + learning.audience());
        }
        return as(Viewer.UPKEEP, sql -> {
            var move = moved(learning, State.WAITING, by, "for " + audience);
            LIFECYCLE.move(sql, move, ", audience = ?", audience.value());
            return find(sql, learning.id()).orElseThrow();
        });
    }

    private Lifecycle.Move<State> moved(Learning from, State to, String by, String reason) {
        return Lifecycle.Move.of(from.id(), "learning " + from.id(), from.version(), now(), to, by, reason);
    }

    /// Another proposal says the same: a further voice for it, behind who said it first, and a
    /// question that it is wanted for.
    public void support(Learning learning, Learning same) {
        var search = search(same.question(), learning.text());
        var vector = embedder.embed(List.of(search)).getFirst();
        as(Viewer.UPKEEP, sql -> {
            sql.execute(
                    "UPDATE learning SET supports = supports || ARRAY(SELECT s FROM unnest(?::text[]) s WHERE "
                            + "NOT s = ANY (supports)) WHERE id = ?",
                    same.supports(),
                    learning.id());
            question(sql, learning.id(), search, vector);
            if (learning.open() && learning.state() == State.ACTIVE) {
                index.add(sql, learning.id());
            }
            return 0;
        });
        index.changed();
    }

    /// Every state it was in, oldest first.
    public List<Lifecycle.Event<State>> history(Viewer viewer, String id) {
        return as(viewer, sql -> LIFECYCLE.history(sql, id));
    }

    /// What was believed at a time.
    public List<Learning> asOf(Viewer viewer, Instant time) {
        return select(
                viewer,
                "WHERE may_see(audience, rights) AND 'active' = (SELECT e.state FROM learning_event e "
                        + "WHERE e.learning = id AND e.at <= ?::timestamptz ORDER BY e.version DESC LIMIT 1) ORDER "
                        + "BY id DESC",
                time);
    }

    /// How many proposals that a person stands for wait for somebody's yes.
    public int waitingOf(String person) {
        return as(
                Viewer.UPKEEP,
                sql -> sql.query(
                                "SELECT count(*) AS learnings FROM learning WHERE state = 'waiting' AND audience NOT"
                                        + " LIKE 'person:%' AND supports[1] = ?",
                                person)
                        .one(row -> row.integer("learnings")));
    }

    /// Active ones for the company with one of these texts or this SQL.
    List<Learning> saying(List<String> texts, List<String> statements) {
        return select(
                Viewer.UPKEEP,
                "WHERE state = 'active' AND audience = '' AND (lower(text) = ANY (?::text[]) OR (sql <> "
                        + "'' AND sql = ANY (?::text[])))",
                texts.stream().map(t -> t.toLowerCase(Locale.ROOT)).toList(),
                statements);
    }

    static Learning learning(Row row) {
        return new Learning(
                row.text("id"),
                new Learning.Content(
                        Learning.Type.of(row.text("type")).orElseThrow(),
                        row.text("text"),
                        row.text("sql"),
                        row.text("question"),
                        row.texts("relations")),
                new Audience(row.text("audience")),
                rights(row.text("rights")),
                new Learning.Origin(new RunId(row.text("run")), row.integers("steps")),
                row.text("author"),
                LIFECYCLE.status(row),
                row.texts("supports"),
                row.instant("made_at"));
    }

    private static Map<String, String> rights(String json) {
        var rights = new TreeMap<String, String>();
        Json.own(json, JsonNode.class)
                .properties()
                .forEach(entry -> rights.put(entry.getKey(), entry.getValue().asText()));
        return rights;
    }
}
