package dev.jackdaw.agent;

import static org.jooq.impl.DSL.val;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.StateDatabase;

import org.jooq.Configuration;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The journal in PostgreSQL. A run is held by an advisory lock on a connection of this process's
/// own, so that the server lets go of it the moment the process dies.
public final class PgJournal implements Journal, AutoCloseable {
    private static final Map<String, Class<?>> KINDS =
            Arrays.stream(Step.class.getPermittedSubclasses())
                    .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private final StateDatabase database;
    private final Clock clock;
    private @Nullable Connection holder;

    public PgJournal(StateDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void begin(RunId id, Step.Asked asked) {
        hold(id);
        database.sql()
                .transaction(
                        transaction -> {
                            transaction
                                    .dsl()
                                    .execute(
                                            "INSERT INTO run (id, thread, asker, started_at,"
                                                    + " status) VALUES (?, ?, ?, ?::timestamptz,"
                                                    + " 'open')",
                                            id.value(),
                                            asked.thread(),
                                            asked.asker(),
                                            now());
                            insert(transaction, id, 0, asked);
                        });
    }

    @Override
    public Entry append(RunId id, int seq, Step step) {
        try {
            return database.sql()
                    .transactionResult(
                            transaction -> {
                                var entry = insert(transaction, id, seq, step);
                                var status = status(step);
                                if (status != null) {
                                    transaction
                                            .dsl()
                                            .execute(
                                                    "UPDATE run SET status = ? WHERE id = ?",
                                                    status,
                                                    id.value());
                                }
                                return entry;
                            });
        } catch (DataAccessException e) {
            if ("23505".equals(e.sqlState())) {
                throw new LostRun(id);
            }
            throw e;
        }
    }

    private Entry insert(Configuration transaction, RunId id, int seq, Step step) {
        var at = now();
        transaction
                .dsl()
                .execute(
                        "INSERT INTO step (run_id, seq, at, kind, body) VALUES (?, ?,"
                                + " ?::timestamptz, ?, ?::jsonb)",
                        id.value(),
                        seq,
                        at,
                        step.getClass().getSimpleName(),
                        Json.text(step));
        return new Entry(seq, at.toInstant(), step);
    }

    private static @Nullable String status(Step step) {
        if (step.ends()) {
            return "ended";
        }
        return switch (step) {
            case Step.AskedBack asked -> "parked";
            case Step.Replied replied -> "open";
            case Step other -> null;
        };
    }

    @Override
    public List<Entry> entries(RunId id) {
        return database.sql()
                .fetch(
                        "SELECT seq, at, kind, body::text AS body FROM step WHERE run_id = ? ORDER"
                                + " BY seq",
                        id.value())
                .map(PgJournal::entry);
    }

    private static Entry entry(Record row) {
        var type = KINDS.get(row.get("kind", String.class));
        if (type == null) {
            throw new dev.jackdaw.core.PermanentException(
                    "the journal holds a step of kind '"
                            + row.get("kind")
                            + "' that this version does not know. Update Jackdaw");
        }
        var step = (Step) Json.own(row.get("body", String.class), type);
        return new Entry(row.get("seq", Integer.class), instant(row, "at"), step);
    }

    @Override
    public Optional<Summary> find(RunId id) {
        return summaries("WHERE id = ? LIMIT ?", id.value(), 1).stream().findFirst();
    }

    @Override
    public List<Summary> recent(int limit) {
        return summaries("WHERE ?::text IS NOT NULL ORDER BY started_at DESC LIMIT ?", "", limit);
    }

    @Override
    public List<Summary> thread(String thread, int limit) {
        return summaries(
                        "WHERE thread = ? ORDER BY started_at DESC, id DESC LIMIT ?", thread, limit)
                .reversed();
    }

    private List<Summary> summaries(String where, String value, int limit) {
        return database.sql()
                .fetch(
                        "SELECT id, thread, asker, status, started_at FROM run " + where,
                        value,
                        limit)
                .map(
                        row ->
                                new Summary(
                                        new RunId(row.get("id", String.class)),
                                        row.get("thread", String.class),
                                        row.get("asker", String.class),
                                        row.get("status", String.class),
                                        instant(row, "started_at")));
    }

    @Override
    public List<RunId> unfinished() {
        return database.sql()
                .fetch("SELECT id FROM run WHERE status = 'open' ORDER BY started_at")
                .map(row -> new RunId(row.get("id", String.class)));
    }

    @Override
    public synchronized boolean hold(RunId id) {
        return locked("SELECT pg_try_advisory_lock(hashtextextended(?, 0))", id);
    }

    @Override
    public synchronized void release(RunId id) {
        try {
            locked("SELECT pg_advisory_unlock(hashtextextended(?, 0))", id);
        } catch (JackdawException e) {
            // The connection is gone, and its locks with it.
            holder = null;
        }
    }

    private boolean locked(String sql, RunId id) {
        try {
            if (holder == null || !holder.isValid(5)) {
                holder = database.dedicated();
            }
            try (var statement = holder.prepareStatement(sql)) {
                statement.setString(1, "run " + id);
                try (var rows = statement.executeQuery()) {
                    return rows.next() && rows.getBoolean(1);
                }
            }
        } catch (SQLException e) {
            holder = null;
            throw Connections.failed("holding run " + id, e);
        }
    }

    @Override
    public void requestCancel(RunId id) {
        database.sql().execute("UPDATE run SET cancel_requested = true WHERE id = ?", id.value());
    }

    @Override
    public boolean cancelRequested(RunId id) {
        var asked =
                database.sql()
                        .fetchOne("SELECT cancel_requested FROM run WHERE id = ?", val(id.value()));
        return asked != null && asked.get(0, Boolean.class);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Record row, String field) {
        return row.get(field, OffsetDateTime.class).toInstant();
    }

    @Override
    public synchronized void close() {
        try {
            if (holder != null) {
                holder.close();
            }
        } catch (SQLException e) {
            throw Connections.failed("closing the journal", e);
        }
    }
}
