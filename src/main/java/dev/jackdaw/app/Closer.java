package dev.jackdaw.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// What has been opened so far, to be closed in reverse order.
final class Closer implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /// Remembers how to close a part; returns the part.
    <T> T add(T part, Consumer<T> close) {
        closings.push(() -> close.accept(part));
        return part;
    }

    /// Closes every part, also where one fails to.
    @Override
    public void close() {
        if (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } finally {
                close();
            }
        }
    }
}
