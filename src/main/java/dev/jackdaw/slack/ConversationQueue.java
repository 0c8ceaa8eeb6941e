package dev.jackdaw.slack;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Messages of one conversation are taken one after the other: the next one when the answer to the
/// one before stands there. Thread-safe.
final class ConversationQueue {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    private static final class Shared {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    private final SlackRuns runs;
    private final Map<ConversationRef, Shared> shared = new HashMap<>();

    ConversationQueue(SlackRuns runs) {
        this.runs = runs;
    }

    /// A turn of a conversation, until it is closed.
    final class Turn implements AutoCloseable {
        private final ConversationRef place;
        private final Shared of;

        private Turn(ConversationRef place, Shared of) {
            this.place = place;
            this.of = of;
        }

        /// Whether another message's answer is still to come.
        boolean mustWait(String message) {
            return runs.busy(place, message);
        }

        /// Waits for it; `held` is called meanwhile.
        void await(String message, Runnable held) {
            while (runs.busy(place, message)) {
                held.run();
                RateLimiter.sleep(POLL_INTERVAL.toNanos());
            }
        }

        @Override
        public void close() {
            of.lock.unlock();
            leave(place, of);
        }
    }

    /// Waits for the conversation's turn.
    Turn take(ConversationRef place) {
        var of = enter(place);
        of.lock.lock();
        return new Turn(place, of);
    }

    private synchronized Shared enter(ConversationRef place) {
        var of = shared.computeIfAbsent(place, p -> new Shared());
        of.users++;
        return of;
    }

    private synchronized void leave(ConversationRef place, Shared of) {
        of.users--;
        if (of.users == 0) {
            shared.remove(place);
        }
    }
}
