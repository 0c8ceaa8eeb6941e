package dev.jackdaw.asset;

import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Lifecycle;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All assets, with every state they ever were in. Thread-safe, shared by all processes.
public final class Assets {
    private static final String COLUMNS =
            "id, name, stored, state, reason, question, description, metric, shape, sql, gain::text "
                    + "AS gain, owner, run, version, made_at, built_at, tried_at, refreshed_at, refresh_ms, "
                    + "changes";

    private static final Lifecycle<State> LIFECYCLE = new Lifecycle<>(
            "asset", "asset_event", "asset", State::word, word -> State.of(word).orElseThrow(), "jackdaw assets show");

    private final Sql database;
    private final Clock clock;

    public Assets(Sql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// How often answers rested on it, and when the last one did.
    public record Use(int answers, Instant last) {}

    /// What is put forward.
    public record Proposal(Asset.Design design, State state, String reason, Asset.Gain gain, String run) {}

    private Instant now() {
        return clock.instant();
    }

    /// Puts one forward. Where a live one has the name already, that one; so of two processes one
    /// proposes.
    public Asset propose(Proposal p, String by) {
        var id = RunId.next(clock).value();
        return database.transactionResult(sql -> {
            int made = sql.execute(
                    "INSERT INTO asset (id, name, stored, state, reason, question, description, metric, "
                            + "shape, sql, gain, owner, run, version, made_at, changed_at, built_at, tried_at, "
                            + "refreshed_at, refresh_ms, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, '', "
                            + "?, 1, ?::timestamptz, ?::timestamptz, NULL, NULL, NULL, 0, '') ON CONFLICT DO NOTHING",
                    id,
                    p.design().name(),
                    p.design().stored(),
                    p.state().word(),
                    p.reason(),
                    p.design().question(),
                    p.design().description(),
                    p.design().metric(),
                    p.design().shape(),
                    p.design().sql(),
                    Json.text(p.gain()),
                    p.run(),
                    now(),
                    now());
            if (made == 0) {
                return live(sql, p.design().name())
                        .orElseThrow(() -> new ConflictException(
                                "a view " + p.design().name() + " was proposed by somebody else and is gone already"));
            }
            LIFECYCLE.begun(sql, id, now(), p.state(), by, p.reason());
            return find(sql, id).orElseThrow();
        });
    }

    /// One, by its id, or a live one by its name with or without the schema.
    public Optional<Asset> find(String idOrName) {
        var name = idOrName.replaceFirst("^jackdaw\\.", "");
        return find(database, idOrName).or(() -> live(database, name));
    }

    private static Optional<Asset> find(Sql sql, String id) {
        return sql.query("SELECT " + COLUMNS + " FROM asset WHERE id = ?", id).first(Assets::asset);
    }

    private static Optional<Asset> live(Sql sql, String name) {
        return sql.query(
                        "SELECT " + COLUMNS + " FROM asset WHERE name = ? AND state NOT IN ('rejected', 'dropped')",
                        name)
                .first(Assets::asset);
    }

    /// Those of some states, newest first.
    public List<Asset> list(State... states) {
        return database.query(
                        "SELECT " + COLUMNS + " FROM asset WHERE state = ANY (?) ORDER BY id DESC LIMIT 10000",
                        Arrays.stream(states).map(State::word).toList())
                .list(Assets::asset);
    }

    /// Whether a shape was put forward since a time, or what came of it is alive.
    boolean known(String shape, Instant since) {
        return database.query(
                        "SELECT FROM asset WHERE shape = ? AND (state NOT IN ('rejected', 'dropped') OR changed_at >="
                                + " ?) LIMIT 1",
                        shape,
                        since)
                .first(row -> true)
                .isPresent();
    }

    /// Moves it on. Throws a `ConflictException` where somebody else moved it meanwhile.
    public Asset move(Asset from, State to, String by, String reason) {
        return database.transactionResult(sql -> {
            var set = to == State.BUILDING ? ", owner = ?" : "";
            var values = to == State.BUILDING ? new Object[] {by} : new Object[0];
            LIFECYCLE.move(sql, moved(from, to, by, reason), set, values);
            return find(sql, from.id()).orElseThrow();
        });
    }

    private Lifecycle.Move<State> moved(Asset from, State to, String by, String reason) {
        return Lifecycle.Move.of(from.id(), "the view " + from.name(), from.version(), now(), to, by, reason);
    }

    /// With another query, where it is not the same.
    Asset rewritten(Asset asset, String query) {
        database.execute("UPDATE asset SET sql = ? WHERE id = ?", query, asset.id());
        return find(asset.id()).orElseThrow();
    }

    /// It was filled or built and rests on its tables as `changes` says.
    Asset built(Asset from, String by, String reason, Asset.Gain gain, long tookMs, String changes) {
        return database.transactionResult(sql -> {
            LIFECYCLE.move(
                    sql,
                    moved(from, State.BUILT, by, reason),
                    ", built_at = coalesce(built_at, ?), gain = ?::jsonb",
                    now(),
                    Json.text(gain));
            filled(sql, from.id(), tookMs, changes);
            return find(sql, from.id()).orElseThrow();
        });
    }

    /// Takes the turn to fill one again; of several processes one gets it.
    boolean claim(Asset asset) {
        return database.execute(
                        "UPDATE asset SET tried_at = ?::timestamptz WHERE id = ? AND tried_at IS NOT DISTINCT "
                                + "FROM ?::timestamptz",
                        now(),
                        asset.id(),
                        asset.upkeep().triedAt().orElse(null))
                == 1;
    }

    /// It was filled.
    void filled(Asset asset, long tookMs, String changes) {
        filled(database, asset.id(), tookMs, changes);
    }

    private void filled(Sql sql, String id, long tookMs, String changes) {
        sql.execute(
                "UPDATE asset SET tried_at = ?::timestamptz, refreshed_at = ?::timestamptz, refresh_ms = "
                        + "?, changes = ? WHERE id = ?",
                now(),
                now(),
                tookMs,
                changes,
                id);
    }

    /// Every state one was in, in order.
    public List<Lifecycle.Event<State>> history(String id) {
        return LIFECYCLE.history(database, id);
    }

    /// Those, alive, that were drafted from what these runs asked.
    public List<Asset> askedBy(List<RunId> runs) {
        return database.query(
                        "SELECT "
                                + COLUMNS
                                + " FROM asset a WHERE state NOT IN ('rejected', 'dropped') AND EXISTS (SELECT FROM "
                                + "question_shape q WHERE q.shape = a.shape AND q.run = ANY (?::text[])) ORDER BY id",
                        runs.stream().map(RunId::value).toList())
                .list(Assets::asset);
    }

    /// Writes down that an answer rested on a view.
    void use(String name, RunId run, Instant at) {
        database.execute(
                "INSERT INTO asset_use (name, run, at) VALUES (?, ?, ?::timestamptz) ON CONFLICT DO " + "NOTHING",
                name,
                run.value(),
                at);
    }

    /// Which were used since a time, by name.
    public Map<String, Use> used(Instant since) {
        var found = new HashMap<String, Use>();
        database.query(
                        "SELECT name, count(*) AS answers, max(at) AS last FROM asset_use WHERE at >= ? GROUP BY name",
                        since)
                .each(row -> found.put(row.text("name"), new Use(row.integer("answers"), row.instant("last"))));
        return found;
    }

    private static Asset asset(Row row) {
        return new Asset(
                row.text("id"),
                new Asset.Design(
                        row.text("name"),
                        row.flag("stored"),
                        row.text("question"),
                        row.text("description"),
                        row.text("metric"),
                        row.text("shape"),
                        row.text("sql")),
                LIFECYCLE.status(row),
                Json.own(row.text("gain"), Asset.Gain.class),
                row.text("owner"),
                row.text("run"),
                row.instant("made_at"),
                new Asset.Upkeep(
                        row.optionalInstant("built_at"),
                        row.optionalInstant("tried_at"),
                        row.optionalInstant("refreshed_at"),
                        row.bigint("refresh_ms"),
                        row.text("changes")));
    }
}
