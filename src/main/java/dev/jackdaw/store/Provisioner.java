package dev.jackdaw.store;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.login.Credentials;
import dev.jackdaw.store.login.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.postgresql.PGConnection;

/// Brings logins, schemas and grants to where they should be, as far as its own login may; changes
/// nothing when nothing is missing. Either all of a database's grants are set or none.
final class Provisioner {
    /// Failures of two processes that set up the same server at once: role rows are shared by all
    /// databases.
    private static final Set<String> COLLISIONS = Set.of("XX000", "23505", "42710", "40001");

    private static final int TRIES = 5;
    private final Function<Login, Credentials> credentials;

    Provisioner(Function<Login, Credentials> credentials) {
        this.credentials = credentials;
    }

    void state(Login owner, Grants grants) {
        ensure(owner, grants, true);
    }

    void warehouse(Login owner, Grants grants) {
        ensure(owner, grants, false);
    }

    private void ensure(Login owner, Grants grants, boolean state) {
        try (var connection = Connections.open(owner)) {
            for (int attempt = 1; !missing(connection, grants, state).isEmpty(); attempt++) {
                if (attempt > 1 && onlyOptional(missing(connection, grants, state))) {
                    return;
                }
                apply(connection, owner, grants, state, attempt);
            }
        } catch (SQLException e) {
            throw Connections.failed("checking the grants of " + owner, e);
        }
    }

    private static List<GrantCheck.Missing> missing(Connection connection, Grants grants, boolean state)
            throws SQLException {
        var check = new GrantCheck(connection);
        return state ? check.state(grants) : check.warehouse(grants);
    }

    private static boolean onlyOptional(List<GrantCheck.Missing> missing) {
        return missing.stream().noneMatch(GrantCheck.Missing::required);
    }

    private void apply(Connection connection, Login owner, Grants grants, boolean state, int attempt)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(connection, owner, grants, state);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            boolean again = COLLISIONS.contains(e.getSQLState()) && attempt < TRIES;
            if (!again) {
                refuse(owner, missing(connection, grants, state), e);
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void run(Connection connection, Login owner, Grants grants, boolean state) throws SQLException {
        var names =
                state ? List.of(grants.service()) : List.of(grants.analyst(), grants.engineer(), grants.validator());
        for (var name : names) {
            createLogin(connection, owner, name);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '10s'");
            for (var sql : existing(connection, state ? grants.state() : grants.warehouse())) {
                statement.execute(sql);
            }
            if (!state && new GrantCheck(connection).superuser()) {
                for (var sql : harder(grants)) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static List<String> harder(Grants grants) {
        var hardening = new Hardening(grants);
        var all = new ArrayList<>(hardening.triggers());
        if (grants.ownDatabase()) {
            all.addAll(hardening.settings());
            all.addAll(hardening.functions());
        }
        return all;
    }

    private static List<String> existing(Connection connection, List<String> all) throws SQLException {
        var present = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT nspname FROM pg_namespace")) {
            while (rows.next()) {
                present.add(" SCHEMA " + Grants.quoted(rows.getString(1)) + " ");
            }
        }
        return all.stream()
                .filter(s -> !s.contains(" SCHEMA \"") || present.stream().anyMatch(s::contains))
                .toList();
    }

    private void createLogin(Connection connection, Login owner, String name) throws SQLException {
        try (var find = connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            find.setString(1, name);
            if (find.executeQuery().next()) {
                return;
            }
        }
        try (var create = connection.createStatement()) {
            create.execute(Grants.createLogin(name));
        }
        // Hashed on this side, so that the password never stands in a server log.
        var password = credentials.apply(owner).findOrGenerate(name);
        connection.unwrap(PGConnection.class).alterUserPassword(name, password.toCharArray(), "scram-sha-256");
    }

    private static void refuse(Login owner, List<GrantCheck.Missing> missing, SQLException e) {
        if (onlyOptional(missing)) {
            return;
        }
        var names = missing.stream().map(GrantCheck.Missing::what).toList();
        throw new EnvironmentException(
                "the login "
                        + owner
                        + " may not set up this database. Missing: "
                        + String.join("; ", names)
                        + ". PostgreSQL says: "
                        + e.getMessage()
                        + ". Let an administrator run what `jackdaw db grants --print` prints",
                e);
    }
}
