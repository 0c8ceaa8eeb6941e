package dev.jackdaw.warehouse.tree;

import dev.jackdaw.store.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL itself brings along: functions, types and relations of the system, by identity
/// and by name, which does not change while a server runs. And what somebody added: `strangers` are
/// names of functions, `views` of views and sequences, and with operators and casts of others what
/// a sign means depends on types.
public record Catalogue(
        Map<Long, Reference.Function> functions,
        Map<Long, Reference.Relation> relations,
        Set<String> types,
        Set<String> strangers,
        Set<String> views,
        boolean strangeOperators) {

    /// Identities from here on are of objects that were made after the server was set up.
    public static final long FIRST_ADDED = 16_384;

    private static final String FUNCTIONS = """
        SELECT p.oid::bigint, n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes), p.provolatile,
          p.proargtypes::oid[] && '{2275,2281}'::oid[] OR p.prorettype IN (2275, 2281)
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE p.oid < 16384
        """;

    private static final String RELATIONS = """
        SELECT c.oid::bigint, n.nspname, c.relname, c.relkind
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid < 16384 AND c.relkind IN ('r', 'v')
        """;

    private static final String TYPES =
            "SELECT typname FROM pg_catalog.pg_type WHERE typnamespace = 11 AND typtype IN ('b', 'r', " + "'m')";

    private static final String STRANGERS = "SELECT DISTINCT proname FROM pg_catalog.pg_proc WHERE oid >= 16384";

    private static final String VIEWS =
            "SELECT DISTINCT relname FROM pg_catalog.pg_class WHERE oid >= 16384 AND relkind IN ('v', " + "'S')";

    private static final String STRANGE_OPERATORS =
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid >= 16384) OR EXISTS (SELECT "
                    + "FROM pg_catalog.pg_cast WHERE oid >= 16384)";

    /// Reads it, and from then on only what was added. Any login may.
    public static final class Reader implements Supplier<Catalogue> {
        private final DataSource database;
        private volatile @Nullable Catalogue last;

        public Reader(DataSource database) {
            this.database = database;
        }

        @Override
        public Catalogue get() {
            try (var connection = database.getConnection()) {
                var known = last;
                var read = new Catalogue(
                        known == null ? readFunctions(connection) : known.functions,
                        known == null ? readRelations(connection) : known.relations,
                        known == null ? names(connection, TYPES) : known.types,
                        names(connection, STRANGERS),
                        names(connection, VIEWS),
                        truth(connection));
                last = read;
                return read;
            } catch (SQLException e) {
                throw Connections.failed("reading the system catalogue", e);
            }
        }
    }

    private static Map<Long, Reference.Function> readFunctions(Connection connection) throws SQLException {
        var found = new HashMap<Long, Reference.Function>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FUNCTIONS)) {
            while (rows.next()) {
                found.put(
                        rows.getLong(1),
                        new Reference.Function(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5).charAt(0),
                                rows.getBoolean(6),
                                ""));
            }
        }
        return Map.copyOf(found);
    }

    private static Map<Long, Reference.Relation> readRelations(Connection connection) throws SQLException {
        var found = new HashMap<Long, Reference.Relation>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(RELATIONS)) {
            while (rows.next()) {
                found.put(
                        rows.getLong(1),
                        new Reference.Relation(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4).charAt(0),
                                false,
                                ""));
            }
        }
        return Map.copyOf(found);
    }

    private static Set<String> names(Connection connection, String sql) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return Set.copyOf(found);
    }

    private static boolean truth(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(STRANGE_OPERATORS)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
