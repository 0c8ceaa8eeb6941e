package dev.jackdaw.store;

import dev.jackdaw.core.ConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The states of a table's rows: each move is compared with the version it was decided on, so that
/// of two who decide at once one does, and is kept as an event.
///
/// The table has the columns `id`, `state`, `reason`, `version` and `changed_at`; the table of
/// events names the row in its column `key`. `word` and `state` are how states are stored; `look`
/// is the command that shows a row. Methods run in the caller's transaction. Stateless.
public record Lifecycle<S>(
        String table, String events, String key, Function<S, String> word, Function<String, S> state, String look) {

    /// Where a row stands, why, and how often it was moved.
    public record Status<S>(S state, String reason, int version) {}

    /// A state that a row was in.
    public record Event<S>(int version, Instant at, S state, String by, String reason) {}

    /// A move of a row from a version on; `name` is what people call the row.
    public record Move<S>(String id, String name, int version, Event<S> event) {
        /// The next state after a version.
        public static <S> Move<S> of(String id, String name, int version, Instant at, S to, String by, String reason) {
            return new Move<>(id, name, version, new Event<>(version + 1, at, to, by, reason));
        }
    }

    /// Where a row stands that was read with its columns `state`, `reason` and `version`.
    public Status<S> status(Row row) {
        return new Status<>(state.apply(row.text("state")), row.text("reason"), row.integer("version"));
    }

    /// A row is there, in its first version.
    public void begun(Sql sql, String id, Instant at, S state, String by, String reason) {
        write(sql, id, new Event<>(1, at, state, by, reason));
    }

    /// Moves a row on, and sets more of it: `set` begins with a comma and has its `values`. Throws a
    /// `ConflictException` where somebody moved it since.
    public void move(Sql sql, Move<S> move, String set, @Nullable Object... values) {
        var event = move.event();
        var all = new ArrayList<@Nullable Object>();
        all.add(word.apply(event.state()));
        all.add(event.reason());
        all.add(event.at());
        all.addAll(java.util.Arrays.asList(values));
        all.add(move.id());
        all.add(move.version());
        int moved = sql.execute(
                "UPDATE " + table + " SET state = ?, reason = ?, version = version + 1, changed_at = ?" + set
                        + " WHERE id = ? AND version = ?",
                all.toArray());
        if (moved == 0) {
            throw new ConflictException(move.name() + " was changed by somebody else meanwhile: look again with: "
                    + look + " " + move.id());
        }
        write(sql, move.id(), event);
    }

    private void write(Sql sql, String id, Event<S> event) {
        sql.execute(
                "INSERT INTO " + events + " (" + key + ", version, at, state, by, reason) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                event.version(),
                event.at(),
                word.apply(event.state()),
                event.by(),
                event.reason());
    }

    /// Every state that a row was in, oldest first.
    public List<Event<S>> history(Sql sql, String id) {
        return sql.query(
                        "SELECT version, at, state, by, reason FROM " + events + " WHERE " + key
                                + " = ? ORDER BY version",
                        id)
                .list(row -> new Event<>(
                        row.integer("version"),
                        row.instant("at"),
                        state.apply(row.text("state")),
                        row.text("by"),
                        row.text("reason")));
    }
}
