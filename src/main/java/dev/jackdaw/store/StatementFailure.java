package dev.jackdaw.store;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.JackdawException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;

/// What a failed statement on our own state is to the rest of the house. The one place that
/// translates it.
final class StatementFailure {
    private static final String UNIQUE_VIOLATION = "23505";

    private StatementFailure() {}

    static JackdawException of(DataAccessException e) {
        var cause = e.getCause(SQLException.class);
        return cause == null ? passed("the state database does not answer", "", e) : of(cause);
    }

    /// Says what the server says, but never where the server is: it may be shown to anybody.
    static JackdawException of(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.isEmpty() || state.startsWith("08")) {
            return passed("the state database does not answer", state, e);
        }
        var said = Connections.message(e).lines().findFirst().orElse("");
        if (passes(state)) {
            return passed("the state database can't do it now: " + said, state, e);
        }
        return state.equals(UNIQUE_VIOLATION)
                ? new ConflictException("somebody else was first: " + said, e)
                : new RefusedStatement(said, state, e);
    }

    private static StateUnavailable passed(String text, String state, Exception cause) {
        return new StateUnavailable(text + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")"), cause);
    }

    /// Whether the same statement may succeed later: connections (08), resources (53), shutdowns
    /// (57P), transactions in each other's way (40).
    static boolean passes(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("40");
    }
}
