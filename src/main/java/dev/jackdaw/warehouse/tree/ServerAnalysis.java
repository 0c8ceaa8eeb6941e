package dev.jackdaw.warehouse.tree;

import com.fasterxml.jackson.databind.JsonNode;

import dev.jackdaw.agent.Json;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Grants;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
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

    private static final String BODY =
            "SELECT prosqlbody::text FROM pg_catalog.pg_proc WHERE oid ="
                    + " 'pg_temp.jackdaw_judged'::pg_catalog.regproc";

    private static final String RESOLVE =
            """
            SELECT pg_catalog.json_build_object(
              'relations', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', c.oid::bigint,
                  'schema', n.nspname, 'name', c.relname, 'kind', c.relkind, 'secured', c.relrowsecurity,
                  'owner', pg_catalog.pg_get_userbyid(c.relowner),
                  'rule', (SELECT r.ev_action::text FROM pg_catalog.pg_rewrite r
                           WHERE r.ev_class = c.oid AND r.rulename = '_RETURN' AND c.relkind = 'v')))
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.oid = ANY(?::bigint[]::oid[])),
              'functions', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', p.oid::bigint,
                  'schema', n.nspname, 'name', p.proname, 'arguments', pg_catalog.oidvectortypes(p.proargtypes),
                  'volatility', p.provolatile,
                  'extension', coalesce((SELECT e.extname FROM pg_catalog.pg_depend d
                      JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                      WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
                        AND d.deptype = 'e' LIMIT 1), '')))
                FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                WHERE p.oid = ANY(?::bigint[]::oid[])
                  OR p.oid IN (SELECT o.oprcode FROM pg_catalog.pg_operator o WHERE o.oid = ANY(?::bigint[]::oid[]))),
              'operators', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', o.oid::bigint,
                  'code', o.oprcode::oid::bigint))
                FROM pg_catalog.pg_operator o WHERE o.oid = ANY(?::bigint[]::oid[])),
              'domains', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', k.contypid::bigint,
                  'check', k.conbin::text))
                FROM pg_catalog.pg_constraint k WHERE k.contypid <> 0 AND k.conbin IS NOT NULL AND k.contypid IN (
                  WITH RECURSIVE part(oid) AS (
                      SELECT pg_catalog.unnest(?::bigint[]::oid[])
                    UNION
                      SELECT inner_type.oid FROM part JOIN pg_catalog.pg_type t ON t.oid = part.oid,
                      LATERAL (SELECT t.typelem UNION ALL SELECT t.typbasetype
                        UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid OR r.rngmultitypid = t.oid
                        UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
                          WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) inner_type(oid)
                      WHERE inner_type.oid >= 16384)
                  SELECT oid FROM part)))
            """;

    /// Failures that say nothing of the statement: there is no right to create, or no writing.
    private static final Set<String> CANT = Set.of("25006", "0A000");

    private static final String ABLE =
            "SELECT NOT pg_catalog.pg_is_in_recovery() AND pg_catalog.has_database_privilege("
                    + "pg_catalog.current_database(), 'TEMPORARY')";

    private final DataSource validator;
    private volatile boolean able;

    public ServerAnalysis(DataSource validator) {
        this.validator = validator;
    }

    /// Analyses a query that holds no semicolon outside of strings. `path` are the schemas that
    /// names without one are looked for in.
    public Analysis.Outcome analyse(String query, List<String> path) {
        try (var connection = validator.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return analyse(connection, query, path);
            } finally {
                rollback(connection);
            }
        } catch (SQLException e) {
            throw Connections.failed("analysing a statement", e);
        }
    }

    private Analysis.Outcome analyse(Connection connection, String query, List<String> path)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (!temporary(connection)) {
                return new Analysis.Outcome.Unavailable(
                        "the validating login may not create temporary objects");
            }
            try {
                statement.execute(
                        "SET LOCAL search_path = "
                                + path(path)
                                + "; CREATE FUNCTION pg_temp.jackdaw_judged() RETURNS void LANGUAGE"
                                + " sql BEGIN ATOMIC "
                                + query
                                + "; END");
            } catch (SQLException e) {
                return rejected(e);
            }
            try (var rows = statement.executeQuery(BODY)) {
                rows.next();
                var queries = NodeReader.queries(rows.getString(1));
                return queries.size() == 1
                        ? new Analysis.Outcome.Analysed(resolve(connection, queries.getFirst()))
                        : new Analysis.Outcome.Rejected("42601", "it is more than one query");
            }
        } catch (StackOverflowError e) {
            return new Analysis.Outcome.Rejected("54001", "it is nested too deeply");
        }
    }

    /// Asked once: rights change rarely, and then a failure says so.
    private boolean temporary(Connection connection) throws SQLException {
        if (!able) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(ABLE)) {
                able = rows.next() && rows.getBoolean(1);
            }
        }
        return able;
    }

    private static Analysis.Outcome rejected(SQLException e) throws SQLException {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("08") || state.startsWith("57")) {
            throw e;
        }
        var message = Connections.message(e);
        return CANT.contains(state) && message.contains("recovery")
                ? new Analysis.Outcome.Unavailable(message)
                : new Analysis.Outcome.Rejected(state, message);
    }

    /// As a setting; temporary objects come last, so that none stands before a company's table.
    public static String path(List<String> schemas) {
        return schemas.stream().map(Grants::quoted).collect(Collectors.joining(", "))
                + (schemas.isEmpty() ? "pg_catalog" : "")
                + ", pg_temp";
    }

    private static Analysis resolve(Connection connection, Node query) throws SQLException {
        var views = new LinkedHashMap<Long, List<Node>>();
        var domains = new LinkedHashMap<Long, List<Node>>();
        var relations = new HashMap<Long, Reference.Relation>();
        var functions = new HashMap<Long, Reference.Function>();
        var operators = new HashMap<Long, Long>();
        var seen = Identities.none();
        List<Node> next = List.of(query);
        for (int level = 0; level < VIEW_LEVELS && !next.isEmpty(); level++) {
            var wanted = Identities.of(next).fresh(seen);
            if (wanted.isEmpty()) {
                break;
            }
            var found = lookUp(connection, wanted);
            next = new ArrayList<>();
            for (var item : found.path("relations")) {
                var relation = relation(item);
                relations.put(relation.oid(), relation);
                if (item.hasNonNull("rule")) {
                    var rule = NodeReader.queries(item.path("rule").asText());
                    views.put(relation.oid(), rule);
                    next.addAll(rule);
                }
            }
            for (var item : found.path("functions")) {
                var function = function(item);
                functions.put(function.oid(), function);
            }
            for (var item : found.path("operators")) {
                operators.put(item.path("oid").asLong(), item.path("code").asLong());
            }
            for (var item : found.path("domains")) {
                var check = NodeReader.queries(item.path("check").asText());
                domains.computeIfAbsent(item.path("oid").asLong(), o -> new ArrayList<>())
                        .addAll(check);
                next.addAll(check);
            }
        }
        return new Analysis(query, views, domains, relations, functions, operators);
    }

    private static JsonNode lookUp(Connection connection, Identities wanted) throws SQLException {
        try (var statement = connection.prepareStatement(RESOLVE)) {
            int at = 1;
            for (var oids :
                    List.of(
                            wanted.relations(),
                            wanted.functions(),
                            wanted.operators(),
                            wanted.operators(),
                            wanted.types())) {
                statement.setArray(at++, connection.createArrayOf("bigint", oids.toArray()));
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Json.own(rows.getString(1), JsonNode.class);
            }
        }
    }

    private static Reference.Relation relation(JsonNode item) {
        return new Reference.Relation(
                item.path("oid").asLong(),
                item.path("schema").asText(),
                item.path("name").asText(),
                item.path("kind").asText(" ").charAt(0),
                item.path("secured").asBoolean(),
                item.path("owner").asText());
    }

    private static Reference.Function function(JsonNode item) {
        return new Reference.Function(
                item.path("oid").asLong(),
                item.path("schema").asText(),
                item.path("name").asText(),
                item.path("arguments").asText(),
                item.path("volatility").asText("v").charAt(0),
                false,
                item.path("extension").asText());
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "no connection to roll back on", e);
        }
    }
}
