package dev.jackdaw.store;

import dev.jackdaw.store.login.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tries what the agents' logins must not be able to do, past every other wall. Whatever works is
/// rolled back.
public final class LoginProof {
    private static final Map<String, String> BOTH = new LinkedHashMap<>();
    private static final Map<String, String> ANALYST = new LinkedHashMap<>();
    private static final Map<String, String> ENGINEER = new LinkedHashMap<>();

    static {
        BOTH.put("create a schema", "CREATE SCHEMA jackdaw_probe");
        BOTH.put("create a role", "CREATE ROLE jackdaw_probe");
        BOTH.put("read Jackdaw's state", "SELECT count(*) FROM jackdaw_state.run");
        BOTH.put("read passwords", "SELECT count(rolpassword) FROM pg_catalog.pg_authid");
        BOTH.put("read files", "SELECT pg_catalog.pg_read_file('PG_VERSION')");
        BOTH.put("run programs", "COPY (SELECT 1) TO PROGRAM 'true'");
        BOTH.put("create temporary tables", "CREATE TEMP TABLE jackdaw_probe (i int)");
        BOTH.put("create tables in public", "CREATE TABLE public.jackdaw_probe (i int)");
        BOTH.put("write large objects", "SELECT pg_catalog.lo_creat(-1)");
        BOTH.put("hold advisory locks", "SELECT pg_catalog.pg_advisory_xact_lock(4711)");
        BOTH.put("wait for long", "SELECT pg_catalog.pg_sleep(0)");
        ANALYST.put("build in jackdaw", "CREATE TABLE jackdaw.jackdaw_probe (i int)");
        ENGINEER.put(
                "create functions", "CREATE FUNCTION jackdaw.jackdaw_probe() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        ENGINEER.put("create types", "CREATE TYPE jackdaw.jackdaw_probe AS (i int)");
    }

    private LoginProof() {}

    /// What the Analyst's login can do and must not, in words.
    public static List<String> analyst(Logins logins) {
        return possible(logins.analyst(), ANALYST);
    }

    /// The same for the Engineer's.
    public static List<String> engineer(Logins logins) {
        return possible(logins.engineer(), ENGINEER);
    }

    private static List<String> possible(Login login, Map<String, String> own) {
        var tries = new LinkedHashMap<>(BOTH);
        tries.putAll(own);
        var possible = new ArrayList<String>();
        try (var connection = Connections.open(login)) {
            connection.setAutoCommit(false);
            for (var attempt : tries.entrySet()) {
                if (works(connection, attempt.getValue())) {
                    possible.add(attempt.getKey());
                }
            }
        } catch (SQLException e) {
            throw Connections.failed("trying what " + login + " can do", e);
        }
        return possible;
    }

    /// A failure is what one hopes for.
    private static boolean works(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL default_transaction_read_only = off");
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        } finally {
            connection.rollback();
        }
    }
}
