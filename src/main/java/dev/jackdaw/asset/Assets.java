package dev.jackdaw.asset;

import dev.jackdaw.asset.Asset.State;
import dev.jackdaw.core.RunId;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All assets, with every state they ever were in. Thread-safe, shared by all processes.
public final class Assets {
    private static final String COLUMNS =
            "id, name, stored, state, reason, question, description, metric, shape, sql, gain::text "
                    + "AS gain, owner, run, version, made_at, built_at, tried_at, refreshed_at, refresh_ms, "
                    + "changes";

    private final Sql database;
    private final Clock clock;

    public Assets(Sql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A state it was in.
    public record Event(int version, Instant at, State state, String by, String reason) {}

    /// How often answers rested on it, and when the last one did.
    public record Use(int answers, Instant last) {}

    /// What is put forward.
    public record Proposal(
            String name,
            boolean stored,
            State state,
            String reason,
            String question,
            String description,
            String metric,
            String shape,
            String sql,
            Asset.Gain gain,
            String run) {}

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
                    p.name(),
                    p.stored(),
                    p.state().word(),
                    p.reason(),
                    p.question(),
                    p.description(),
                    p.metric(),
                    p.shape(),
                    p.sql(),
                    Json.text(p.gain()),
                    p.run(),
                    now(),
                    now());
            if (made == 0) {
                return live(sql, p.name()).orElseThrow();
            }
            event(sql, id, 1, p.state(), by, p.reason());
            return find(sql, id).orElseThrow();
        });
    }

    private void event(Sql sql, String id, int version, State state, String by, String reason) {
        sql.execute(
                "INSERT INTO asset_event (asset, version, at, state, by, reason) VALUES (?, ?, "
                        + "?::timestamptz, ?, ?, ?)",
                id,
                version,
                now(),
                state.word(),
                by,
                reason);
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

    /// Moves it on, unless somebody else moved it meanwhile.
    public Asset move(Asset from, State to, String by, String reason) {
        return change(from, to, by, reason, "", null);
    }

    /// With another query, where it is not the same.
    Asset rewritten(Asset asset, String query) {
        database.execute("UPDATE asset SET sql = ? WHERE id = ?", query, asset.id());
        return find(asset.id()).orElseThrow();
    }

    /// It was filled or built and rests on its tables as `changes` says.
    Asset built(Asset from, String by, String reason, Asset.Gain gain, long tookMs, String changes) {
        return database.transactionResult(sql -> {
            var moved = change(
                    sql, from, State.BUILT, by, reason, ", built_at = coalesce(built_at, ?::timestamptz)", now());
            sql.execute("UPDATE asset SET gain = ?::jsonb WHERE id = ?", Json.text(gain), from.id());
            filled(sql, from.id(), tookMs, changes);
            return find(sql, moved.id()).orElseThrow();
        });
    }

    private Asset change(Asset from, State to, String by, String reason, String set, @Nullable Object value) {
        return database.transactionResult(sql -> change(sql, from, to, by, reason, set, value));
    }

    /// `set` is a constant of ours.
    private Asset change(Sql sql, Asset from, State to, String by, String reason, String set, @Nullable Object value) {
        var values = new java.util.ArrayList<@Nullable Object>(Arrays.asList(to.word(), reason, now(), to.word(), by));
        if (!set.isEmpty()) {
            values.add(value);
        }
        values.add(from.id());
        values.add(from.version());
        int changed = sql.execute(
                "UPDATE asset SET state = ?, reason = ?, version = version + 1, changed_at = "
                        + "?::timestamptz, owner = CASE WHEN ? = 'building' THEN ? ELSE owner END"
                        + set
                        + " WHERE id = ? AND version = ?",
                values.toArray());
        if (changed == 0) {
            throw new UsageException("the view "
                    + from.name()
                    + " was changed by somebody else meanwhile: look again with: jackdaw assets show "
                    + from.id());
        }
        event(sql, from.id(), from.version() + 1, to, by, reason);
        return find(sql, from.id()).orElseThrow();
    }

    /// Takes the turn to fill one again; of several processes one gets it.
    boolean claim(Asset asset) {
        return database.execute(
                        "UPDATE asset SET tried_at = ?::timestamptz WHERE id = ? AND tried_at IS NOT DISTINCT "
                                + "FROM ?::timestamptz",
                        now(),
                        asset.id(),
                        asset.triedAt().orElse(null))
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
    public List<Event> history(String id) {
        return database.query(
                        "SELECT version, at, state, by, reason FROM asset_event WHERE asset = ? ORDER BY version", id)
                .list(row -> new Event(
                        row.integer("version"),
                        row.instant("at"),
                        State.of(row.text("state")).orElseThrow(),
                        row.text("by"),
                        row.text("reason")));
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
                row.text("name"),
                row.flag("stored"),
                State.of(row.text("state")).orElseThrow(),
                row.text("reason"),
                row.text("question"),
                row.text("description"),
                row.text("metric"),
                row.text("shape"),
                row.text("sql"),
                Json.own(row.text("gain"), Asset.Gain.class),
                row.text("owner"),
                row.text("run"),
                row.integer("version"),
                row.instant("made_at"),
                row.optionalInstant("built_at"),
                row.optionalInstant("tried_at"),
                row.optionalInstant("refreshed_at"),
                row.bigint("refresh_ms"),
                row.text("changes"));
    }
}
