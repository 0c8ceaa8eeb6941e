package dev.jackdaw.warehouse;

import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.guard.GuardDatabase;
import dev.jackdaw.warehouse.guard.Policy;
import dev.jackdaw.warehouse.guard.QueryGuard;
import dev.jackdaw.warehouse.guard.Verdict;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import dev.jackdaw.warehouse.lint.LintFinding;
import dev.jackdaw.warehouse.lint.Linter;
import dev.jackdaw.warehouse.lint.TableReader;
import dev.jackdaw.warehouse.tree.ValidatorQuery;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Says what the guard and the linter think of statements on one database. Nothing is executed and
/// nothing is changed. Thread-safe.
public final class Checker implements AutoCloseable {
    private final HikariDataSource validator;
    private final GuardDatabase database;
    private final QueryGuard guard;
    private final ZoneId zone;

    /// `validator` is any login that may create temporary objects. `schemas` are the company's, in
    /// the order in which names are looked for; `logins` are the users whose rights count.
    Checker(
            Login validator,
            Supplier<List<String>> schemas,
            Function<Role, String> logins,
            Policy policy,
            ZoneId zone) {
        this.validator = ValidatorQuery.pool(validator, zone);
        this.database = new GuardDatabase(this.validator, schemas, logins);
        this.guard = new QueryGuard(policy, database);
        this.zone = zone;
    }

    /// On a database as it stands. Without `schemas`, all that `place` may use are the company's.
    public static Checker standing(
            Login place, List<String> schemas, Function<Role, String> logins, Policy policy, ZoneId zone) {
        var usable = usable(place);
        var companys = schemas.isEmpty() ? usable : List.copyOf(schemas);
        return new Checker(place, () -> companys, logins, policy, zone);
    }

    private static List<String> usable(Login place) {
        try (var connection = Connections.open(place);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueQuery.SCHEMAS.sql())) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw Connections.unreachable(place, e);
        }
    }

    /// What the guard says of a statement.
    public Verdict judge(Role role, String sql) {
        return guard.judge(role, sql);
    }

    /// Silent errors of a statement that the guard allows, with what the business knows of its
    /// tables; nothing where the server could not be asked. `kept` for one that will run again.
    public List<LintFinding> lint(Role role, String sql, BusinessFacts business, boolean kept) {
        if (judge(role, sql) instanceof Verdict.Allowed allowed
                && allowed.analysis().isPresent()) {
            return new Linter(new TableReader(validator), database.functions(), business, zone)
                    .lint(allowed.analysis().get(), kept);
        }
        return List.of();
    }

    /// Where names without a schema are looked for.
    List<String> path() {
        return database.path();
    }

    /// Forgets what it said, as the schema has changed.
    void forget() {
        guard.forget();
    }

    @Override
    public void close() {
        validator.close();
    }
}
