package dev.jackdaw.warehouse;

import dev.jackdaw.data.ResultTable;
import dev.jackdaw.store.Connections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One transaction on an agent's login, from its first statement to its end. A query is read
/// through a cursor, which by itself refuses everything that is no query.
final class AgentSession {
    private final Connection connection;
    private final Values values;
    private final Limits limits;

    AgentSession(Connection connection, Values values, Limits limits) {
        this.connection = connection;
        this.values = values;
        this.limits = limits;
    }

    /// Begins. The settings and a first query go along at once: from then on the transaction can't
    /// be made writable.
    void begin(boolean readOnly, List<String> path, Map<String, String> person) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(readOnly);
        var schemas = new ArrayList<>(path);
        schemas.add("pg_temp");
        var settings = new StringBuilder("SET LOCAL search_path = ");
        settings.append(schemas.stream().map(AgentSession::literal).collect(Collectors.joining(", ")));
        settings.append("; SET LOCAL statement_timeout = ");
        settings.append(literal(limits.timeout().toMillis() + "ms")).append("; ");
        person.forEach((name, value) -> settings.append("SET LOCAL ")
                .append(name)
                .append(" = ")
                .append(literal(value))
                .append("; "));
        try (var statement = statement()) {
            statement.execute(settings.append("SELECT 1").toString());
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Braces and question marks mean to the server what they say.
    Statement statement() throws SQLException {
        var statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    /// Reads a query's rows, up to the limits.
    ResultTable read(Statement statement, String query) throws SQLException {
        statement.execute(Interceptor.cursor(query));
        try (var rows = statement.executeQuery(Interceptor.fetch(limits.rowsMax() + 1))) {
            return table(rows);
        }
    }

    /// Runs what is no query.
    ResultTable execute(Statement statement, String sql) throws SQLException {
        if (!statement.execute(sql)) {
            return ResultTable.EMPTY;
        }
        try (var rows = statement.getResultSet()) {
            return table(rows);
        }
    }

    private ResultTable table(ResultSet rows) throws SQLException {
        var types = new ArrayList<String>();
        var columns = columns(rows, types);
        var read = new ArrayList<List<@Nullable Object>>();
        long bytes = 0;
        boolean more = false;
        while (!more && rows.next()) {
            more = read.size() >= limits.rowsMax() || bytes >= limits.bytesMax();
            if (!more) {
                var row = row(rows, types);
                bytes += row.toString().length();
                read.add(row);
            }
        }
        return new ResultTable(columns, read, more);
    }

    private static List<ResultTable.Column> columns(ResultSet rows, List<String> types) throws SQLException {
        var columns = new ArrayList<ResultTable.Column>();
        var meta = rows.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            types.add(meta.getColumnTypeName(i));
            columns.add(ResultTable.Column.plain(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
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

    /// Undoes what was not committed. Where even this fails the connection is broken, the pool
    /// drops it, and the server has rolled back by itself.
    void end() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            drop();
        }
    }

    /// The connection is not used again.
    void drop() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw Connections.failed("dropping a connection", e);
        }
    }
}
