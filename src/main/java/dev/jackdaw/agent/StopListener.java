package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import dev.jackdaw.store.StateDatabase;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Hears PostgreSQL's notifications of runs that are to stop. What was asked while its connection
/// was away is read from the table when it is back.
final class StopListener implements AutoCloseable {
    static final String CHANNEL = "jackdaw_stop";

    private static final Logger LOG = Logger.getLogger(StopListener.class.getName());
    private static final int HEARTBEAT_MS = 10_000;
    private static final long AGAIN_MS = 1_000;

    private final StateDatabase database;
    private @Nullable Thread thread;
    private @Nullable Connection connection;
    private boolean closed;

    StopListener(StateDatabase database) {
        this.database = database;
    }

    synchronized void start(Consumer<RunId> told) {
        if (thread == null && !closed) {
            thread = Thread.ofVirtual().name("stop-listener").start(() -> listen(told));
        }
    }

    private void listen(Consumer<RunId> told) {
        while (!isClosed()) {
            try (var opened = database.dedicated()) {
                keep(opened);
                listen(opened, told);
            } catch (SQLException | RuntimeException e) {
                if (!isClosed()) {
                    LOG.log(Level.FINE, "no connection to hear stops on", e);
                    pause();
                }
            }
        }
    }

    private void listen(Connection opened, Consumer<RunId> told) throws SQLException {
        try (var statement = opened.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            asked(told);
            var notified = opened.unwrap(PGConnection.class);
            while (!isClosed()) {
                var heard = notified.getNotifications(HEARTBEAT_MS);
                if (heard == null || heard.length == 0) {
                    statement.execute("SELECT 1");
                    continue;
                }
                for (var notification : heard) {
                    if (notification.getParameter().isEmpty()) {
                        asked(told);
                    } else {
                        told.accept(new RunId(notification.getParameter()));
                    }
                }
            }
        }
    }

    private void asked(Consumer<RunId> told) {
        database.sql()
                .fetch("SELECT id FROM run WHERE cancel_requested AND status = 'open'")
                .forEach(row -> told.accept(new RunId(row.get("id", String.class))));
    }

    private synchronized void keep(Connection opened) {
        connection = opened;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Connection open;
        synchronized (this) {
            closed = true;
            open = connection;
        }
        try {
            if (open != null) {
                // Ends the wait for notifications, too.
                open.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "closing the connection to hear stops on", e);
        }
    }
}
