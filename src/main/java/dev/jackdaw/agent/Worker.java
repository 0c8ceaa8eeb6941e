package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.StateDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// This process as the database knows it: one connection of its own, outside the pool, holds an
/// advisory lock of its name, so that the server knows the moment the process dies, and hears
/// notifications of runs that are to stop. What was asked while the connection was away is read
/// from the table when it is back. Thread-safe.
final class Worker implements AutoCloseable {
    static final String CHANNEL = "jackdaw_stop";

    /// True where the worker that `run` names is dead. Whoever looks shares the lock, so that two
    /// who look at once don't take each other for the living one.
    static final String DEAD = "pg_try_advisory_xact_lock_shared(hashtextextended('worker ' || worker, 0))";

    /// Waits a little where the server has not noticed yet that an earlier connection broke.
    private static final String LIVE =
            "SELECT set_config('lock_timeout', '5s', false), pg_advisory_lock(hashtextextended(?, 0))";

    private static final Logger LOG = Logger.getLogger(Worker.class.getName());
    private static final int HEARTBEAT_MS = 10_000;
    private static final long AGAIN_MS = 1_000;
    private static final int NAME_BYTES = 8;

    private final StateDatabase database;
    private final String name;
    private volatile Consumer<RunId> told = id -> {};
    private volatile boolean begun;
    private @Nullable Connection connection;
    private boolean closed;

    Worker(StateDatabase database) {
        this.database = database;
        var bytes = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.name = HexFormat.of().formatHex(bytes);
    }

    /// Its name, known to be alive before it is used first.
    String name() {
        if (!begun) {
            begin();
        }
        return name;
    }

    private synchronized void begin() {
        if (begun) {
            return;
        }
        try {
            var opened = open();
            begun = true;
            Thread.ofVirtual().name("worker").start(() -> keepAlive(opened));
        } catch (SQLException e) {
            throw Connections.failed("becoming known to the database", e);
        }
    }

    /// From now on tells of stops that are asked for.
    void onStop(Consumer<RunId> listener) {
        if (!told.equals(listener)) {
            told = listener;
            name();
            asked();
        }
    }

    private synchronized Connection open() throws SQLException {
        var opened = database.dedicated();
        try (var lock = opened.prepareStatement(LIVE);
                var statement = opened.createStatement()) {
            lock.setString(1, "worker " + name);
            lock.execute();
            statement.execute("LISTEN " + CHANNEL);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        connection = opened;
        if (closed) {
            opened.close();
        }
        return opened;
    }

    private void keepAlive(Connection first) {
        var opened = first;
        while (!isClosed()) {
            try (var current = opened) {
                asked();
                listen(current);
            } catch (SQLException | RuntimeException e) {
                LOG.log(Level.FINE, "the worker's connection is gone", e);
            }
            opened = again(opened);
        }
    }

    private Connection again(Connection gone) {
        while (!isClosed()) {
            try {
                return open();
            } catch (SQLException | RuntimeException e) {
                LOG.log(Level.FINE, "no connection for the worker", e);
                pause();
            }
        }
        return gone;
    }

    private void listen(Connection opened) throws SQLException {
        try (var statement = opened.createStatement()) {
            var notified = opened.unwrap(PGConnection.class);
            while (!isClosed()) {
                var heard = notified.getNotifications(HEARTBEAT_MS);
                if (heard == null || heard.length == 0) {
                    alive(statement);
                    continue;
                }
                for (var notification : heard) {
                    if (notification.getParameter().isEmpty()) {
                        asked();
                    } else {
                        told.accept(new RunId(notification.getParameter()));
                    }
                }
            }
        }
    }

    private static void alive(Statement statement) throws SQLException {
        statement.execute("SELECT 1");
    }

    private void asked() {
        database.query("SELECT id FROM run WHERE cancel_requested AND status = 'open'")
                .list(row -> new RunId(row.text("id")))
                .forEach(told);
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
            LOG.log(Level.FINE, "closing the worker's connection", e);
        }
    }
}
