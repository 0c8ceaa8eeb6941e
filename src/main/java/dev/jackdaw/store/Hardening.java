package dev.jackdaw.store;

import java.util.List;

/// What makes the logins weaker than PostgreSQL makes them by itself. `settings` and `functions`
/// take from PUBLIC, so they are for a database in which nobody else works; `triggers` bind the
/// Engineer alone, and need a superuser.
record Hardening(Grants grants) {
    /// The one event trigger by which one sees whether the others are there, too.
    static final String TRIGGER = "jackdaw_engineer_builds";

    /// A function that PUBLIC may call by default and that leaves something behind.
    static final String TELLTALE = "pg_catalog.lo_creat(integer)";

    /// Functions that wait, lock, write or run text as SQL. Names, as a regular expression.
    private static final String SIDE_EFFECTS =
            "^(lo_.*|loread|lowrite|pg_(try_)?advisory_.*|pg_notify|pg_sleep.*|pg_cancel_backend|pg_terminate_backend|pg_logical_emit_message|txid_current|pg_current_xact_id|pg_export_snapshot|(query|table|schema|database|cursor)_to_xml.*|ts_stat|pg_stat_clear_snapshot|pg_stat_force_next_flush|setval|nextval|currval|lastval|currtid2?|setseed|gin_clean_pending_list|brin_.*)$";

    private static final String SCHEMA = "jackdaw_guard";

    /// Limits that a session begins with. It can lift most of them, which is why each transaction
    /// sets them anew; the limit on temporary files only a superuser can.
    List<String> settings() {
        return List.of(
                "ALTER ROLE %s SET default_transaction_read_only = on".formatted(Grants.quoted(grants.analyst())),
                "ALTER ROLE %s SET temp_file_limit = '2GB'".formatted(Grants.quoted(grants.analyst())),
                "ALTER ROLE %s SET temp_file_limit = '2GB'".formatted(Grants.quoted(grants.engineer())),
                "ALTER ROLE %s SET statement_timeout = '30s'".formatted(Grants.quoted(grants.analyst())));
    }

    /// Takes functions with effects from everybody but the service.
    List<String> functions() {
        return List.of("""
            DO $do$ DECLARE f regprocedure; BEGIN
              FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind = 'f'
                  AND proname ~ '%s' LOOP
                EXECUTE format('REVOKE EXECUTE ON FUNCTION %%s FROM PUBLIC', f);
                EXECUTE format('GRANT EXECUTE ON FUNCTION %%s TO %%I', f, '%s');
              END LOOP;
            END $do$
            """.formatted(SIDE_EFFECTS, grants.service().replace("'", "''")));
    }

    /// What the Engineer's login makes or drops is looked at before it is committed: its kind, its
    /// schema, and the functions in the tree of a view.
    List<String> triggers() {
        var engineer = grants.engineer().replace("'", "''");
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + SCHEMA,
                """
                CREATE OR REPLACE FUNCTION %1$s.engineer_builds() RETURNS event_trigger
                LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $do$
                DECLARE made record;
                BEGIN
                  IF session_user <> '%2$s' THEN RETURN; END IF;
                  FOR made IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
                    IF made.command_tag NOT IN ('CREATE VIEW', 'CREATE MATERIALIZED VIEW', 'CREATE TABLE AS', 'CREATE INDEX',
                        'REFRESH MATERIALIZED VIEW', 'COMMENT', 'GRANT')
                       OR made.command_tag <> 'GRANT' AND made.object_identity NOT LIKE '%3$s.%%' THEN
                      RAISE EXCEPTION 'the Engineer may not run %% on %%', made.command_tag, made.object_identity
                        USING ERRCODE = 'insufficient_privilege';
                    END IF;
                    IF EXISTS (SELECT FROM pg_rewrite r,
                        regexp_matches(r.ev_action::text, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\\d+)', 'g') f
                        JOIN pg_proc p ON p.oid = f[1]::oid
                        WHERE r.ev_class = made.objid AND made.classid = 'pg_class'::regclass AND p.provolatile = 'v'
                          AND p.proname NOT IN ('random', 'clock_timestamp', 'gen_random_uuid')) THEN
                      RAISE EXCEPTION 'the Engineer may not build on functions with effects'
                        USING ERRCODE = 'insufficient_privilege';
                    END IF;
                  END LOOP;
                END $do$
                """.formatted(SCHEMA, engineer, Grants.BUILT_SCHEMA),
                """
                CREATE OR REPLACE FUNCTION %1$s.engineer_drops() RETURNS event_trigger
                LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $do$
                DECLARE dropped record;
                BEGIN
                  IF session_user <> '%2$s' THEN RETURN; END IF;
                  FOR dropped IN SELECT * FROM pg_event_trigger_dropped_objects() LOOP
                    -- What stores long values goes with its table, which is looked at by itself.
                    IF coalesce(dropped.schema_name, '') NOT IN ('%3$s', 'pg_toast') AND NOT dropped.is_temporary
                       AND dropped.object_type IN ('table', 'view', 'materialized view', 'index', 'function', 'sequence', 'foreign table') THEN
                      RAISE EXCEPTION 'the Engineer may not drop %%', dropped.object_identity
                        USING ERRCODE = 'insufficient_privilege';
                    END IF;
                  END LOOP;
                END $do$
                """.formatted(SCHEMA, engineer, Grants.BUILT_SCHEMA),
                "DROP EVENT TRIGGER IF EXISTS jackdaw_engineer_drops",
                "DROP EVENT TRIGGER IF EXISTS " + TRIGGER,
                "CREATE EVENT TRIGGER jackdaw_engineer_drops ON sql_drop EXECUTE FUNCTION "
                        + SCHEMA
                        + ".engineer_drops()",
                "CREATE EVENT TRIGGER "
                        + TRIGGER
                        + " ON ddl_command_end EXECUTE FUNCTION "
                        + SCHEMA
                        + ".engineer_builds()");
    }
}
