package dev.jackdaw.warehouse.tree;

import com.zaxxer.hikari.HikariDataSource;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.login.Login;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What is asked on a validator's connection with every statement. Prepared once a connection by
/// PREPARE, as planning takes longer than running, and the driver forgets its own prepared
/// statements when a function is created.
public enum ValidatorQuery {
    /// The tree of the function that was just created.
    BODY("", """
        SELECT prosqlbody::text FROM pg_catalog.pg_proc WHERE proname = 'jackdaw_judged'
          AND pronamespace = pg_catalog.pg_my_temp_schema()
        """),

    /// Relations, functions, operators and types by identity, as one JSON document. Domains come
    /// with their checks, also where they are inside of arrays, ranges and rows.
    RESOLVE("(bigint[], bigint[], bigint[], bigint[])", """
        SELECT pg_catalog.json_build_object(
          'relations', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', c.oid::bigint,
              'schema', n.nspname, 'name', c.relname, 'kind', c.relkind, 'secured', c.relrowsecurity,
              'owner', pg_catalog.pg_get_userbyid(c.relowner),
              'rule', (SELECT r.ev_action::text FROM pg_catalog.pg_rewrite r
                       WHERE r.ev_class = c.oid AND r.rulename = '_RETURN' AND c.relkind = 'v')))
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = ANY($1::bigint[]::oid[])),
          'functions', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', p.oid::bigint,
              'schema', n.nspname, 'name', p.proname, 'arguments', pg_catalog.oidvectortypes(p.proargtypes),
              'volatility', p.provolatile,
              'extension', coalesce((SELECT e.extname FROM pg_catalog.pg_depend d
                  JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                  WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
                    AND d.deptype = 'e' LIMIT 1), '')))
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.oid = ANY($2::bigint[]::oid[])
              OR p.oid IN (SELECT o.oprcode FROM pg_catalog.pg_operator o WHERE o.oid = ANY($3::bigint[]::oid[]))),
          'operators', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', o.oid::bigint,
              'code', o.oprcode::oid::bigint))
            FROM pg_catalog.pg_operator o WHERE o.oid = ANY($3::bigint[]::oid[])),
          'domains', (WITH RECURSIVE part(root, oid) AS (
                              SELECT r, r FROM pg_catalog.unnest($4::bigint[]::oid[]) r
                            UNION
                              SELECT part.root, inner_type.oid FROM part JOIN pg_catalog.pg_type t ON t.oid = part.oid,
                              LATERAL (SELECT t.typelem UNION ALL SELECT t.typbasetype
                                UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid OR r.rngmultitypid = t.oid
                                UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
                                  WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) inner_type(oid)
                              WHERE inner_type.oid >= 16384)
                          SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', part.root::bigint, 'check', k.conbin::text))
                          FROM part JOIN pg_catalog.pg_constraint k ON k.contypid = part.oid
                          WHERE k.contypid <> 0 AND k.conbin IS NOT NULL))
        """),

    /// Columns and unique keys of relations, as one JSON document, for the linter.
    TABLES("(bigint[])", """
        SELECT pg_catalog.json_agg(pg_catalog.json_build_object('oid', c.oid::bigint, 'schema', n.nspname, 'name', c.relname,
          'columns', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('number', a.attnum, 'name', a.attname,
              'type', a.atttypid::bigint, 'nullable', NOT a.attnotnull))
            FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
          'keys', (SELECT pg_catalog.json_agg((i.indkey::int2[])[0:i.indnkeyatts - 1]) FROM pg_catalog.pg_index i
            WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL)))
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = ANY($1::bigint[]::oid[])
        """),

    /// Columns of a relation that a login may not read, and whether it may read any.
    DENIED("(int[], bigint, text)", """
        SELECT n.nspname || '.' || c.relname,
          ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                  AND (a.attnum = ANY($1) OR 0 = ANY($1))
                  AND NOT pg_catalog.has_column_privilege(w.oid, c.oid, a.attnum, 'SELECT')
                ORDER BY a.attnum),
          pg_catalog.has_schema_privilege(w.oid, n.oid, 'USAGE')
            AND pg_catalog.has_any_column_privilege(w.oid, c.oid, 'SELECT')
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace,
             pg_catalog.pg_roles w
        WHERE c.oid = $2::bigint::oid AND w.rolname = $3
        """);

    private static final int CONNECTIONS = 3;
    private static final String SESSION =
            "SET TimeZone = '%s'; SET standard_conforming_strings = on; SET statement_timeout = '5s'; "
                    + "SET lock_timeout = '2s'; SET plan_cache_mode = force_generic_plan";

    private final String types;
    private final String sql;

    ValidatorQuery(String types, String sql) {
        this.types = types;
        this.sql = sql;
    }

    /// Connections on which these can be called. Moments in a statement are read in the zone.
    public static HikariDataSource pool(Login validator, ZoneId zone) {
        var prepared = Arrays.stream(values())
                .map(q -> "; PREPARE " + q.title() + q.types + " AS " + q.sql.strip())
                .collect(Collectors.joining());
        return Connections.pool(validator, CONNECTIONS, Map.of(), SESSION.formatted(zone.getId()) + prepared);
    }

    private String title() {
        return "jackdaw_" + name().toLowerCase(Locale.ROOT);
    }

    /// As a statement. Values are numbers, collections of numbers, or text.
    public String call(Object... values) {
        var list = Arrays.stream(values).map(ValidatorQuery::literal).toList();
        return "EXECUTE " + title() + (list.isEmpty() ? "" : "(" + String.join(", ", list) + ")");
    }

    private static String literal(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case Collection<?> numbers ->
                numbers.stream()
                        .map(n -> String.valueOf(((Number) n).longValue()))
                        .collect(Collectors.joining(",", "'{", "}'"));
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
