package dev.jackdaw.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.TransientException;
import dev.jackdaw.store.login.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// Opens connections and pools, and says in plain words why one could not be opened.
public final class Connections {
    private static final Map<String, String> REASONS = Map.of(
            "28P01", "the password is wrong",
            "28000", "the server does not let this login in",
            "3D000", "there is no such database",
            "42501", "the login may not connect to this database",
            "53300", "the server has too many connections",
            "57P03", "the server is starting or stopping");

    private Connections() {}

    /// One connection, outside any pool.
    public static Connection open(Login login) {
        try {
            return DriverManager.getConnection(login.jdbcUrl(), properties(login));
        } catch (SQLException e) {
            throw unreachable(login, e);
        }
    }

    private static Properties properties(Login login) {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "jackdaw");
        properties.setProperty("connectTimeout", "10");
        return properties;
    }

    /// A pool that opens connections as they are needed, and begins each with `firstSql`.
    public static HikariDataSource pool(Login login, int size, Map<String, String> settings, String firstSql) {
        var config = new HikariConfig();
        config.setPoolName(login.user());
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(firstSql);
        config.addDataSourceProperty("ApplicationName", "jackdaw");
        config.addDataSourceProperty("connectTimeout", "10");
        settings.forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    /// A failed connection as an error that names the server and the login, never the password.
    public static EnvironmentException unreachable(Login login, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var reason = REASONS.getOrDefault(state, "it does not answer");
        return new EnvironmentException(
                "can't connect to PostgreSQL as " + login + ": " + reason + " (SQLSTATE " + state + ")", e);
    }

    /// What the server says, without its severity and without the place in a text nobody sees.
    public static String message(SQLException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst("^ERROR: ", "")
                .replaceFirst("\\s*Position: \\d+$", "")
                .strip();
    }

    /// A failed statement on our own state as an error.
    public static JackdawException failed(String doing, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        boolean passing = state.startsWith("08") || state.startsWith("57") || state.startsWith("40");
        var text = doing + " failed: " + e.getMessage() + " (SQLSTATE " + state + ")";
        return passing ? new TransientException(text, e) : new PermanentException(text, e);
    }
}
