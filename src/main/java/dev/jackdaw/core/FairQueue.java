package dev.jackdaw.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/// A bounded number of places, and a bounded line before them in which people take turns: somebody
/// who asks a hundred things waits longer for the hundredth than somebody else for the first.
/// Thread-safe.
public final class FairQueue {
    private static final Duration NEWS = Duration.ofSeconds(2);

    private final int waitingMax;
    private final Map<String, Deque<Ticket>> lines = new LinkedHashMap<>();
    private int free;
    private int waiting;

    /// `places` may be taken at once; at most `waitingMax` wait, half of them of one person.
    public FairQueue(int places, int waitingMax) {
        this.free = places;
        this.waitingMax = waitingMax;
    }

    /// Gets in line. Close the ticket in any case. Throws `BusyException` where the line is full.
    public synchronized Ticket enter(String person) {
        return enter(person, waitingMax);
    }

    /// Gets in line however long it is: for work that was taken on before.
    public synchronized Ticket enterAnyway(String person) {
        return enter(person, Integer.MAX_VALUE);
    }

    private Ticket enter(String person, int most) {
        var line = lines.getOrDefault(person, new ArrayDeque<>());
        if (waiting >= most || line.size() >= Math.max(1, most / 2)) {
            throw new BusyException(
                    waiting >= most ? waiting + 1 : line.size() + 1,
                    waiting >= most
                            ? "everybody together has " + waiting + " questions waiting"
                            : "you have " + line.size() + " questions waiting");
        }
        var ticket = new Ticket(person);
        if (free > 0) {
            free--;
            ticket.turn.complete(null);
        } else {
            waiting++;
            line.add(ticket);
            lines.put(person, line);
        }
        return ticket;
    }

    /// How many wait.
    public synchronized int waiting() {
        return waiting;
    }

    private synchronized int position(Ticket ticket) {
        int before = 0;
        int own = index(ticket);
        boolean passed = false;
        for (var line : lines.entrySet()) {
            if (line.getKey().equals(ticket.person)) {
                passed = true;
                before += own;
            } else {
                before += Math.min(line.getValue().size(), passed ? own : own + 1);
            }
        }
        return before + 1;
    }

    private int index(Ticket ticket) {
        int index = 0;
        for (var other : lines.getOrDefault(ticket.person, new ArrayDeque<>())) {
            if (other == ticket) {
                return index;
            }
            index++;
        }
        return 0;
    }

    private synchronized void leave(Ticket ticket) {
        var line = lines.get(ticket.person);
        if (line != null && line.remove(ticket)) {
            waiting--;
            if (line.isEmpty()) {
                lines.remove(ticket.person);
            }
        } else if (waiting == 0) {
            free++;
        } else {
            next();
        }
    }

    /// Hands the place to the person whose turn it is, who then goes to the end of the round.
    private void next() {
        var first = lines.entrySet().iterator().next();
        var line = first.getValue();
        var ticket = line.remove();
        lines.remove(first.getKey());
        if (!line.isEmpty()) {
            lines.put(first.getKey(), line);
        }
        waiting--;
        ticket.turn.complete(null);
    }

    /// Somebody's place, now or later.
    public final class Ticket implements AutoCloseable {
        private final String person;
        private final CompletableFuture<Void> turn = new CompletableFuture<>();
        private boolean closed;

        private Ticket(String person) {
            this.person = person;
        }

        /// Waits for the place; `position` is told now and then how many places one is away from it
        /// (1 is next), and nothing where it is free. Returns early on cancellation.
        public void await(IntConsumer position, Cancellation cancellation) {
            try (var stop = cancellation.onCancel(() -> turn.complete(null))) {
                assert stop != null;
                int told = 0;
                while (!turn.isDone()) {
                    int now = position(this);
                    if (now != told) {
                        position.accept(now);
                        told = now;
                    }
                    pause();
                }
            }
        }

        private void pause() {
            try {
                turn.get(NEWS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                assert !turn.isCancelled();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                turn.complete(null);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        /// Gives the place, or the place in line, to the next. Later calls do nothing.
        @Override
        public void close() {
            synchronized (FairQueue.this) {
                if (closed) {
                    return;
                }
                closed = true;
                leave(this);
            }
        }
    }
}
