package dev.jackdaw.warehouse.guard;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.store.login.Login;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything of a server that a statement could leave changed, as a fingerprint of each part:
/// catalogue, data, sequences, roles, settings, large objects, files, locks.
public final class ServerState {
    /// What the server changes by itself.
    private static final String PASSING =
            "- 'relpages' - 'reltuples' - 'relallvisible' - 'relallfrozen' - 'relfrozenxid' - "
                    + "'relminmxid' - 'relhasindex' - 'datfrozenxid' - 'datminmxid' - 'xmin'";

    private static final List<String> CATALOGUES = List.of(
            "pg_aggregate",
            "pg_am",
            "pg_amop",
            "pg_attrdef",
            "pg_attribute",
            "pg_cast",
            "pg_class",
            "pg_collation",
            "pg_constraint",
            "pg_conversion",
            "pg_default_acl",
            "pg_description",
            "pg_enum",
            "pg_event_trigger",
            "pg_extension",
            "pg_foreign_data_wrapper",
            "pg_foreign_server",
            "pg_foreign_table",
            "pg_index",
            "pg_inherits",
            "pg_language",
            "pg_largeobject",
            "pg_largeobject_metadata",
            "pg_namespace",
            "pg_opclass",
            "pg_operator",
            "pg_opfamily",
            "pg_policy",
            "pg_proc",
            "pg_publication",
            "pg_rewrite",
            "pg_seclabel",
            "pg_sequence",
            "pg_statistic_ext",
            "pg_subscription",
            "pg_transform",
            "pg_trigger",
            "pg_ts_config",
            "pg_ts_dict",
            "pg_type");

    private ServerState() {}

    public static Map<String, String> of(Login admin) {
        var state = new TreeMap<String, String>();
        for (var catalogue : CATALOGUES) {
            put(admin, state, catalogue, catalogue);
        }
        for (var table : TestDatabase.rows(
                admin,
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN "
                        + "('public', 'sales', 'secret', 'jackdaw')")) {
            put(admin, state, table.getFirst(), table.getFirst());
        }
        for (var view : TestDatabase.rows(admin, "SELECT format('%I.%I', schemaname, matviewname) FROM pg_matviews")) {
            put(admin, state, view.getFirst(), view.getFirst());
        }
        put(admin, state, "settings", "(SELECT name, setting FROM pg_settings WHERE name <> 'application_name')");
        put(admin, state, "settings in files", "pg_file_settings");
        put(admin, state, "sequences", "(SELECT last_value, is_called FROM public.ticket_seq)");
        put(
                admin,
                state,
                "locks",
                "(SELECT locktype, objid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT "
                        + "oid FROM pg_database WHERE datname = current_database()))");
        put(admin, state, "slots", "(SELECT slot_name FROM pg_replication_slots)");
        put(admin, state, "prepared", "(SELECT gid FROM pg_prepared_xacts)");
        put(
                admin,
                state,
                "files",
                "(SELECT f FROM pg_ls_dir('.') f WHERE f NOT LIKE '%.pid%' AND f NOT LIKE 'postmaster%')");
        return state;
    }

    private static void put(Login admin, Map<String, String> state, String name, String from) {
        var sql = "SELECT md5(coalesce(string_agg((to_jsonb(t) "
                + PASSING
                + ")::text, '|' ORDER BY (to_jsonb(t) "
                + PASSING
                + ")::text), '')) FROM "
                + from
                + " t";
        state.put(name, TestDatabase.rows(admin, sql).getFirst().getFirst());
    }
}
