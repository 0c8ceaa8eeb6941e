package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.StateDatabase;
import java.util.List;

/// What Slack sent and what is still to be done about it, in the database: a delivery is stored
/// before Slack is told that it arrived, and done once, whichever process lives.
record Inbox(StateDatabase database) {
    static final String LEASE = "now() + interval '20 seconds'";
    private static final int TRIES = 5;

    /// It is done, or nothing can be done about it.
    void done(String key) {
        database.update("UPDATE slack_inbox SET done_at = now() WHERE key = ?", List.of(key));
    }

    /// Goes on holding it.
    void renew(String key) {
        database.update("UPDATE slack_inbox SET leased_until = " + LEASE + " WHERE key = ?", List.of(key));
    }

    /// Whether something that was written before in the same conversation is still to be done.
    boolean earlier(ConversationRef place, String message) {
        return !database.rows(
                        "SELECT 1 FROM slack_inbox, LATERAL (SELECT body -> 'event' AS event) e WHERE done_at IS NULL"
                                + " AND event ->> 'channel' = ? AND event ->> 'user' IS NOT NULL AND coalesce(event ->>"
                                + " 'thread_ts', event ->> 'ts') = ? AND event ->> 'ts' < ? LIMIT 1",
                        List.of(place.channel(), place.thread(), message),
                        row -> row.getInt(1))
                .isEmpty();
    }

    /// Takes what a process that died left undone.
    List<Delivery> left() {
        return taken("attempts = attempts + 1, leased_until = " + LEASE, "attempts < " + TRIES);
    }

    /// Takes what failed too often; nobody tries it again.
    List<Delivery> hopeless() {
        return taken("done_at = now()", "attempts >= " + TRIES);
    }

    private List<Delivery> taken(String change, String which) {
        return database.rows(
                "UPDATE slack_inbox SET "
                        + change
                        + " WHERE key IN (SELECT key FROM slack_inbox WHERE done_at IS NULL AND leased_until < "
                        + "now() AND "
                        + which
                        + " ORDER BY received_at LIMIT 100 FOR UPDATE SKIP LOCKED) RETURNING key, kind, body::text",
                List.of(),
                row -> new Delivery(row.getString(1), row.getString(2), Json.own(row.getString(3), JsonNode.class)));
    }

    /// Forgets what was done three days ago; Slack repeats nothing that long.
    void tidy() {
        database.update("DELETE FROM slack_inbox WHERE done_at < now() - interval '3 days'", List.of());
    }
}
