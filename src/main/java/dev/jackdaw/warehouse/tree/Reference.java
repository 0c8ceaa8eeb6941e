package dev.jackdaw.warehouse.tree;

/// Something of the database that a statement refers to, by PostgreSQL's own resolution.
public sealed interface Reference {
    /// `kind` is `pg_class.relkind`; `secured` where row-level security is on.
    record Relation(long oid, String schema, String name, char kind, boolean secured, String owner)
            implements Reference {
        /// "schema.name".
        public String qualified() {
            return schema + "." + name;
        }
    }

    /// `arguments` are the types; `volatility` is `pg_proc.provolatile`; `extension` is empty for
    /// functions of none.
    record Function(
            long oid, String schema, String name, String arguments, char volatility, boolean raw, String extension)
            implements Reference {
        /// "schema.name(types)".
        public String signature() {
            return schema + "." + name + "(" + arguments + ")";
        }
    }
}
