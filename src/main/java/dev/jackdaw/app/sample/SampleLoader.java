package dev.jackdaw.app.sample;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.login.Login;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// Loads the sample into a schema, all of it or nothing.
public final class SampleLoader {
    private final Login owner;
    private final List<String> readers;

    /// `owner` may create tables; `readers` are the logins that shall read them.
    public SampleLoader(Login owner, List<String> readers) {
        this.owner = owner;
        this.readers = List.copyOf(readers);
    }

    /// Whether `schema` holds none of the sample's tables.
    public boolean absent(String schema) {
        try (var connection = Connections.open(owner)) {
            return present(connection, schema).isEmpty();
        } catch (SQLException e) {
            throw Connections.failed("looking for the sample's tables", e);
        }
    }

    /// Loads it; returns the number of rows by table. Tables of these names that are there already
    /// are refused, or, with `replace`, emptied and filled anew.
    public Map<String, Integer> load(String schema, long seed, LocalDate asOf, boolean replace) {
        var company = new SampleCompany(seed, asOf);
        try (var connection = Connections.open(owner)) {
            connection.setAutoCommit(false);
            try {
                connection.setSchema(schema);
                prepare(connection, schema, replace);
                var counts = fill(connection, company);
                connection.commit();
                connection.createStatement().execute("ANALYZE " + String.join(", ", SampleCompany.tables()));
                connection.commit();
                return counts;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (IOException e) {
            throw new PermanentException("loading the sample failed: " + e.getMessage(), e);
        } catch (SQLException e) {
            if ("3F000".equals(e.getSQLState())) {
                throw new EnvironmentException(
                        "database "
                                + owner.database()
                                + " has no schema '"
                                + schema
                                + "'. Create it, or name another one with --schema",
                        e);
            }
            throw Connections.failed("loading the sample into " + schema, e);
        }
    }

    private void prepare(Connection connection, String schema, boolean replace) throws SQLException, IOException {
        var present = present(connection, schema);
        if (!present.isEmpty() && !replace) {
            throw new UsageException("schema "
                    + schema
                    + " already holds "
                    + String.join(", ", present)
                    + ". Nothing was changed. Use --replace to lose these tables' rows, or --schema to load "
                    + "elsewhere");
        }
        try (var statement = connection.createStatement()) {
            if (present.size() == SampleCompany.tables().size()) {
                statement.execute("TRUNCATE " + String.join(", ", SampleCompany.tables()));
            } else {
                for (var table : present) {
                    statement.execute("DROP TABLE " + Grants.quoted(table));
                }
                statement.execute(schemaSql());
            }
            for (var reader : readers) {
                statement.execute("GRANT SELECT ON "
                        + String.join(", ", SampleCompany.tables())
                        + " TO "
                        + Grants.quoted(reader));
            }
        }
    }

    private static Map<String, Integer> fill(Connection connection, SampleCompany company)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var counts = new LinkedHashMap<String, Integer>();
        for (var table : company.rows().entrySet()) {
            var text = table.getValue().stream().map(SampleRow::line).collect(Collectors.joining());
            copy.copyIn("COPY " + table.getKey() + " FROM STDIN", new StringReader(text));
            counts.put(table.getKey(), table.getValue().size());
        }
        return counts;
    }

    private static List<String> present(Connection connection, String schema) throws SQLException {
        var sql = "SELECT to_regclass(quote_ident(?) || '.' || quote_ident(?)) IS NOT NULL";
        var found = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql)) {
            for (var table : SampleCompany.tables().reversed()) {
                statement.setString(1, schema);
                statement.setString(2, table);
                try (var rows = statement.executeQuery()) {
                    if (rows.next() && rows.getBoolean(1)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static String schemaSql() throws IOException {
        try (var in = SampleLoader.class.getResourceAsStream("/sample/schema.sql")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
