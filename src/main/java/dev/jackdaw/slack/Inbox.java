package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import dev.jackdaw.store.WorkQueue;
import dev.jackdaw.store.WorkQueue.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What Slack sent and what is still to be done about it, in the database: a delivery is stored
/// before Slack is told that it arrived, and done once, whichever process lives.
final class Inbox {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int ATTEMPTS_MAX = 5;
    private static final int BATCH = 100;
    private static final String DONE = "done_at = now()";
    private static final WorkQueue.Read<Delivery> DELIVERY =
            new WorkQueue.Read<>("key, kind, body::text AS body", Inbox::delivery);

    private final Sql database;
    private final WorkQueue queue;

    Inbox(Sql database) {
        this.database = database;
        this.queue = new WorkQueue(
                database,
                "slack_inbox",
                List.of("key"),
                "q.done_at IS NULL",
                "q.received_at",
                Optional.of("attempts"),
                LEASE);
    }

    private static Delivery delivery(Row row) {
        return new Delivery(row.text("key"), row.text("kind"), Json.own(row.text("body"), JsonNode.class));
    }

    /// Stores deliveries, held by this process; the keys of those that were not known.
    List<String> store(List<Delivery> deliveries) {
        return database.query(
                        "INSERT INTO slack_inbox (key, kind, body, attempts, leased_until) SELECT key, kind,"
                                + " body::jsonb,"
                                + " 1, " + queue.leased() + " FROM unnest(?, ?, ?) AS new(key, kind, body) ON CONFLICT"
                                + " (key) DO NOTHING RETURNING key",
                        deliveries.stream().map(Delivery::key).toList(),
                        deliveries.stream().map(Delivery::kind).toList(),
                        deliveries.stream().map(Inbox::body).toList())
                .list(row -> row.text("key"));
    }

    /// PostgreSQL's JSON holds no character zero.
    private static String body(Delivery delivery) {
        return Json.text(delivery.body()).replace("\\u0000", "");
    }

    /// It is done, or nothing can be done about it.
    void done(String key) {
        queue.change(Ticket.of(key), DONE, List.of());
    }

    /// Goes on holding it.
    void renew(String key) {
        queue.renew(Ticket.of(key));
    }

    /// Whether something that was written before in the same conversation is still to be done.
    boolean earlier(ConversationRef place, String message) {
        return database.query(
                        "SELECT FROM slack_inbox, LATERAL (SELECT body -> 'event' AS event) e WHERE done_at IS NULL"
                                + " AND event ->> 'channel' = ? AND event ->> 'user' IS NOT NULL AND coalesce(event ->>"
                                + " 'thread_ts', event ->> 'ts') = ? AND event ->> 'ts' < ? LIMIT 1",
                        place.channel(),
                        place.thread(),
                        message)
                .first(row -> true)
                .isPresent();
    }

    /// Takes what a process that died left undone.
    List<Delivery> left() {
        return queue.claim(new WorkQueue.Which("q.attempts < ?", List.of(ATTEMPTS_MAX)), BATCH, DELIVERY);
    }

    /// Takes what failed too often; nobody tries it again.
    List<Delivery> hopeless() {
        return queue.giveUp(DONE, new WorkQueue.Which("q.attempts >= ?", List.of(ATTEMPTS_MAX)), BATCH, DELIVERY);
    }

    /// Forgets what was done three days ago; Slack repeats nothing that long.
    void tidy() {
        database.execute("DELETE FROM slack_inbox WHERE done_at < now() - interval '3 days'");
    }
}
