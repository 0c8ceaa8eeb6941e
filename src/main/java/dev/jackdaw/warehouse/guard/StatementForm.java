package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.text.StatementText;
import java.util.List;

/// What a statement is, with the parts that are judged further. Kinds that are not here may never
/// run.
sealed interface StatementForm {
    /// A name with the schema it was written with; empty where there was none.
    record Target(String schema, String name) {
        String qualified() {
            return schema + "." + name;
        }
    }

    /// SELECT, VALUES or TABLE, perhaps with WITH in front.
    record Query(StatementText text) implements StatementForm {}

    /// EXPLAIN without ANALYZE.
    record Explain(StatementText query) implements StatementForm {}

    /// A view, a materialized view or a table made of a query.
    record Create(Creatable kind, Target target, StatementText query) implements StatementForm {}

    /// An index; `expressions` are the expressions and the condition it computes for each row.
    record CreateIndex(Target table, List<StatementText> expressions) implements StatementForm {}

    record Comment(Target target) implements StatementForm {}

    record Refresh(Target target) implements StatementForm {}

    record Drop(List<Target> targets, boolean cascade) implements StatementForm {}

    /// What the Engineer can make.
    enum Creatable {
        VIEW("view"),
        MATERIALIZED_VIEW("materialized view"),
        TABLE("table"),
        INDEX("index");

        private final String words;

        Creatable(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
