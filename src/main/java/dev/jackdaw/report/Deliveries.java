package dev.jackdaw.report;

import dev.jackdaw.data.Json;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import dev.jackdaw.store.WorkQueue;
import dev.jackdaw.store.WorkQueue.Ticket;
import java.time.Duration;
import java.time.Instant;
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
          (SELECT edition::text FROM report_snapshot s WHERE s.report = q.report AND s.due_at = q.due_at AND s.nth = q.nth)
            AS edition,
          (SELECT channel || ' ' || message FROM report_delivery f WHERE f.report = q.report AND f.due_at = q.due_at
             AND f.nth = 1 AND f.destination = q.destination)
            AS posted
        """;

    private final Sql database;
    private final WorkQueue queue;

    public Deliveries(Sql database) {
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

    private static Delivery delivery(Row row) {
        var about = row.text("about");
        var posted = row.optionalText("posted").orElse(" ");
        int space = posted.indexOf(' ');
        return new Delivery(
                row.text("report"),
                row.instant("due_at"),
                row.integer("nth"),
                row.text("destination"),
                row.text("text"),
                about.isEmpty() ? List.of() : List.of(about.split("\n")),
                row.integer("tries"),
                row.optionalText("edition").orElse(""),
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
        return new Object[] {delivery.report(), delivery.due(), delivery.nth(), delivery.destination()};
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
        return database.query(
                        "SELECT due_at, nth, destination, coalesce(done_at::text, '') AS done, reason FROM "
                                + "report_delivery WHERE report = ? ORDER BY due_at DESC, nth DESC LIMIT ?",
                        report,
                        most)
                .list(row -> List.of(
                        row.instant("due_at").toString(),
                        String.valueOf(row.integer("nth")),
                        row.text("destination"),
                        row.text("done"),
                        row.text("reason")));
    }
}
