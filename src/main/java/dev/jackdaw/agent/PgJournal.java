package dev.jackdaw.agent;

import static org.jooq.impl.DSL.val;

import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.StateDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/// The journal in PostgreSQL. A run bears the name of the process that holds it, which counts for
/// as long as that process lives.
public final class PgJournal implements Journal, AutoCloseable {
    private static final Map<String, Class<?>> KINDS = Arrays.stream(Step.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final String STEPS = "INSERT INTO step (run_id, seq, at, kind, body) SELECT ?, s.seq, s.at, s.kind, "
            + "s.body::jsonb FROM unnest(?::integer[], ?::timestamptz[], ?::text[], ?::text[]) AS s "
            + "(seq, at, kind, body)";
    private static final String APPEND = STEPS + ", (SELECT set_config('synchronous_commit', 'off', true)) AS c";
    private static final String APPEND_AND_MARK =
            "WITH marked AS (UPDATE run SET status = ?, worker = ? WHERE id = ?) " + STEPS;
    private static final String BEGIN =
            "WITH begun AS (INSERT INTO run (id, thread, asker, started_at, status, request, worker) "
                    + "VALUES (?, ?, ?, ?, 'open', NULLIF(?, ''), ?) ON CONFLICT (request) DO NOTHING "
                    + "RETURNING id) INSERT INTO step (run_id, seq, at, kind, body) SELECT id, 0, ?, 'Asked', "
                    + "?::jsonb FROM begun";
    private static final String HOLD =
            "UPDATE run SET worker = ? WHERE id = ? AND (worker IN ('', ?) OR " + Worker.DEAD + ")";

    private final StateDatabase database;
    private final Clock clock;
    private final Worker worker;

    public PgJournal(StateDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.worker = new Worker(database);
    }

    @Override
    public Optional<Entry> begin(RunId id, Step.Asked asked, String request) {
        var at = now();
        int begun = database.update(
                BEGIN,
                List.of(id.value(), asked.thread(), asked.asker(), at, request, worker.name(), at, Json.text(asked)));
        return begun == 1 ? Optional.of(new Entry(0, at.toInstant(), asked)) : Optional.empty();
    }

    @Override
    public Optional<RunId> known(String request) {
        return summaries("WHERE request = ? LIMIT ?", request, 1).stream()
                .map(Summary::id)
                .findFirst();
    }

    @Override
    public Entry append(RunId id, int seq, Step step) {
        var entry = new Entry(seq, now().toInstant(), step);
        append(id, List.of(entry));
        return entry;
    }

    /// One statement, so that one trip writes all steps and the run's status. Steps that nothing
    /// outside has seen yet don't wait for the disk: a server that loses power loses the last of
    /// them, and the run does them again.
    @Override
    public void append(RunId id, List<Entry> entries) {
        String status = "";
        int count = entries.size();
        var at = new OffsetDateTime[count];
        var seqs = new Integer[count];
        var kinds = new String[count];
        var bodies = new String[count];
        for (int i = 0; i < count; i++) {
            var entry = entries.get(i);
            seqs[i] = entry.seq();
            at[i] = entry.at().atOffset(ZoneOffset.UTC);
            kinds[i] = entry.step().getClass().getSimpleName();
            bodies[i] = Json.text(entry.step());
            status = status(entry.step(), status);
        }
        try {
            database.update(
                    status.isEmpty() ? APPEND : APPEND_AND_MARK,
                    status.isEmpty()
                            ? List.of(id.value(), seqs, at, kinds, bodies)
                            : List.of(
                                    status,
                                    status.equals("open") ? worker.name() : "",
                                    id.value(),
                                    id.value(),
                                    seqs,
                                    at,
                                    kinds,
                                    bodies));
        } catch (DataAccessException e) {
            if ("23505".equals(e.sqlState())) {
                throw new LostRun(id);
            }
            throw e;
        }
    }

    /// What a run becomes with a step; most change nothing.
    private static String status(Step step, String before) {
        if (step.ends()) {
            return "ended";
        }
        return switch (step) {
            case Step.AskedBack asked -> "parked";
            case Step.Replied replied -> "open";
            case Step other -> before;
        };
    }

    @Override
    public List<Entry> entries(RunId id) {
        return database.sql()
                .fetch("SELECT seq, at, kind, body::text AS body FROM step WHERE run_id = ? ORDER BY seq", id.value())
                .map(PgJournal::entry);
    }

    @Override
    public Map<RunId, List<Step>> steps(List<RunId> runs, Set<Class<? extends Step>> kinds) {
        var found = new LinkedHashMap<RunId, List<Step>>();
        runs.forEach(run -> found.put(run, new ArrayList<>()));
        database.sql()
                .fetch(
                        "SELECT run_id, seq, at, kind, (CASE WHEN kind = 'Answered' THEN jsonb_set(body,"
                            + " '{answer,table,rows}', jsonb_path_query_array(body, '$.answer.table.rows[0 to 11]'))"
                            + " ELSE body END)::text AS body FROM step WHERE run_id = ANY (?) AND kind = ANY (?) ORDER"
                            + " BY run_id, seq",
                        runs.stream().map(RunId::value).toArray(String[]::new),
                        kinds.stream().map(Class::getSimpleName).toArray(String[]::new))
                .forEach(row -> found.computeIfAbsent(
                                new RunId(row.get("run_id", String.class)), id -> new ArrayList<>())
                        .add(entry(row).step()));
        return found;
    }

    private static Entry entry(Record row) {
        var type = KINDS.get(row.get("kind", String.class));
        if (type == null) {
            throw new dev.jackdaw.core.PermanentException("the journal holds a step of kind '"
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
        return summaries("WHERE thread = ? ORDER BY started_at DESC, id DESC LIMIT ?", thread, limit)
                .reversed();
    }

    private List<Summary> summaries(String where, String value, int limit) {
        return database.rows(
                "SELECT id, thread, asker, status, started_at FROM run " + where,
                List.of(value, limit),
                row -> new Summary(
                        new RunId(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
    }

    @Override
    public List<RunId> unfinished() {
        return database.sql()
                .fetch("SELECT id FROM run WHERE status = 'open' ORDER BY started_at")
                .map(row -> new RunId(row.get("id", String.class)));
    }

    @Override
    public boolean hold(RunId id) {
        var name = worker.name();
        return database.update(HOLD, List.of(name, id.value(), name)) == 1;
    }

    @Override
    public void release(RunId id) {
        database.update("UPDATE run SET worker = '' WHERE id = ? AND worker = ?", List.of(id.value(), worker.name()));
    }

    @Override
    public void requestCancel(RunId id) {
        database.sql()
                .execute(
                        "WITH asked AS (UPDATE run SET cancel_requested = true WHERE id = ? RETURNING id) SELECT "
                                + "pg_notify('"
                                + Worker.CHANNEL
                                + "', id) FROM asked",
                        id.value());
    }

    @Override
    public List<RunId> requestCancelAll() {
        var asked = database.sql()
                .fetch("UPDATE run SET cancel_requested = true WHERE status = 'open' RETURNING id")
                .map(row -> new RunId(row.get("id", String.class)));
        database.sql().execute("SELECT pg_notify(?, '')", Worker.CHANNEL);
        return asked;
    }

    @Override
    public void onCancelRequest(Consumer<RunId> told) {
        worker.onStop(told);
    }

    @Override
    public boolean cancelRequested(RunId id) {
        var asked = database.sql().fetchOne("SELECT cancel_requested FROM run WHERE id = ?", val(id.value()));
        return asked != null && asked.get(0, Boolean.class);
    }

    private OffsetDateTime now() {
        // As exactly as the database keeps it.
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Record row, String field) {
        return row.get(field, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() {
        worker.close();
    }
}
