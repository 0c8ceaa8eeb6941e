package dev.jackdaw.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Compares a database with the grants it should have. Any login may run it.
final class GrantCheck {
    /// Something missing, in words. `required` where nothing works without it.
    record Missing(String what, boolean required) {}

    private final Connection connection;

    GrantCheck(Connection connection) {
        this.connection = connection;
    }

    List<Missing> state(Grants grants) throws SQLException {
        var missing = new ArrayList<Missing>();
        login(grants.service(), missing);
        if (missing.isEmpty()) {
            schema(grants.service(), Grants.STATE_SCHEMA, "CREATE", true, missing);
        }
        return missing;
    }

    List<Missing> warehouse(Grants grants) throws SQLException {
        var missing = new ArrayList<Missing>();
        login(grants.analyst(), missing);
        login(grants.engineer(), missing);
        login(grants.validator(), missing);
        if (!missing.isEmpty()) {
            return missing;
        }
        schema(grants.analyst(), Grants.BUILT_SCHEMA, "USAGE", true, missing);
        schema(grants.engineer(), Grants.BUILT_SCHEMA, "CREATE", true, missing);
        for (var schema : grants.companySchemas()) {
            schema(grants.analyst(), schema, "USAGE", false, missing);
            schema(grants.validator(), schema, "USAGE", false, missing);
            tables(grants.analyst(), schema, missing);
            tables(grants.engineer(), schema, missing);
        }
        for (var table : grants.personal().entrySet()) {
            for (var column : table.getValue()) {
                personal(grants.analyst(), table.getKey(), column, missing);
                personal(grants.engineer(), table.getKey(), column, missing);
            }
        }
        hardening(grants, missing);
        return missing;
    }

    private void personal(String login, String table, String column, List<Missing> missing) throws SQLException {
        var open = "SELECT EXISTS (SELECT FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN "
                + "pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname || '.' || c.relname = ? AND "
                + "a.attname = ? AND has_column_privilege(?, c.oid, a.attnum, 'SELECT'))";
        if (truth(open, table, column, login)) {
            missing.add(new Missing(table + "." + column + " is marked as personal and open to " + login, false));
        }
    }

    /// Only what this login could set: a superuser installs event triggers.
    private void hardening(Grants grants, List<Missing> missing) throws SQLException {
        if (grants.ownDatabase()
                && truth("SELECT has_function_privilege(?, ?, 'EXECUTE')", grants.analyst(), Hardening.TELLTALE)) {
            missing.add(new Missing("functions with effects are open to everybody", false));
        }
        if (superuser()
                && !truth("SELECT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = ?)", Hardening.TRIGGER)) {
            missing.add(new Missing("event triggers that watch the Engineer", false));
        }
    }

    boolean superuser() throws SQLException {
        return truth("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
    }

    private void login(String name, List<Missing> missing) throws SQLException {
        if (!truth("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", name)) {
            missing.add(new Missing("the login " + name, true));
        }
    }

    private void schema(String login, String schema, String right, boolean required, List<Missing> missing)
            throws SQLException {
        var held = "SELECT coalesce((SELECT has_schema_privilege(?, oid, ?) FROM pg_namespace WHERE nspname "
                + "= ?), false)";
        if (!truth(held, login, right, schema)) {
            missing.add(new Missing(right + " on schema " + schema + " for " + login, required));
        }
    }

    private void tables(String login, String schema, List<Missing> missing) throws SQLException {
        var hidden = "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                + "WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT "
                + "has_any_column_privilege(?, c.oid, 'SELECT'))";
        if (truth(hidden, schema, login)) {
            missing.add(new Missing("SELECT on some tables of " + schema + " for " + login, false));
        }
    }

    private boolean truth(String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
