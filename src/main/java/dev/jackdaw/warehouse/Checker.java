package dev.jackdaw.warehouse;

import com.zaxxer.hikari.HikariDataSource;

import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Login;
import dev.jackdaw.warehouse.guard.GuardDatabase;
import dev.jackdaw.warehouse.guard.Policy;
import dev.jackdaw.warehouse.guard.QueryGuard;
import dev.jackdaw.warehouse.guard.Verdict;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import dev.jackdaw.warehouse.lint.LintFinding;
import dev.jackdaw.warehouse.tree.ValidatorQuery;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A guard on a database as it stands: nothing is set up, nothing is executed, nothing is changed.
public final class Checker implements AutoCloseable {
    private final HikariDataSource validator;
    private final GuardDatabase database;
    private final QueryGuard guard;
    private final ZoneId zone;

    /// `place` is any login that may create temporary objects. Without schemas, those that it may
    /// use are the company's. `logins` are the users whose rights count.
    public Checker(
            Login place,
            ZoneId zone,
            List<String> schemas,
            Function<Role, String> logins,
            Policy policy) {
        reachable(place);
        this.validator = ValidatorQuery.pool(place, zone);
        var companys = schemas.isEmpty() ? usable(validator) : List.copyOf(schemas);
        this.database = new GuardDatabase(validator, () -> companys, logins);
        this.guard = new QueryGuard(policy, database);
        this.zone = zone;
    }

    /// A pool would only say that no connection came.
    private static void reachable(Login place) {
        try {
            Connections.open(place).close();
        } catch (SQLException e) {
            throw Connections.unreachable(place, e);
        }
    }

    private static List<String> usable(HikariDataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueQuery.SCHEMAS.sql())) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw Connections.failed("reading the list of schemas", e);
        }
    }

    /// The guard.
    public QueryGuard guard() {
        return guard;
    }

    /// Silent errors of a statement that is to be kept; nothing where it is refused.
    public List<LintFinding> lint(Role role, String sql, BusinessFacts business) {
        return guard.judge(role, sql) instanceof Verdict.Allowed allowed
                ? allowed.analysis()
                        .map(a -> database.linter(business, zone).lint(a, true))
                        .orElse(List.of())
                : List.of();
    }

    @Override
    public void close() {
        validator.close();
    }
}
