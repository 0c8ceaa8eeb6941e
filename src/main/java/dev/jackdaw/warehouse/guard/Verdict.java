package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.tree.Analysis;
import java.util.Optional;

/// What the guard says of a statement.
public sealed interface Verdict {
    /// It may run, as `text`, which says the same as what was written. `built` is the name of the
    /// relation it makes in the built schema, or empty. `analysis` is there where the server was
    /// asked about a query.
    record Allowed(StatementText text, Effect effect, String built, Optional<Analysis> analysis) implements Verdict {}

    /// It may not run. `rule` is a short name of what it broke, `reason` says it in words.
    record Refused(Wall wall, String rule, String reason) implements Verdict {}

    /// Whether a statement changes what the Engineer built.
    enum Effect {
        /// A query.
        READS,
        /// The plan of a query.
        EXPLAINS,
        BUILDS
    }
}
