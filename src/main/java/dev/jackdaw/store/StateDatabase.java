package dev.jackdaw.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.store.login.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
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
    private final Sql statements;

    private StateDatabase(Login login) {
        this.login = login;
        this.pool = Connections.pool(login, 8, PATH, HNSW_CANDIDATES);
        this.statements = new JooqSql(DSL.using(pool, SQLDialect.POSTGRES));
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
