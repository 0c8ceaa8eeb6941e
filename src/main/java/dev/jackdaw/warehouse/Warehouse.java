package dev.jackdaw.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.core.ExpiringValue;
import dev.jackdaw.core.FairQueue;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Logins;
import dev.jackdaw.store.Role;
import dev.jackdaw.store.login.Login;
import dev.jackdaw.warehouse.guard.Verdict;
import dev.jackdaw.warehouse.guard.Verdict.Effect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// Runs SQL on company data under the agents' logins, behind the guard. Reads run in a read-only
/// transaction that is always rolled back. Thread-safe.
public final class Warehouse implements AutoCloseable {
    private static final String CANCELLED_BY_SERVER = "57014";

    /// Errors of the statement itself; after any other the connection is not used again.
    private static final Set<String> HARMLESS = Set.of("0A", "22", "23", "25", "42", "54", "55", "57");

    private static final int ANALYST_CONNECTIONS = 6;
    private static final int ENGINEER_CONNECTIONS = 2;
    private static final int PERSON_STATEMENTS = 3;
    private static final Duration SCHEMAS_KEPT = Duration.ofMinutes(1);

    /// No result in memory grows beyond this, however wide its rows.
    private static final Map<String, String> RESULT_MAX = Map.of("maxResultBuffer", "32M");

    private final Logins logins;
    private final HikariDataSource analyst;
    private final HikariDataSource engineer;
    private final Interceptor analystDoor;
    private final Interceptor engineerDoor;

    /// A statement waits for a connection as long as its run may, and can be stopped meanwhile.
    private final FairQueue analystTurns = new FairQueue(ANALYST_CONNECTIONS, Integer.MAX_VALUE);

    private final FairQueue engineerTurns = new FairQueue(ENGINEER_CONNECTIONS, Integer.MAX_VALUE);
    private final Map<String, FairQueue> personTurns = new ConcurrentHashMap<>();
    private final Introspection schema;
    private final Checker checker;
    private final Values values;
    private final WarehouseSettings settings;

    public Warehouse(Logins logins, WarehouseSettings settings) {
        this.logins = logins;
        this.settings = settings;
        var first = firstSql(settings.zone());
        this.analyst = Connections.pool(logins.analyst(), ANALYST_CONNECTIONS, RESULT_MAX, first);
        this.engineer = Connections.pool(logins.engineer(), ENGINEER_CONNECTIONS, RESULT_MAX, first);
        this.analystDoor = new Interceptor(analyst, sql -> asItIs(Role.ANALYST, sql));
        this.engineerDoor = new Interceptor(engineer, sql -> asItIs(Role.ENGINEER, sql));
        this.schema = new Introspection(analystDoor, settings.companySchemas());
        this.checker = new Checker(
                logins.validator(),
                new ExpiringValue<>(SCHEMAS_KEPT, schema::schemas),
                this::user,
                settings.policy(),
                settings.zone());
        this.values = new Values(settings.zone());
    }

    /// Session settings, below those of each transaction. A client that is gone is noticed within a
    /// second where the server can.
    private static String firstSql(ZoneId zone) {
        return "SET TimeZone = '%s'; SET standard_conforming_strings = on; SET statement_timeout = '30s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s'; SELECT pg_catalog.set_config(name, '500ms', false) FROM pg_catalog.pg_settings WHERE name = 'client_connection_check_interval' AND pg_catalog.version() LIKE '%%linux%%'"
                .formatted(zone.getId());
    }

    private boolean asItIs(Role role, String sql) {
        return checker.judge(role, sql) instanceof Verdict.Allowed allowed
                && allowed.text().text().equals(sql);
    }

    /// The limits that apply where a caller has no others.
    public Limits limits() {
        return settings.limits();
    }

    /// What the guard and the linter say of statements.
    public Checker checker() {
        return checker;
    }

    /// The live schema, as the Analyst sees it.
    public Introspection schema() {
        return schema;
    }

    /// Runs one statement, if the guard lets it pass.
    public QueryOutcome run(Role role, String sql, Limits limits, Caller caller) {
        return switch (checker.judge(role, sql)) {
            case Verdict.Refused refused -> new QueryOutcome.Refused(refused.reason());
            case Verdict.Allowed allowed -> takeTurns(role, allowed, limits, caller);
        };
    }

    private QueryOutcome takeTurns(Role role, Verdict.Allowed statement, Limits limits, Caller caller) {
        var own = personTurns.computeIfAbsent(caller.person(), p -> new FairQueue(own(p), Integer.MAX_VALUE));
        var everyones = role == Role.ANALYST ? analystTurns : engineerTurns;
        try (var first = own.enterAnyway("")) {
            first.await(position -> {}, caller.cancellation());
            try (var turn = everyones.enterAnyway(caller.person())) {
                turn.await(position -> {}, caller.cancellation());
                return caller.cancellation().isCancelled()
                        ? new QueryOutcome.Cancelled()
                        : connected(role, statement, limits, caller);
            }
        }
    }

