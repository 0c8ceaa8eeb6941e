package dev.jackdaw.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The rights that Jackdaw's logins need, as SQL that may run again and again.
///
/// `service` owns the state schema; `analyst` reads company schemas and `jackdaw`; `engineer` reads
/// company schemas and creates in `jackdaw` alone; `validator` reads nothing and may create
/// temporary objects, which it rolls back. `ownDatabase` is true where nobody else works in the
/// database, so that rights may be taken from PUBLIC there. `personal` are columns by
/// "schema.table" that both agents' logins may not read.
public record Grants(
        String database,
        String service,
        String analyst,
        String engineer,
        String validator,
        List<String> companySchemas,
        boolean ownDatabase,
        Map<String, List<String>> personal) {
    /// The schema of the journal and the index.
    public static final String STATE_SCHEMA = "jackdaw_state";

    /// The schema that the Engineer builds in.
    public static final String BUILT_SCHEMA = "jackdaw";

    private static final String WEAK = " LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

    /// An identifier in SQL.
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Creates one login, without a password.
    static String createLogin(String name) {
        return "CREATE ROLE " + quoted(name) + WEAK;
    }

    /// For the database of our state.
    List<String> state() {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + STATE_SCHEMA,
                "GRANT CONNECT ON DATABASE " + quoted(database) + " TO " + quoted(service),
                "GRANT USAGE, CREATE ON SCHEMA " + STATE_SCHEMA + " TO " + quoted(service));
    }

    /// For the database of the company's data.
    List<String> warehouse() {
        var both = quoted(analyst) + ", " + quoted(engineer);
        var all = both + ", " + quoted(validator);
        var sql = new ArrayList<String>();
        sql.add("CREATE SCHEMA IF NOT EXISTS " + BUILT_SCHEMA);
        sql.add("GRANT CONNECT ON DATABASE " + quoted(database) + " TO " + all);
        sql.add("GRANT TEMPORARY ON DATABASE " + quoted(database) + " TO " + quoted(validator));
        sql.add("GRANT USAGE ON SCHEMA " + BUILT_SCHEMA + " TO " + all);
        sql.add("GRANT CREATE ON SCHEMA " + BUILT_SCHEMA + " TO " + quoted(engineer));
        for (var schema : companySchemas) {
            sql.add("GRANT USAGE ON SCHEMA " + quoted(schema) + " TO " + all);
            sql.add(read(schema, analyst));
            sql.add(read(schema, engineer));
            sql.add("ALTER DEFAULT PRIVILEGES IN SCHEMA " + quoted(schema) + " GRANT SELECT ON TABLES TO " + both);
        }
        personal.forEach((table, columns) -> sql.add(withhold(table, columns)));
        if (ownDatabase) {
            sql.add("REVOKE TEMPORARY ON DATABASE " + quoted(database) + " FROM PUBLIC");
        }
        return List.copyOf(sql);
    }

    /// Opens the tables of which a login may read nothing. Where an administrator left it some
    /// columns, it stays at those.
    private static String read(String schema, String login) {
        return block("""
            DECLARE name text; BEGIN
              FOR name IN SELECT format('%%I.%%I', n.nspname, c.relname)
                  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = %1$s AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND NOT has_any_column_privilege(%2$s, c.oid, 'SELECT') LOOP
                EXECUTE 'GRANT SELECT ON ' || name || ' TO ' || %3$s;
              END LOOP;
            END\
            """.formatted(literal(schema), literal(login), literal(quoted(login))));
    }

    /// Leaves the agents every other column of a table. Nothing happens where there is no such
    /// table.
    private String withhold(String table, List<String> columns) {
        int dot = table.indexOf('.');
        var qualified = quoted(table.substring(0, dot)) + "." + quoted(table.substring(dot + 1));
        var names = columns.stream().map(Grants::literal).collect(Collectors.joining(", "));
        return block("""
            DECLARE columns text; BEGIN
              SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_catalog.pg_attribute
                WHERE attrelid = pg_catalog.to_regclass(%1$s) AND attnum > 0 AND NOT attisdropped AND attname <> ALL (ARRAY[%2$s]);
              IF columns IS NOT NULL THEN
                REVOKE SELECT ON %3$s FROM %4$s, %5$s;
                EXECUTE 'GRANT SELECT (' || columns || ') ON ' || %1$s || ' TO ' || %6$s;
              END IF;
            END\
            """.formatted(
                        literal(qualified),
                        names,
                        qualified,
                        quoted(analyst),
                        quoted(engineer),
                        literal(quoted(analyst) + ", " + quoted(engineer))));
    }

    /// A block whose quotes no name within it ends.
    private static String block(String body) {
        var quote = "$do$";
        while (body.contains(quote)) {
            quote = quote.replace("do", "doo");
        }
        return "DO " + quote + " " + body + " " + quote;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// All of it as a script for an administrator to read and run.
    public String script() {
        var text = new StringBuilder("-- Run as an administrator of database " + database + ".\n");
        text.append("-- Choose the passwords, then name the logins to Jackdaw: DATABASE_URL,\n");
        text.append("-- JACKDAW_ANALYST_URL, JACKDAW_ENGINEER_URL and JACKDAW_VALIDATOR_URL.\n");
        for (var name : List.of(service, analyst, engineer, validator)) {
            text.append("DO $$ BEGIN\n  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '");
            text.append(name.replace("'", "''")).append("') THEN\n    ").append(createLogin(name));
            text.append(" PASSWORD 'choose-one';\n  END IF;\nEND $$;\n");
        }
        state().forEach(line -> text.append(line).append(";\n"));
        warehouse().forEach(line -> text.append(line).append(";\n"));
        text.append("\n" + "-- Harder still, where you are a superuser and nobody else needs these" + " rights.\n");
        var hardening = new Hardening(this);
        hardening.triggers().forEach(line -> text.append(line.strip()).append(";\n"));
        text.append("-- These take from PUBLIC or set limits: read them first.\n");
        hardening.settings().forEach(line -> text.append("-- ").append(line).append(";\n"));
        hardening
                .functions()
                .forEach(line -> text.append(line.strip().indent(0).replaceAll("(?m)^", "-- "))
                        .append("\n"));
        return text.toString();
    }
}
