package dev.jackdaw.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.jackdaw.agent.Json;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Grants;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/// Reads the live schema, as far as the Analyst's login may see it.
public final class Introspection {
    /// Everything about the relations of some schemas, a JSON document each. Partitions are left to
    /// their table.
    private static final String RELATIONS =
            """
            SELECT json_build_object(
              'schema', n.nspname, 'name', c.relname,
              'kind', CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table'
                      WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END,
              'comment', coalesce(obj_description(c.oid, 'pg_class'), ''),
              'rows', CASE WHEN c.relkind = 'p' THEN (SELECT coalesce(sum(p.reltuples), -1)::bigint
                        FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid WHERE t.isleaf)
                      ELSE c.reltuples::bigint END,
              'columns', (SELECT coalesce(json_agg(json_build_object(
                  'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
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
            """;

    private static final String SCHEMAS =
            """
            SELECT nspname FROM pg_namespace
            WHERE has_schema_privilege(oid, 'USAGE') AND nspname !~ '^pg_'
              AND nspname NOT IN ('information_schema', '%s', '%s')
            ORDER BY nspname
            """
                    .formatted(Grants.STATE_SCHEMA, Grants.BUILT_SCHEMA);

    private final DataSource analyst;
    private final List<String> configured;

    /// `configured` are the company schemas that were set; empty means every one the Analyst may
    /// use.
    public Introspection(DataSource analyst, List<String> configured) {
        this.analyst = analyst;
        this.configured = List.copyOf(configured);
    }

    /// The company's schemas.
    public List<String> schemas() {
        if (!configured.isEmpty()) {
            return configured;
        }
        try (var connection = analyst.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SCHEMAS)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return List.copyOf(names);
        } catch (SQLException e) {
            throw Connections.failed("reading the list of schemas", e);
        }
    }

    /// All relations of the company's schemas.
    public List<Relation> relations() {
        return relations(schemas(), Optional.empty());
    }

    /// The relation of a name, with or without its schema in front. Without, the first company
    /// schema that has it wins, and the built schema comes last.
    public Optional<Relation> relation(String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            return relations(List.of(name.substring(0, dot)), Optional.of(name.substring(dot + 1)))
                    .stream()
                    .findFirst();
        }
        var order = new ArrayList<>(schemas());
        order.add(Grants.BUILT_SCHEMA);
        var found = relations(order, Optional.of(name));
        return order.stream()
                .flatMap(schema -> found.stream().filter(r -> r.schema().equals(schema)))
                .findFirst();
    }

    /// The relations of some schemas, or the ones of a name.
    public List<Relation> relations(List<String> schemas, Optional<String> name) {
        try (var connection = analyst.getConnection();
                var statement = connection.prepareStatement(RELATIONS)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            statement.setString(2, name.orElse(null));
            statement.setString(3, name.orElse(null));
            try (var rows = statement.executeQuery()) {
                var relations = new ArrayList<Relation>();
                while (rows.next()) {
                    relations.add(Json.read(rows.getString(1), Relation.class));
                }
                return List.copyOf(relations);
            }
        } catch (SQLException e) {
            throw Connections.failed("reading the schema", e);
        } catch (JsonProcessingException e) {
            throw new PermanentException("the schema has a shape that can't be read", e);
        }
    }
}
