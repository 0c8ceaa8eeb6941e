package dev.jackdaw.warehouse;

import com.zaxxer.hikari.HikariDataSource;

import dev.jackdaw.agent.ResultTable;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Logins;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

/// Runs SQL on company data under the agents' logins. Reads run in a read-only transaction that is
/// always rolled back. Thread-safe.
public final class Warehouse implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Warehouse.class.getName());
    private static final int FETCH_ROWS = 500;
    private static final String CANCELLED_BY_SERVER = "57014";

    private static final int ANALYST_CONNECTIONS = 6;
    private static final int ENGINEER_CONNECTIONS = 2;

    private final Logins logins;
    private final HikariDataSource analyst;
    private final HikariDataSource engineer;

    /// A statement waits for a connection as long as its run may, and can be stopped meanwhile.
    private final FairQueue analystTurns = new FairQueue(ANALYST_CONNECTIONS, Integer.MAX_VALUE);

    private final FairQueue engineerTurns = new FairQueue(ENGINEER_CONNECTIONS, Integer.MAX_VALUE);
    private final QueryGuard guard;
    private final Values values;
    private final Limits standard;

    public Warehouse(Logins logins, ZoneId zone, Limits standard) {
        this.logins = logins;
        this.standard = standard;
        var settings = settings(zone, standard);
        this.analyst = Connections.pool(logins.analyst(), ANALYST_CONNECTIONS, Map.of(), settings);
        this.engineer =
                Connections.pool(logins.engineer(), ENGINEER_CONNECTIONS, Map.of(), settings);
        this.guard = new QueryGuard(new PureFunctions(analyst));
        this.values = new Values(zone);
    }

    private static String settings(ZoneId zone, Limits limits) {
        return "SET TimeZone = '%s'; SET statement_timeout = %d; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s'"
                .formatted(zone.getId(), limits.timeout().toMillis());
    }

    /// The limits that apply where a caller has no others.
    public Limits limits() {
        return standard;
    }

    /// What the guard says of a statement.
    public QueryGuard.Verdict judge(Role role, String sql) {
        return guard.judge(role, sql);
    }

    /// Runs one statement, if the guard lets it pass.
    public QueryOutcome run(Role role, String sql, Limits limits, Cancellation cancellation) {
        return switch (guard.judge(role, sql)) {
            case QueryGuard.Verdict.Refused(String reason) -> new QueryOutcome.Refused(reason);
            case QueryGuard.Verdict.Allowed(var effect) ->
                    execute(role, sql, limits, effect, cancellation);
        };
    }

    private QueryOutcome execute(
            Role role,
            String sql,
            Limits limits,
            QueryGuard.Effect effect,
            Cancellation cancellation) {
        boolean reads = effect == QueryGuard.Effect.READS;
        try (var turn = (role == Role.ANALYST ? analystTurns : engineerTurns).enterAnyway("")) {
            turn.await(position -> {}, cancellation);
            return cancellation.isCancelled()
                    ? new QueryOutcome.Cancelled()
                    : connected(role, sql, limits, reads, cancellation);
        }
    }

    private QueryOutcome connected(
            Role role, String sql, Limits limits, boolean reads, Cancellation cancellation) {
        try (var connection = connection(role)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(reads);
            try (var statement = connection.createStatement();
                    var stop = cancellation.onCancel(() -> cancel(statement))) {
                assert stop != null;
                var rows = rows(statement, sql, limits);
                if (!reads) {
                    connection.commit();
                }
                return rows;
            } finally {
                rollback(connection);
            }
        } catch (SQLException e) {
            return failed(e, cancellation);
        }
    }

    private Connection connection(Role role) {
        try {
            return pool(role).getConnection();
        } catch (SQLException e) {
            throw Connections.unreachable(login(role), e);
        }
    }

    /// Where even this fails the connection is broken, the pool drops it, and the server has rolled
    /// back by itself.
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "no connection to roll back on", e);
        }
    }

    private QueryOutcome failed(SQLException e, Cancellation cancellation) {
        var state = String.valueOf(e.getSQLState());
        if (CANCELLED_BY_SERVER.equals(state)) {
            return cancellation.isCancelled()
                    ? new QueryOutcome.Cancelled()
                    : new QueryOutcome.TimedOut(standard.timeout().toMillis());
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            throw Connections.failed("the query", e);
        }
        var message = String.valueOf(e.getMessage()).replaceFirst("^ERROR: ", "");
        return new QueryOutcome.Rejected(state, message);
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw Connections.failed("stopping a statement", e);
        }
    }

    private QueryOutcome.Rows rows(Statement statement, String sql, Limits limits)
            throws SQLException {
        long start = System.nanoTime();
        statement.setFetchSize(Math.min(FETCH_ROWS, limits.rowsMax() + 1));
        if (!statement.execute(sql)) {
            return new QueryOutcome.Rows(ResultTable.EMPTY, since(start));
        }
        try (var rows = statement.getResultSet()) {
            var types = new ArrayList<String>();
            var columns = columns(rows, types);
            var read = new ArrayList<List<@Nullable Object>>();
            long bytes = 0;
            boolean more = false;
            while (rows.next() && !more) {
                more = read.size() >= limits.rowsMax() || bytes >= limits.bytesMax();
                if (!more) {
                    var row = row(rows, types);
                    bytes += row.toString().length();
                    read.add(row);
                }
            }
            return new QueryOutcome.Rows(new ResultTable(columns, read, more), since(start));
        }
    }

    private static List<ResultTable.Column> columns(ResultSet rows, List<String> types)
            throws SQLException {
        var columns = new ArrayList<ResultTable.Column>();
        var meta = rows.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            types.add(meta.getColumnTypeName(i));
            columns.add(
                    ResultTable.Column.plain(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
        }
        return columns;
    }

    private List<@Nullable Object> row(ResultSet rows, List<String> types) throws SQLException {
        var row = new ArrayList<@Nullable Object>();
        for (int i = 0; i < types.size(); i++) {
            row.add(values.read(rows, i + 1, types.get(i)));
        }
        return row;
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /// Lets the Analyst read what the Engineer just built.
    public void share(String view) {
        try (Connection connection = engineer.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "GRANT SELECT ON "
                            + Grants.BUILT_SCHEMA
                            + "."
                            + Grants.quoted(view)
                            + " TO "
                            + Grants.quoted(logins.analyst().user()));
        } catch (SQLException e) {
            throw Connections.failed("sharing the view " + view, e);
        }
    }

    /// The Analyst's connections, for reading the catalogue.
    public DataSource catalogue() {
        return analyst;
    }

    private HikariDataSource pool(Role role) {
        return role == Role.ANALYST ? analyst : engineer;
    }

    private dev.jackdaw.store.Login login(Role role) {
        return role == Role.ANALYST ? logins.analyst() : logins.engineer();
    }

    /// The database user behind a role.
    public String user(Role role) {
        return login(role).user();
    }

    @Override
    public void close() {
        analyst.close();
        engineer.close();
    }
}
