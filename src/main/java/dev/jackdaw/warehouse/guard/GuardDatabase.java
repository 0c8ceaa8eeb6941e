package dev.jackdaw.warehouse.guard;

import dev.jackdaw.core.ExpiringCache;
import dev.jackdaw.core.ExpiringValue;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.tree.Analysis;
import dev.jackdaw.warehouse.tree.Catalogue;
import dev.jackdaw.warehouse.tree.Reference;
import dev.jackdaw.warehouse.tree.ServerAnalysis;
import dev.jackdaw.warehouse.tree.ValidatorQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// What the guard asks the database: what a statement means, who owns what, what a login may read.
/// The connection is a validator's, which needs no right on any table. Thread-safe.
public final class GuardDatabase {
    /// Something that a login may not read; no columns where it is the whole relation.
    record Withheld(String relation, List<String> columns) {}

    private static final String OWNERS = """
        SELECT c.relname, pg_catalog.pg_get_userbyid(c.relowner)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relname = ANY(?)
        """;

    /// Follows dependencies from the targets to everything that CASCADE would take along.
    private static final String DEPENDENTS = """
        WITH RECURSIVE reached(class, object) AS (
            SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, c.oid
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ANY(?)
          UNION
            SELECT CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_catalog.pg_class'::pg_catalog.regclass END,
                   coalesce(r.ev_class, d.objid)
            FROM reached JOIN pg_catalog.pg_depend d ON d.refclassid = reached.class AND d.refobjid = reached.object
            LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid)
        SELECT pg_catalog.pg_describe_object(class, object, 0)
        FROM reached
        LEFT JOIN pg_catalog.pg_class c ON class = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = object
        LEFT JOIN pg_catalog.pg_type t ON class = 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid = object
        LEFT JOIN pg_catalog.pg_constraint k ON class = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = object
        LEFT JOIN pg_catalog.pg_class kc ON kc.oid = k.conrelid
        LEFT JOIN pg_catalog.pg_attrdef f ON class = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND f.oid = object
        LEFT JOIN pg_catalog.pg_class fc ON fc.oid = f.adrelid
        WHERE coalesce(pg_catalog.pg_get_userbyid(coalesce(c.relowner, t.typowner, kc.relowner, fc.relowner)), '') <> ?
        LIMIT 1
        """;

    /// Whether a login may read these columns.
    private record Right(String login, long relation, Set<Integer> columns) {}

    /// What others added is asked for again after this time.
    private static final Duration KNOWN = Duration.ofMinutes(1);

    private final ExpiringCache<Right, Optional<Withheld>> rights = new ExpiringCache<>(r -> true);
    private final DataSource validator;
    private final ServerAnalysis analysis;
    private final Supplier<List<String>> companySchemas;
    private final Function<Role, String> logins;
    private final ExpiringValue<Catalogue> catalogue;

    /// `companySchemas` are those whose relations may be read, in the order in which names are
    /// looked for; `logins` are the database users of the roles.
    public GuardDatabase(DataSource validator, Supplier<List<String>> companySchemas, Function<Role, String> logins) {
        this.validator = validator;
        this.analysis = new ServerAnalysis(validator);
        this.companySchemas = companySchemas;
        this.logins = logins;
        this.catalogue = new ExpiringValue<>(KNOWN, new Catalogue.Reader(validator));
    }

    Catalogue catalogue() {
        return catalogue.get();
    }

    /// Where names without a schema are looked for: the company's, then what the Engineer built.
    public List<String> path() {
        var path = new LinkedHashSet<>(companySchemas.get());
        path.add(Grants.BUILT_SCHEMA);
        return List.copyOf(path);
    }

    /// Functions that come with PostgreSQL.
    public Map<Long, Reference.Function> functions() {
        return catalogue().functions();
    }

    /// Forgets what it knows, as the schema has changed.
    void forget() {
        analysis.forget();
        rights.clear();
        catalogue.forget();
    }

    Analysis.Outcome analyse(String query) {
        return analysis.analyse(query, path());
    }

    String login(Role role) {
        return logins.apply(role);
    }

    /// The first of these that belongs to somebody else than the Engineer, with its owner.
    Optional<String> foreign(List<StatementForm.Target> targets) {
        try (var connection = validator.getConnection();
                var statement = connection.prepareStatement(OWNERS)) {
            statement.setString(1, Grants.BUILT_SCHEMA);
            statement.setArray(2, connection.createArrayOf("text", names(targets)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!rows.getString(2).equals(login(Role.ENGINEER))) {
                        return Optional.of(
                                Grants.BUILT_SCHEMA + "." + rows.getString(1) + " belongs to " + rows.getString(2));
                    }
                }
                return Optional.empty();
            }
        } catch (SQLException e) {
            throw Connections.failed("looking up owners", e);
        }
    }

    /// Something that CASCADE would drop and that is not the Engineer's, in words.
    Optional<String> dependent(List<StatementForm.Target> targets) {
        try (var connection = validator.getConnection();
                var statement = connection.prepareStatement(DEPENDENTS)) {
            statement.setString(1, Grants.BUILT_SCHEMA);
            statement.setArray(2, connection.createArrayOf("text", names(targets)));
            statement.setString(3, login(Role.ENGINEER));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Connections.failed("following dependencies", e);
        }
    }

    private static Object[] names(List<StatementForm.Target> targets) {
        return targets.stream().map(StatementForm.Target::name).toArray();
    }

    /// What a role's login may not read of these columns, by relation. Nothing where there is no
    /// such login.
    List<Withheld> withheld(Role role, Map<Long, Set<Integer>> columns) {
        var found = new ArrayList<Withheld>();
        for (var relation : columns.entrySet()) {
            var right = new Right(login(role), relation.getKey(), relation.getValue());
            rights.get(right, () -> denied(right)).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Withheld> denied(Right right) {
        var sql = ValidatorQuery.DENIED.call(right.columns(), right.relation(), right.login());
        try (var connection = validator.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                return Optional.empty();
            }
            var denied = List.of((String[]) rows.getArray(2).getArray());
            boolean any = rows.getBoolean(3);
            return any && denied.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Withheld(rows.getString(1), any ? denied : List.of()));
        } catch (SQLException e) {
            throw Connections.failed("reading the grants", e);
        }
    }
}
