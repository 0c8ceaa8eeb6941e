package dev.jackdaw.report;

import dev.jackdaw.data.Json;
import dev.jackdaw.store.StateDatabase;
import dev.jackdaw.store.WorkQueue;
import dev.jackdaw.store.WorkQueue.Ticket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What doors have to tell, each once. A delivery is leased for seconds; whoever takes it a second
/// time must look first whether it arrived. Thread-safe, shared by all processes.
public final class Deliveries {
    private static final Duration LEASE = Duration.ofSeconds(30);

    /// A correction waits for what it corrects.
    private static final String FOR_DOOR = """
        q.destination LIKE ? || ':%' AND (q.nth < 2 OR EXISTS (
          SELECT FROM report_delivery e WHERE e.report = q.report AND e.due_at = q.due_at AND e.nth = 1
            AND e.destination = q.destination AND e.done_at IS NOT NULL))
        """;

    private static final String COLUMNS = """
        report, due_at, nth, destination, text, about, tries,
          (SELECT edition::text FROM report_snapshot s WHERE s.report = q.report AND s.due_at = q.due_at AND s.nth = q.nth),
          (SELECT channel || ' ' || message FROM report_delivery f WHERE f.report = q.report AND f.due_at = q.due_at
             AND f.nth = 1 AND f.destination = q.destination)
        """;

    private final StateDatabase database;
    private final WorkQueue queue;

    public Deliveries(StateDatabase database) {
        this.database = database;
        this.queue = new WorkQueue(
                database,
                "report_delivery",
                List.of("report", "due_at", "nth", "destination"),
                "q.done_at IS NULL",
                "q.made_at, q.report",
                Optional.of("tries"),
                LEASE);
    }

    /// Something to tell at `destination`: an edition where there is no `text`. `about` names the
    /// alerts in it, `tries` counts from 1. `channel` and `message` are where the edition that it
    /// corrects was posted, or empty.
    public record Delivery(
            String report,
            Instant due,
            int nth,
            String destination,
            String text,
            List<String> about,
            int tries,
            String json,
            String channel,
            String message) {
        /// What makes it one, however often it is tried.
        public String key() {
            return "report " + report + " " + due + " " + nth + " " + destination;
        }

        /// The edition, where it tells one. Throws `PermanentException` where another version wrote
        /// it in a way that this one can't read.
        public Optional<Edition> edition() {
            return json.isEmpty() ? Optional.empty() : Optional.of(Json.own(json, Edition.class));
        }

        /// Whether it corrects one that was posted.
        public boolean corrects() {
            return nth > 1;
        }
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var about = row.getString(6);
        var edition = row.getString(8);
        var posted = row.getString(9) == null ? " " : row.getString(9);
        int space = posted.indexOf(' ');
        return new Delivery(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                about.isEmpty() ? List.of() : List.of(about.split("\n")),
                row.getInt(7),
                edition == null ? "" : edition,
                posted.substring(0, space),
                posted.substring(space + 1));
    }

    /// Takes up to `most` for a door, such as "slack".
    public List<Delivery> claim(String door, int most) {
        return queue.claim(
                new WorkQueue.Which(FOR_DOOR, List.of(door)),
                most,
                new WorkQueue.Read<>(COLUMNS, Deliveries::delivery));
    }

    /// Whoever works on it lives.
    public void renew(Delivery delivery) {
        queue.renew(Ticket.fenced(delivery.tries(), key(delivery)));
    }

    private static Object[] key(Delivery delivery) {
        return new Object[] {
            delivery.report(), delivery.due().atOffset(ZoneOffset.UTC), delivery.nth(), delivery.destination()
        };
    }

    /// It was told, under this name of the door's.
    public void done(Delivery delivery, String channel, String message) {
        end(delivery, "", channel, message);
    }

    /// It can't be told, and why.
    public void refused(Delivery delivery, String reason) {
        end(delivery, reason, "", "");
    }

    private void end(Delivery delivery, String reason, String channel, String message) {
        queue.change(
                Ticket.of(key(delivery)),
                "done_at = now(), reason = ?, channel = ?, message = ?",
                List.of(reason, channel, message));
    }

    /// Where a report was told, and when or why not; newest first.
    public List<List<String>> history(String report, int most) {
        return database.rows(
                "SELECT due_at, nth, destination, coalesce(done_at::text, ''), reason FROM "
                        + "report_delivery WHERE report = ? ORDER BY due_at DESC, nth DESC LIMIT ?",
                List.of(report, most),
                row -> List.of(
                        row.getObject(1, OffsetDateTime.class).toInstant().toString(),
                        String.valueOf(row.getInt(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    }
}
