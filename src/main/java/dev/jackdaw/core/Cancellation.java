package dev.jackdaw.core;

import java.util.ArrayList;
import java.util.List;

/// Tells work to stop, from any thread. Actions registered after the fact run at once.
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /// Stops the work. Later calls do nothing.
    public void cancel() {
        List<Runnable> todo;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            todo = List.copyOf(actions);
        }
        todo.forEach(Runnable::run);
    }

    /// Whether it was told to stop.
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Runs `action` on cancellation, until the returned registration is closed.
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void remove(Runnable action) {
        actions.remove(action);
    }

    /// Takes an action back.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
