package dev.jackdaw.slack;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.TransientException;
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

/// Stores deliveries, all that wait in one statement: however many come at once, each waits for two
/// writes to the disk at most. Slack wants its acknowledgement within three seconds. Thread-safe.
final class InboxWriter implements AutoCloseable {
    private static final int BATCH = 200;
    private static final Duration TIMEOUT = Duration.ofMillis(2_500);

    private record Waiting(Delivery delivery, CompletableFuture<Boolean> stored) {}

    private final Inbox inbox;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;

    InboxWriter(Inbox inbox) {
        this.inbox = inbox;
        this.thread = Thread.ofPlatform().daemon().name("slack inbox").start(this::work);
    }

    /// Stores a delivery; false where it was known. Throws where it can't be stored now.
    boolean store(Delivery delivery) {
        var stored = new CompletableFuture<Boolean>();
        waiting.add(new Waiting(delivery, stored));
        try {
            return stored.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new TransientException("a delivery could not be stored", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientException("interrupted", e);
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
            var fresh = new HashSet<>(
                    inbox.store(batch.stream().map(Waiting::delivery).toList()));
            batch.forEach(w -> w.stored().complete(fresh.remove(w.delivery().key())));
        } catch (JackdawException e) {
            batch.forEach(w -> w.stored().completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
