package dev.jackdaw.team;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.knowledge.Kind;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.store.Grants;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Role;
import dev.jackdaw.warehouse.Warehouse;

import java.util.Optional;

/// The views that the Engineer built, for those who may take one away again.
public record BuiltViews(Warehouse warehouse, KnowledgeIndex index) {
    /// Drops one and forgets it; why not, where that can't be. Whoever calls this knows that the
    /// person may.
    public Optional<String> drop(String name, String person) {
        if (index.find(Kind.VIEW, name).isEmpty()) {
            return Optional.of("I built no view '" + name + "'");
        }
        var sql = "DROP VIEW IF EXISTS " + Grants.BUILT_SCHEMA + "." + name;
        var caller = new Caller(person, new Cancellation());
        var outcome = warehouse.run(Role.ENGINEER, sql, Limits.standard(), caller);
        if (!(outcome instanceof QueryOutcome.Rows)) {
            return Optional.of(outcome.text());
        }
        index.remove(Kind.VIEW, name);
        return Optional.empty();
    }
}
