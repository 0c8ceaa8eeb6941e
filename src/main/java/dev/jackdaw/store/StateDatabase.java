package dev.jackdaw.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.store.login.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The database of our own state, under the service's login, brought up to date on opening.
/// Thread-safe.
public final class StateDatabase implements Sql, AutoCloseable {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /// Twice as many as recall asks pgvector for; a server without it takes the setting too.
    private static final String HNSW_CANDIDATES = "SET hnsw.ef_search = 200";

    private static final Map<String, String> PATH = Map.of("currentSchema", Grants.STATE_SCHEMA + ",public");

    private final Login login;
    private final HikariDataSource pool;
    private final DSLContext sql;
    private final Sql statements;

    private StateDatabase(Login login) {
        this.login = login;
        this.pool = Connections.pool(login, 8, PATH, HNSW_CANDIDATES);
        this.sql = DSL.using(pool, SQLDialect.POSTGRES);
        this.statements = new JooqSql(sql);
    }

    /// Connects and migrates.
    public static StateDatabase open(Login login) {
        var database = new StateDatabase(login);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void migrate() {
        try {
            Migrations.run(pool);
        } catch (SQLException e) {
            throw Connections.unreachable(login, e);
        }
    }

    @Override
    public int execute(String statement, @Nullable Object... values) {
        return statements.execute(statement, values);
    }

    @Override
    public Query query(String statement, @Nullable Object... values) {
        return statements.query(statement, values);
    }

    @Override
    public <T> T transactionResult(Function<Sql, T> work) {
        return statements.transactionResult(work);
    }

    /// Statements on the pool; each is its own transaction unless wrapped in `transaction`.
    public DSLContext sql() {
        return sql;
    }

    /// One statement that changes rows, without jOOQ between: for what runs at every step. Arrays
    /// are PostgreSQL's. Throws jOOQ's exceptions all the same.
    public int update(String statement, List<Object> values) {
        try (var connection = pool.getConnection();
                var prepared = prepared(connection, statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DataAccessException(statement, e);
        }
    }

    /// Reads one row.
    @FunctionalInterface
    public interface RowReader<T> {
        /// The row that the cursor is at; columns count from 1.
        T read(ResultSet row) throws SQLException;
    }

    /// One statement that returns rows, without jOOQ between.
    public <T> List<T> rows(String statement, List<Object> values, RowReader<T> reader) {
        try (var connection = pool.getConnection();
                var prepared = prepared(connection, statement, values);
                var rows = prepared.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return List.copyOf(read);
        } catch (SQLException e) {
            throw new DataAccessException(statement, e);
        }
    }

    /// One statement that returns one array of numbers.
    public Long[] longs(String statement, List<Object> values) {
        return rows(statement, values, row -> (Long[]) row.getArray(1).getArray())
                .getFirst();
    }

    private static PreparedStatement prepared(Connection connection, String statement, List<Object> values)
            throws SQLException {
        var prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value instanceof Object[] array) {
                prepared.setArray(i + 1, connection.createArrayOf(elementType(array), array));
            } else {
                prepared.setObject(i + 1, value);
            }
        }
        return prepared;
    }

    private static String elementType(Object[] array) {
        return switch (array) {
            case Integer[] numbers -> "integer";
            case Long[] numbers -> "bigint";
            case OffsetDateTime[] times -> "timestamptz";
            case Object[] texts -> "text";
        };
    }

    /// Connections for a library that manages its own transactions, on a pool of its own that the
    /// caller closes.
    public <T> T beside(int connections, Function<DataSource, T> use) {
        return use.apply(Connections.pool(login, connections, PATH, "SELECT 1"));
    }

    /// A connection outside the pool, for locks that must last as long as the process.
    public Connection dedicated() {
        return Connections.open(login);
    }

    @Override
    public void close() {
        pool.close();
    }
}
