package dev.jackdaw.slack;

import dev.jackdaw.data.Json;
import dev.jackdaw.store.StateDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.exception.DataAccessException;

/// Stores deliveries, all that wait in one statement: however many come at once, each waits for two
/// writes to the disk at most. Slack wants its acknowledgement within three seconds. Thread-safe.
final class InboxWriter implements AutoCloseable {
    private static final int BATCH = 200;
    private static final Duration TIMEOUT = Duration.ofMillis(2_500);
    private static final String INSERT =
            "INSERT INTO slack_inbox (key, kind, body, attempts, leased_until) SELECT key, kind, "
                    + "body::jsonb, 1, "
                    + Inbox.LEASE
                    + " FROM unnest(?, ?, ?) AS new(key, kind, body) ON CONFLICT (key) DO NOTHING RETURNING key";

    private record Waiting(Delivery delivery, CompletableFuture<Boolean> stored) {}

    private final StateDatabase database;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;

    InboxWriter(StateDatabase database) {
        this.database = database;
        this.thread = Thread.ofPlatform().daemon().name("slack inbox").start(this::work);
    }

    /// Stores a delivery; false where it was known. Throws where it can't be stored now.
    boolean store(Delivery delivery) {
        var stored = new CompletableFuture<Boolean>();
        waiting.add(new Waiting(delivery, stored));
        try {
            return stored.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DataAccessException("a delivery could not be stored", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessException("interrupted", e);
        }
    }

    private void work() {
        var batch = new ArrayList<Waiting>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            batch.forEach(w -> w.stored().cancel(false));
        }
    }

    private void write(List<Waiting> batch) {
        try {
            var fresh = new HashSet<>(database.rows(
                    INSERT,
                    List.of(texts(batch, Delivery::key), texts(batch, Delivery::kind), texts(batch, InboxWriter::body)),
                    row -> row.getString(1)));
            batch.forEach(w -> w.stored().complete(fresh.remove(w.delivery().key())));
        } catch (DataAccessException e) {
            batch.forEach(w -> w.stored().completeExceptionally(e));
        }
    }

    private static String[] texts(List<Waiting> batch, java.util.function.Function<Delivery, String> of) {
        return batch.stream().map(w -> of.apply(w.delivery())).toArray(String[]::new);
    }

    /// PostgreSQL's JSON holds no character zero.
    private static String body(Delivery delivery) {
        return Json.text(delivery.body()).replace("\\u0000", "");
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
