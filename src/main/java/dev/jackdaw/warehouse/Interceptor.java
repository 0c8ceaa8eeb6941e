package dev.jackdaw.warehouse;

import dev.jackdaw.store.Grants;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/// The only way to an agent's login. Every statement's text, whoever sends it over JDBC or jOOQ,
/// must be one of ours by the letter, or one that the guard allows as it stands.
final class Interceptor implements DataSource {
    private static final String LITERAL = "'(?:[^']++|'')*+'";
    private static final Pattern SETTINGS = Pattern.compile(
            "(?:SET LOCAL (?:search_path|statement_timeout|jackdaw\\.[a-z_0-9]+) = %1$s(?:, %1$s)*+; )++SELECT 1"
                    .formatted(LITERAL));
    private static final Pattern FETCH = Pattern.compile("FETCH FORWARD \\d{1,6} FROM jackdaw");
    private static final Pattern SHARE =
            Pattern.compile("GRANT SELECT ON jackdaw\\.\"(?:[^\"]|\"\")+\" TO \"(?:[^\"]|\"\")+\"");
    private static final String CURSOR = "DECLARE jackdaw NO SCROLL CURSOR FOR ";
    private static final String PLAN = "EXPLAIN (FORMAT JSON) ";
    private static final Set<String> OWN =
            Arrays.stream(CatalogueQuery.values()).map(CatalogueQuery::sql).collect(Collectors.toUnmodifiableSet());

    private final DataSource pool;
    private final Predicate<String> allowed;

    /// `allowed` tells whether the guard lets a text pass exactly as it is.
    Interceptor(DataSource pool, Predicate<String> allowed) {
        this.pool = pool;
        this.allowed = allowed;
    }

    static String fetch(int rows) {
        return "FETCH FORWARD " + rows + " FROM jackdaw";
    }

    static String cursor(String query) {
        return CURSOR + query;
    }

    static String share(String built, String reader) {
        return "GRANT SELECT ON " + Grants.BUILT_SCHEMA + "." + Grants.quoted(built) + " TO " + Grants.quoted(reader);
    }

    static String plan(String query) {
        return PLAN + query;
    }

    private boolean passes(String sql) {
        return OWN.contains(sql)
                || FETCH.matcher(sql).matches()
                || SETTINGS.matcher(sql).matches()
                || SHARE.matcher(sql).matches()
                || (sql.startsWith(CURSOR) && allowed.test(sql.substring(CURSOR.length())))
                || (sql.startsWith(PLAN) && allowed.test(sql.substring(PLAN.length())))
                || allowed.test(sql);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return wrapped(Connection.class, pool.getConnection());
    }

    private <T> T wrapped(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean hidden = method.getName().equals("unwrap") || method.getName().equals("isWrapperFor");
        if (hidden || (method.getName().equals("getMetaData") && target instanceof Connection)) {
            throw new SQLFeatureNotSupportedException(method.getName() + " would go past the guard");
        }
        if (target instanceof Statement running && method.getName().equals("cancel")) {
            // The driver's own asks once for each statement, and a request that arrives before the
            // statement does is lost; this one may be repeated.
            running.getConnection().unwrap(BaseConnection.class).cancelQuery();
            return null;
        }
        if (arguments != null
                && arguments.length > 0
                && arguments[0] instanceof String sql
                && carriesSql(method.getName())
                && !passes(sql)) {
            throw new SQLException("a statement that the guard did not pass was stopped", "42501");
        }
        try {
            return result(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean carriesSql(String method) {
        return method.startsWith("execute")
                || method.startsWith("prepare")
                || method.equals("addBatch")
                || method.equals("nativeSQL");
    }

    private @Nullable Object result(@Nullable Object result) {
        return switch (result) {
            case CallableStatement statement -> wrapped(CallableStatement.class, statement);
            case PreparedStatement statement -> wrapped(PreparedStatement.class, statement);
            case Statement statement -> wrapped(Statement.class, statement);
            case ResultSet rows -> wrapped(ResultSet.class, rows);
            case Connection connection -> wrapped(Connection.class, connection);
            case null, default -> result;
        };
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("a connection has the agent's login");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("unwrapping would go past the guard");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }
}
