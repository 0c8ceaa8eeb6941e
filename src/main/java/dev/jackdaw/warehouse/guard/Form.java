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
    record Create(Kind kind, Target target, StatementText query) implements Form {}

    /// An index; `expressions` are the expressions and the condition it computes for each row.
    record CreateIndex(Target table, List<StatementText> expressions) implements Form {}

    record Comment(Target target) implements Form {}

    record Refresh(Target target) implements Form {}

    record Drop(List<Target> targets, boolean cascade) implements Form {}

    /// What the Engineer can make.
    enum Kind {
        VIEW("view"),
        MATERIALIZED_VIEW("materialized view"),
        TABLE("table"),
        INDEX("index");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
