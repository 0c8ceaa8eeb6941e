package dev.jackdaw.warehouse;

import dev.jackdaw.store.Grants;

/// Our own statements that read the system's catalogue on an agent's login, where no statement of
/// an agent's may. They are constants; values are bound to them.
public enum CatalogueQuery {
    /// Everything about the relations of some schemas, a JSON document each. Partitions are left to
    /// their table.
    RELATIONS("""
        SELECT json_build_object(
          'schema', n.nspname, 'name', c.relname,
          'kind', CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table'
                  WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END,
          'comment', coalesce(obj_description(c.oid, 'pg_class'), ''),
          'rows', CASE WHEN c.relkind = 'p' THEN (SELECT coalesce(sum(p.reltuples), -1)::bigint
                    FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid WHERE t.isleaf)
                  ELSE c.reltuples::bigint END,
          'columns', (SELECT coalesce(json_agg(json_build_object(
              'number', a.attnum, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
              'nullable', NOT a.attnotnull, 'comment', coalesce(col_description(c.oid, a.attnum), ''),
              'generated', CASE WHEN a.attgenerated <> '' THEN 'generated'
                           WHEN a.attidentity <> '' THEN 'identity' ELSE '' END,
              'enumLabels', (SELECT coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]')
                             FROM pg_enum e WHERE e.enumtypid = a.atttypid))
            ORDER BY a.attnum), '[]')
            FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            AND has_column_privilege(c.oid, a.attnum, 'SELECT')),
          'keys', (SELECT coalesce(json_agg(json_build_object(
              'kind', CASE k.contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' ELSE 'foreign' END,
              'columns', (SELECT json_agg(a.attname ORDER BY u.i) FROM unnest(k.conkey) WITH ORDINALITY u(n, i)
                          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n),
              'refersTo', CASE WHEN k.contype = 'f' THEN (SELECT fn.nspname || '.' || f.relname FROM pg_class f
                          JOIN pg_namespace fn ON fn.oid = f.relnamespace WHERE f.oid = k.confrelid) ELSE '' END,
              'refersToColumns', (SELECT coalesce(json_agg(a.attname ORDER BY u.i), '[]')
                          FROM unnest(k.confkey) WITH ORDINALITY u(n, i)
                          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n))
            ORDER BY k.contype, k.conname), '[]')
            FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f')))::text
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
          AND n.nspname = ANY (?) AND has_any_column_privilege(c.oid, 'SELECT')
          AND (?::text IS NULL OR c.relname = ?)
        ORDER BY n.nspname, c.relname
        """),

    /// The definition of a view, by "schema.name".
    VIEW_TEXT("""
        SELECT pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname || '.' || c.relname = ? AND c.relkind IN ('v', 'm')
        """),

    /// What has been written to the tables behind a view, by "schema.name": another text after any
    /// change, within seconds. Nothing where one of them is in another database.
    CHANGES("""
        WITH RECURSIVE source (oid, kind) AS (
          SELECT c.oid, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname || '.' || c.relname = ?
          UNION
          SELECT t.oid, t.relkind FROM source s
          JOIN pg_rewrite r ON r.ev_class = s.oid
          JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
          JOIN pg_class t ON t.oid = d.refobjid AND t.oid <> s.oid
          WHERE s.kind IN ('v', 'm')),
        leaf (oid, kind) AS (
          SELECT oid, kind FROM source WHERE kind IN ('r', 'f')
          UNION SELECT t.relid, c.relkind FROM source s, pg_partition_tree(s.oid) t JOIN pg_class c ON c.oid = t.relid
          WHERE s.kind = 'p' AND t.isleaf)
        SELECT CASE WHEN bool_or(l.kind = 'f') THEN NULL ELSE string_agg(concat_ws(':', l.oid, c.relfilenode,
            pg_stat_get_tuples_inserted(l.oid) + pg_stat_get_tuples_updated(l.oid) + pg_stat_get_tuples_deleted(l.oid)), ' ' ORDER BY l.oid) END
        FROM leaf l JOIN pg_class c ON c.oid = l.oid
        """),

    /// The schemas that the login may use.
    SCHEMAS("""
        SELECT nspname FROM pg_namespace
        WHERE has_schema_privilege(oid, 'USAGE') AND nspname !~ '^pg_'
          AND nspname NOT IN ('information_schema', '%s', '%s')
        ORDER BY nspname
        """.formatted(Grants.STATE_SCHEMA, Grants.BUILT_SCHEMA)),

    /// Text columns with few values, from PostgreSQL's own statistics: one query for all tables, no
    /// scan.
    COLUMN_VALUES("""
        SELECT s.schemaname, s.tablename, s.attname, format_type(a.atttypid, a.atttypmod),
               s.most_common_vals::text::text[]
        FROM pg_stats s
        JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = quote_ident(s.schemaname)::regnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
        WHERE s.schemaname = ANY (?) AND NOT s.inherited AND s.n_distinct BETWEEN 1 AND 60
          AND s.most_common_vals IS NOT NULL
          AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype)
        ORDER BY 1, 2, 3
        """),

    /// What the statistics tell of one table's columns.
    COLUMN_FACTS("""
        SELECT attname, null_frac,
               CASE WHEN n_distinct BETWEEN 1 AND 30 THEN most_common_vals::text::text[] END
        FROM pg_stats WHERE schemaname = ? AND tablename = ?
        """);

    private final String sql;

    CatalogueQuery(String sql) {
        this.sql = sql;
    }

    /// The statement.
    public String sql() {
        return sql;
    }
}
