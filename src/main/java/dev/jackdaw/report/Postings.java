package dev.jackdaw.report;

import dev.jackdaw.data.Json;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import dev.jackdaw.store.WorkQueue;
import dev.jackdaw.store.WorkQueue.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What became of each time that a report was due. A posting is worked on under a lease by the
/// database's clock, so that a process that dies or whose clock is wrong holds up nothing.
/// Thread-safe, shared by all processes.
public final class Postings {
    private static final Duration LEASE = Duration.ofSeconds(30);

    /// Where one posting of a report is still open, the next waits for it.
    private static final String NOT_BLOCKED = """
        q.not_before <= now() AND NOT EXISTS (
          SELECT FROM report_posting e WHERE e.report = q.report AND e.due_at < q.due_at
            AND e.state IN ('due', 'waiting'))
        """;

    private static final String COLUMNS = "report, due_at, state, reason, tries, changed_at";

    private final Sql database;
    private final WorkQueue queue;
    private final Clock clock;

    public Postings(Sql database, Clock clock) {
        this.database = database;
        this.queue = new WorkQueue(
                database,
                "report_posting",
                List.of("report", "due_at"),
                "q.state IN ('due', 'waiting')",
                "q.due_at, q.report",
                Optional.of("tries"),
                LEASE);
        this.clock = clock;
    }

    /// What became of a posting so far.
    public enum State {
        /// It is to be made, perhaps not for the first time.
        DUE,
        /// It waits for data.
        WAITING,
        POSTED,
        /// It was made, and nothing in it was worth a message.
        QUIET,
        SKIPPED,
        FAILED;

        /// As it is stored and shown.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// One time that a report was due; `tries` fences off whoever held it before.
    public record Posting(String report, Instant due, State state, String reason, int tries, Instant changed) {}

    /// What was found when it was made or checked again.
    public record Snapshot(int nth, Instant made, ReportDefinition definition, Edition edition, String hash) {}

    private static Posting posting(Row row) {
        return new Posting(
                row.text("report"),
                row.instant("due_at"),
                State.of(row.text("state")),
                row.text("reason"),
                row.integer("tries"),
                row.instant("changed_at"));
    }

    /// Takes up to `most` that nobody works on.
    List<Posting> claim(int most) {
        return queue.claim(
                new WorkQueue.Which(NOT_BLOCKED, List.of()), most, new WorkQueue.Read<>(COLUMNS, Postings::posting));
    }

    private static Ticket ticket(Posting posting) {
        return Ticket.fenced(posting.tries(), posting.report(), posting.due());
    }

    /// Whoever works on it lives.
    void renew(Posting posting) {
        queue.renew(ticket(posting));
    }

    /// Tries it again later; waiting costs no tries.
    void postpone(Posting posting, State state, Duration rest, String reason) {
        queue.change(
                ticket(posting),
                "state = ?, reason = ?, leased_until = '-infinity', not_before = now() + ? * interval '1 millisecond',"
                        + " tries = CASE WHEN ? = 'waiting' THEN 0 ELSE tries END, changed_at = ?",
                List.of(state.word(), reason, rest.toMillis(), state.word(), clock.instant()));
    }

    /// Ends it, where it is still this one's to end.
    private boolean end(Sql sql, Posting posting, State state, String reason) {
        return sql.execute(
                        "UPDATE report_posting SET state = ?, reason = ?, changed_at = ?::timestamptz WHERE report = ?"
                                + " AND due_at = ?::timestamptz AND tries = ? AND state IN ('due', 'waiting')",
                        state.word(),
                        reason,
                        clock.instant(),
                        posting.report(),
                        posting.due(),
                        posting.tries())
                == 1;
    }

    /// Ends it without an edition; `text`, where there is one, goes to the destinations.
    boolean end(Posting posting, State state, String reason, List<String> to, String text) {
        return database.transactionResult(sql -> {
            boolean mine = end(sql, posting, state, reason);
            if (mine && !text.isEmpty()) {
                deliver(sql, posting.report(), posting.due(), 0, to, text);
            }
            return mine;
        });
    }

