package dev.jackdaw.warehouse.guard;

import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.DatabaseSettings;
import dev.jackdaw.store.LoginSetup;
import dev.jackdaw.store.Logins;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.Principals;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.WarehouseSettings;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import dev.jackdaw.warehouse.lint.Linter;
import dev.jackdaw.warehouse.lint.TableReader;
import dev.jackdaw.warehouse.tree.ValidatorQuery;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// A fresh database with the company of the corpus in it, and everything that judges there.
final class CorpusDatabase implements AutoCloseable {
    static final List<String> SCHEMAS = List.of("public", "sales");
    private final Login admin = TestDatabase.fresh();
    private final LoginSetup setup;
    private final Logins logins;
    private final HikariDataSource validator;
    private final Warehouse warehouse;

    CorpusDatabase() {
        this(Principals.none());
    }

    CorpusDatabase(Principals principals) {
        TestDatabase.run(admin, "CREATE SCHEMA sales");
        this.setup = new LoginSetup(new DatabaseSettings(
                TestDatabase.home(),
                Optional.of(admin),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SCHEMAS,
                java.util.Map.of()));
        this.logins = setup.logins();
        TestDatabase.run(admin, Corpus.database().replace("CREATE SCHEMA sales;", ""));
        this.validator = ValidatorQuery.pool(logins.validator(), ZoneId.of("UTC"));
        this.warehouse = new Warehouse(
                logins,
                new WarehouseSettings(
                        ZoneId.of("UTC"),
                        new Limits(1_000, 1_000_000, Duration.ofSeconds(5)),
                        1e9,
                        SCHEMAS,
                        principals,
                        Policy.standard()));
    }

    Login admin() {
        return admin;
    }

    Logins logins() {
        return logins;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    GuardDatabase database() {
        return new GuardDatabase(
                validator,
                () -> SCHEMAS,
                role -> role == Role.ANALYST
                        ? logins.analyst().user()
                        : logins.engineer().user());
    }

    Linter linter(BusinessFacts business) {
        return new Linter(new TableReader(validator), database().functions(), business, ZoneId.of("UTC"));
    }

    QueryGuard guard(EnumSet<Wall> walls) {
        return new QueryGuard(Policy.standard(), database(), walls);
    }

    @Override
    public void close() {
        warehouse.close();
        validator.close();
        setup.close();
    }
}
