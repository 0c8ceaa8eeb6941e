package dev.jackdaw.learning.gate;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import dev.jackdaw.warehouse.lint.BusinessFacts;
import dev.jackdaw.warehouse.lint.LintFinding;
import java.util.Optional;

/// The SQL of a learning passes the guard, holds no silent error, costs no more than a model's own
/// query may, and runs on the reader's login.
public record SqlCheck(Warehouse warehouse, BusinessFacts business) implements Check {
    @Override
    public Optional<String> problem(Learning learning) {
        var sql = learning.sql();
        if (sql.isEmpty()) {
            return Optional.empty();
        }
        var caller = new Caller(supporter(learning), new Cancellation());
        var wrong = warehouse.checker().lint(Role.ANALYST, sql, business, true).stream()
                .filter(LintFinding::wrong)
                .findFirst();
        if (wrong.isPresent()) {
            return Optional.of(
                    "its SQL would give a wrong number: " + wrong.get().message());
        }
        var estimate = warehouse.estimate(Role.ANALYST, sql, caller);
        if (estimate.isPresent() && estimate.get().cost() > warehouse.costMax()) {
            return Optional.of("its SQL looks at far more data than a query may");
        }
        var outcome = warehouse.run(Role.ANALYST, sql, warehouse.limits(), caller);
        return outcome instanceof QueryOutcome.Rows
                ? Optional.empty()
                : Optional.of("its SQL does not run: " + outcome.text());
    }

    /// Whose rights it was learnt with, it runs with.
    private static String supporter(Learning learning) {
        return learning.supports().stream().findFirst().orElse("");
    }
}
