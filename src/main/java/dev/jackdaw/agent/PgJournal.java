package dev.jackdaw.agent;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.RunId;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.StateDatabase;
import java.time.Clock;
import java.time.Instant;
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
    private static final String STEPS_OF_RUNS = """
        SELECT run_id, seq, at, kind, (CASE WHEN kind = 'Answered' THEN jsonb_set(body, '{answer,table,rows}',
          jsonb_path_query_array(body, '$.answer.table.rows[0 to 11]')) ELSE body END)::text AS body
        FROM step WHERE run_id = ANY (?) AND kind = ANY (?) ORDER BY run_id, seq
        """;
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
        int begun = database.execute(
                BEGIN, id.value(), asked.thread(), asked.asker(), at, request, worker.name(), at, Json.text(asked));
        return begun == 1 ? Optional.of(new Entry(0, at, asked)) : Optional.empty();
    }

    @Override
    public Optional<RunId> known(String request) {
        return summaries("WHERE request = ? LIMIT ?", request, 1).stream()
                .map(Summary::id)
                .findFirst();
    }

    @Override
    public Entry append(RunId id, int seq, Step step) {
        var entry = new Entry(seq, now(), step);
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
        var at = new Instant[count];
        var seqs = new Integer[count];
        var kinds = new String[count];
        var bodies = new String[count];
        for (int i = 0; i < count; i++) {
            var entry = entries.get(i);
            seqs[i] = entry.seq();
            at[i] = entry.at();
            kinds[i] = entry.step().getClass().getSimpleName();
            bodies[i] = Json.text(entry.step());
            status = status(entry.step(), status);
        }
        try {
            if (status.isEmpty()) {
                database.execute(APPEND, id.value(), seqs, at, kinds, bodies);
            } else {
                var holder = status.equals("open") ? worker.name() : "";
                database.execute(APPEND_AND_MARK, status, holder, id.value(), id.value(), seqs, at, kinds, bodies);
            }
        } catch (ConflictException e) {
            throw new LostRun(id);
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
        return database.query(
                        "SELECT seq, at, kind, body::text AS body FROM step WHERE run_id = ? ORDER BY seq", id.value())
                .list(PgJournal::entry);
    }

    @Override
    public Map<RunId, List<Step>> steps(List<RunId> runs, Set<Class<? extends Step>> kinds) {
        var found = new LinkedHashMap<RunId, List<Step>>();
        runs.forEach(run -> found.put(run, new ArrayList<>()));
        database.query(
                        STEPS_OF_RUNS,
                        runs.stream().map(RunId::value).toList(),
                        kinds.stream().map(Class::getSimpleName).toList())
                .each(row -> found.computeIfAbsent(new RunId(row.text("run_id")), id -> new ArrayList<>())
                        .add(entry(row).step()));
        return found;
    }

    private static Entry entry(Row row) {
        var kind = row.text("kind");
        var type = KINDS.get(kind);
        if (type == null) {
            throw new PermanentException(
                    "the journal holds a step of kind '" + kind + "' that this version does not know. Update Jackdaw");
        }
        return new Entry(row.integer("seq"), row.instant("at"), (Step) Json.own(row.text("body"), type));
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
        return database.query("SELECT id, thread, asker, status, started_at FROM run " + where, value, limit)
                .list(row -> new Summary(
                        id(row), row.text("thread"), row.text("asker"), row.text("status"), row.instant("started_at")));
    }

    private static RunId id(Row row) {
        return new RunId(row.text("id"));
    }

    @Override
    public List<RunId> unfinished() {
        return database.query("SELECT id FROM run WHERE status = 'open' ORDER BY started_at")
                .list(PgJournal::id);
    }

    @Override
    public boolean hold(RunId id) {
        var name = worker.name();
        return database.execute(HOLD, name, id.value(), name) == 1;
    }

    @Override
    public void release(RunId id) {
        database.execute("UPDATE run SET worker = '' WHERE id = ? AND worker = ?", id.value(), worker.name());
    }

    @Override
    public void requestCancel(RunId id) {
        database.execute(
                "WITH asked AS (UPDATE run SET cancel_requested = true WHERE id = ? RETURNING id) SELECT pg_notify('"
                        + Worker.CHANNEL + "', id) FROM asked",
                id.value());
    }

    @Override
    public List<RunId> requestCancelAll() {
        var asked = database.query("UPDATE run SET cancel_requested = true WHERE status = 'open' RETURNING id")
                .list(PgJournal::id);
        database.execute("SELECT pg_notify(?, '')", Worker.CHANNEL);
        return asked;
    }

    @Override
    public void onCancelRequest(Consumer<RunId> told) {
        worker.onStop(told);
    }

    @Override
    public boolean cancelRequested(RunId id) {
        return database.query("SELECT cancel_requested FROM run WHERE id = ?", id.value())
                .first(row -> row.flag("cancel_requested"))
                .orElse(false);
    }

    /// As exactly as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        worker.close();
    }
}