    /// Stores the edition and what is to be delivered, in one step.
    boolean publish(Posting posting, ReportDefinition definition, Edition edition) {
        return database.transactionResult(sql -> {
            var state = edition.quiet() ? State.QUIET : State.POSTED;
            if (!end(sql, posting, state, "")) {
                return false;
            }
            snapshot(sql, posting, 1, definition, edition);
            if (!edition.quiet()) {
                deliver(sql, posting.report(), posting.due(), 1, definition.to(), "");
                sql.execute(
                        "UPDATE report_posting SET told = true WHERE report = ? AND due_at < ?::timestamptz"
                                + " AND NOT told",
                        posting.report(),
                        posting.due());
            }
            return true;
        });
    }

    private void snapshot(Sql sql, Posting posting, int nth, ReportDefinition definition, Edition edition) {
        sql.execute(
                "INSERT INTO report_snapshot (report, due_at, nth, made_at, definition, edition, hash) "
                        + "VALUES (?, ?::timestamptz, ?, ?::timestamptz, ?::jsonb, ?::jsonb, ?)",
                posting.report(),
                posting.due(),
                nth,
                clock.instant(),
                Json.text(definition),
                Json.text(edition),
                edition.hash());
    }

    private static void deliver(Sql sql, String report, Instant due, int nth, List<String> to, String text) {
        for (var destination : to) {
            sql.execute(
                    "INSERT INTO report_delivery (report, due_at, nth, destination, text) VALUES (?, "
                            + "?::timestamptz, ?, ?, ?) ON CONFLICT DO NOTHING",
                    report,
                    due,
                    nth,
                    destination,
                    text);
        }
    }

    /// Tells something that is no edition; `about` names what it tells of.
    static void tell(Sql sql, String report, Instant at, String to, String text, String about) {
        sql.execute(
                "INSERT INTO report_delivery (report, due_at, nth, destination, text, about) VALUES (?, "
                        + "?::timestamptz, 0, ?, ?, ?)",
                report,
                at,
                to,
                text,
                about);
    }

    /// Stores what was found when a posting was checked again, and tells it where it was posted; of
    /// two processes that find it at once, one does.
    boolean correct(Posting posting, Snapshot before, ReportDefinition definition, Edition now, String text) {
        return database.transactionResult(sql -> {
            int made = sql.execute(
                    "INSERT INTO report_snapshot (report, due_at, nth, made_at, definition, edition, hash)"
                            + " VALUES (?, ?::timestamptz, ?, ?::timestamptz, ?::jsonb, ?::jsonb, ?) ON CONFLICT"
                            + " DO NOTHING",
                    posting.report(),
                    posting.due(),
                    before.nth() + 1,
                    clock.instant(),
                    Json.text(definition),
                    Json.text(now),
                    now.hash());
            if (made == 1) {
                sql.execute(
                        "INSERT INTO report_delivery (report, due_at, nth, destination, text) SELECT report,"
                                + " due_at, ?, destination, ? FROM report_delivery WHERE report = ? AND due_at ="
                                + " ?::timestamptz AND nth = 1 ON CONFLICT DO NOTHING",
                        before.nth() + 1,
                        text,
                        posting.report(),
                        posting.due());
            }
            return made == 1;
        });
    }

    /// The latest snapshot of a posting.
    public Optional<Snapshot> snapshot(String report, Instant due) {
        return snapshots(report, due).stream().findFirst();
    }

    /// All snapshots of a posting, the latest first.
    public List<Snapshot> snapshots(String report, Instant due) {
        return database.query(
                        "SELECT nth, made_at, definition::text, edition::text, hash FROM report_snapshot WHERE "
                                + "report = ? AND due_at = ? ORDER BY nth DESC",
                        report,
                        due)
                .list(row -> new Snapshot(
                        row.integer("nth"),
                        row.instant("made_at"),
                        Json.own(row.text("definition"), ReportDefinition.class),
                        Json.own(row.text("edition"), Edition.class),
                        row.text("hash")));
    }

    /// The postings of a report, newest first.
    public List<Posting> history(String report, int most) {
        return database.query(
                        "SELECT " + COLUMNS + " FROM report_posting WHERE report = ? ORDER BY due_at DESC LIMIT ?",
                        report,
                        most)
                .list(Postings::posting);
    }

    /// What was due and did not come, and was not said yet.
    List<Posting> missed(String report, Instant before) {
        return database.query(
                        "SELECT " + COLUMNS + " FROM report_posting WHERE report = ? AND due_at < ? AND state IN"
                                + " ('skipped', 'failed') AND NOT told ORDER BY due_at DESC LIMIT 5",
                        report,
                        before)
                .list(Postings::posting);
    }
}
