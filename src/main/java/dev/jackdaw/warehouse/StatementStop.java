package dev.jackdaw.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Asks the server to end one statement, again and again until it is over: a request that finds
/// nothing running is lost, as it is between two statements of one transaction. A request names a
/// connection, not a statement, so none may be on its way when the connection goes to somebody
/// else: closing this waits for the last one. Thread-safe.
final class StatementStop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StatementStop.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Statement statement;
    private boolean over;

    StatementStop(Statement statement) {
        this.statement = statement;
    }

    /// Begins to ask, on a thread of its own.
    void begin() {
        Thread.startVirtualThread(() -> {
            while (asked()) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        });
    }

    /// Asks once, unless it is over. A request may fail: it needs a connection of its own.
    private synchronized boolean asked() {
        if (over) {
            return false;
        }
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "stopping a statement is tried again", e);
        }
        return true;
    }

    /// The statement is over.
    @Override
    public synchronized void close() {
        over = true;
    }
}
