package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.text.StatementText;

import java.util.List;

/// What a statement is, with the parts that are judged further. Kinds that are not here may never
/// run.
sealed interface Form {
    /// A name with the schema it was written with; empty where there was none.
    record Target(String schema, String name) {
        String qualified() {
            return schema + "." + name;
        }
    }

    /// SELECT, VALUES or TABLE, perhaps with WITH in front.
    record Query(StatementText text) implements Form {}

    /// EXPLAIN without ANALYZE.
    record Explain(StatementText query) implements Form {}

    /// A view, a materialized view or a table made of a query.
    record Create(Kind kind, Target target, boolean replace, StatementText query) implements Form {}

    /// An index; `expressions` are the expressions and the condition it computes for each row.
    record CreateIndex(Target table, List<StatementText> expressions) implements Form {}

    record Comment(Kind kind, Target target) implements Form {}

    record Refresh(Target target) implements Form {}

    record Drop(Kind kind, List<Target> targets, boolean cascade) implements Form {}

    /// What the Engineer can make. `code` is PostgreSQL's letter in `pg_class.relkind`.
    enum Kind {
        VIEW('v', "view"),
        MATERIALIZED_VIEW('m', "materialized view"),
        TABLE('r', "table"),
        INDEX('i', "index");

        private final char code;
        private final String words;

        Kind(char code, String words) {
            this.code = code;
            this.words = words;
        }

        char code() {
            return code;
        }

        String words() {
            return words;
        }
    }
}
