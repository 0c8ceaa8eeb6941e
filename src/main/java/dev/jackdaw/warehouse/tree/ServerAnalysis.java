package dev.jackdaw.warehouse.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Grants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Lets PostgreSQL (14 or later) parse and analyse a statement without running it: as the body of a
/// SQL function that is created in the session's temporary schema and rolled back. No table is
/// read; the login needs no right on any. Thread-safe.
public final class ServerAnalysis {
    private static final Logger LOG = Logger.getLogger(ServerAnalysis.class.getName());
    private static final int VIEW_LEVELS = 20;

    private static final String TIMED_OUT = "57014";

    /// Says nothing of the statement: this server is a replica.
    private static final String READ_ONLY = "25006";

    private static final String ABLE = "SELECT NOT pg_catalog.pg_is_in_recovery() AND "
            + "pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY')";

    /// What is known of objects is asked for again after this time.
    private static final Duration KNOWN = Duration.ofMinutes(1);

    private final DataSource validator;
    private volatile boolean able;
    private ObjectCache known = new ObjectCache();
    private long knownSince = System.nanoTime();

    public ServerAnalysis(DataSource validator) {
        this.validator = validator;
    }

    /// Forgets what is known of objects, as the schema has changed.
    public synchronized void forget() {
        known = new ObjectCache();
        knownSince = System.nanoTime();
    }

    /// Analyses a query that holds no semicolon outside of strings. `path` are the schemas that
    /// names without one are looked for in.
    public Analysis.Outcome analyse(String query, List<String> path) {
        try (var connection = validator.getConnection()) {
            if (!temporary(connection)) {
                return new Analysis.Outcome.Unavailable("the validating login may not create temporary objects");
            }
            return resolved(connection, tree(connection, query, path));
        } catch (SQLException e) {
            return rejected(e);
        } catch (StackOverflowError e) {
            return new Analysis.Outcome.Rejected("54001", "it is nested too deeply");
        }
    }

    /// Asked until it is so: rights change rarely, and then a failure says so.
    private boolean temporary(Connection connection) throws SQLException {
        if (!able) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(ABLE)) {
                able = rows.next() && rows.getBoolean(1);
            }
        }
        return able;
    }

    /// The text of the tree, in two exchanges: the driver takes what follows END for a part of the
    /// function.
    private static String tree(Connection connection, String query, List<String> path) throws SQLException {
        var create = "BEGIN; SET LOCAL search_path = "
                + path(path)
                + "; CREATE FUNCTION pg_temp.jackdaw_judged() RETURNS void LANGUAGE sql BEGIN ATOMIC "
                + query
                + "; END";
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                statement.execute(create);
                statement.execute(ValidatorQuery.BODY.call() + "; ROLLBACK");
                try (var body = statement.getResultSet()) {
                    body.next();
                    return body.getString(1);
                }
            } catch (SQLException e) {
                rollback(statement);
                throw e;
            }
        }
    }

    private static void rollback(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.log(Level.FINE, "no connection to roll back on", e);
        }
    }

    private static Analysis.Outcome rejected(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var message = Connections.message(e);
        if (state.equals(TIMED_OUT)) {
            return new Analysis.Outcome.Rejected(state, "the analysis took too long");
        }
        if (state.startsWith("08") || state.startsWith("57")) {
            throw Connections.failed("analysing a statement", e);
        }
        return state.equals(READ_ONLY)
                ? new Analysis.Outcome.Unavailable(message)
                : new Analysis.Outcome.Rejected(state, message);
    }

    /// As a setting; temporary objects come last, so that none stands before a company's table.
    private static String path(List<String> schemas) {
        return schemas.stream().map(Grants::quoted).collect(Collectors.joining(", "))
                + (schemas.isEmpty() ? "pg_catalog" : "")
                + ", pg_temp";
    }

    private Analysis.Outcome resolved(Connection connection, String body) throws SQLException {
        var queries = NodeReader.queries(body);
        if (queries.size() != 1) {
            return new Analysis.Outcome.Rejected("42601", "it is more than one query");
        }
        var analysis = Analysis.of(queries.getFirst());
        var seen = ObjectIds.none();
        var next = queries;
        for (int level = 0; level < VIEW_LEVELS && !next.isEmpty(); level++) {
            next = known(connection, ObjectIds.of(next).fresh(seen), analysis);
        }
        return new Analysis.Outcome.Analysed(analysis);
    }

    private synchronized List<Node> known(Connection connection, ObjectIds wanted, Analysis analysis)
            throws SQLException {
        if (System.nanoTime() - knownSince > KNOWN.toNanos()) {
            forget();
        }
        var unknown = known.unknown(wanted);
        if (!unknown.isEmpty()) {
            known.add(lookUp(connection, unknown));
        }
        return known.copy(wanted, analysis);
    }

    private static JsonNode lookUp(Connection connection, ObjectIds wanted) throws SQLException {
        var sql =
                ValidatorQuery.RESOLVE.call(wanted.relations(), wanted.functions(), wanted.operators(), wanted.types());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return Json.own(rows.getString(1), JsonNode.class);
        }
    }
}
