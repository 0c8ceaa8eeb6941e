package dev.jackdaw.warehouse.lint;

import java.util.function.Consumer;

/// One kind of silent error, looked for in one query of a statement.
@FunctionalInterface
interface LintRule {
    void check(Scope scope, LintContext context, Consumer<LintFinding> found);
}