    /// Upkeep, which is nobody, may use all connections.
    private static int own(String person) {
        return person.isEmpty() ? ANALYST_CONNECTIONS : PERSON_STATEMENTS;
    }

    private QueryOutcome connected(Role role, Verdict.Allowed allowed, Limits limits, Caller caller) {
        try (var connection = connection(role)) {
            var session = new AgentSession(connection, values, limits);
            try {
                session.begin(
                        allowed.effect() != Effect.BUILDS,
                        checker.path(),
                        settings.principals().settings(caller.person()));
                return inTransaction(connection, session, allowed, caller);
            } catch (SQLException e) {
                return failed(e, session, limits, caller);
            } finally {
                session.end();
            }
        } catch (SQLException e) {
            throw Connections.failed("giving a connection back", e);
        }
    }

    private QueryOutcome inTransaction(
            Connection connection, AgentSession session, Verdict.Allowed allowed, Caller caller) throws SQLException {
        long start = System.nanoTime();
        var sql = allowed.text().text();
        try (var statement = session.statement();
                var stop = new StatementStop(statement);
                var stopping = caller.cancellation().onCancel(stop::begin)) {
            assert stopping != null;
            var table =
                    switch (allowed.effect()) {
                        case READS -> session.read(statement, sql);
                        case EXPLAINS -> session.execute(statement, sql);
                        case BUILDS -> build(connection, session, statement, allowed);
                    };
            return new QueryOutcome.Rows(table, (System.nanoTime() - start) / 1_000_000);
        }
    }

    /// Builds, and lets the Analyst read what was built.
    private ResultTable build(Connection connection, AgentSession session, Statement statement, Verdict.Allowed allowed)
            throws SQLException {
        var table = session.execute(statement, allowed.text().text());
        if (!allowed.built().isEmpty()) {
            statement.execute(Interceptor.share(allowed.built(), user(Role.ANALYST)));
        }
        connection.commit();
        checker.forget();
        return table;
    }

    private Connection connection(Role role) {
        try {
            return (role == Role.ANALYST ? analystDoor : engineerDoor).getConnection();
        } catch (SQLException e) {
            throw Connections.unreachable(login(role), e);
        }
    }

    private static QueryOutcome failed(SQLException e, AgentSession session, Limits limits, Caller caller) {
        var state = String.valueOf(e.getSQLState());
        if (CANCELLED_BY_SERVER.equals(state)) {
            return caller.cancellation().isCancelled()
                    ? new QueryOutcome.Cancelled()
                    : new QueryOutcome.TimedOut(limits.timeout().toMillis());
        }
        if (!HARMLESS.contains(state.substring(0, Math.min(2, state.length())))) {
            session.drop();
        }
        if (String.valueOf(e.getMessage()).contains("maxResultBuffer")) {
            return new QueryOutcome.Refused("the result is larger than 32 MB: choose fewer columns or rows");
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            throw Connections.failed("the query", e);
        }
        return new QueryOutcome.Rejected(state, Connections.message(e));
    }

    /// What a query reads that the guard allows; nothing for any other statement.
    public Optional<Lineage> lineage(String sql) {
        return checker.judge(Role.ANALYST, sql) instanceof Verdict.Allowed allowed
                ? new LineageReader(schema).of(allowed)
                : Optional.empty();
    }

    /// What a model-written query may cost by the planner's estimate.
    public double costMax() {
        return settings.costMax();
    }

    /// What PostgreSQL's planner expects of a query.
    public record Estimate(double cost, long rows) {}

    /// The planner's estimate for a query that the guard allows; nothing where it has none.
    public Optional<Estimate> estimate(Role role, String sql, Caller caller) {
        if (!(checker.judge(role, sql) instanceof Verdict.Allowed allowed) || allowed.effect() != Effect.READS) {
            return Optional.empty();
        }
        try (var connection = connection(role)) {
            var session = new AgentSession(connection, values, limits());
            try (var statement = session.statement()) {
                session.begin(true, checker.path(), settings.principals().settings(caller.person()));
                try (var rows =
                        statement.executeQuery(Interceptor.plan(allowed.text().text()))) {
                    rows.next();
                    var plan =
                            Json.own(rows.getString(1), JsonNode.class).path(0).path("Plan");
                    return Optional.of(new Estimate(
                            plan.path("Total Cost").asDouble(),
                            plan.path("Plan Rows").asLong()));
                }
            } finally {
                session.end();
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /// The Analyst's connections, for our own readings of the catalogue.
    public DataSource catalogue() {
        return analystDoor;
    }

    private Login login(Role role) {
        return role == Role.ANALYST ? logins.analyst() : logins.engineer();
    }

    /// The database user behind a role.
    public String user(Role role) {
        return login(role).user();
    }

    @Override
    public void close() {
        analyst.close();
        engineer.close();
        checker.close();
    }
}
