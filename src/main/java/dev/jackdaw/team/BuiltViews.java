package dev.jackdaw.team;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.knowledge.Kind;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.store.Grants;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.Limits;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Role;
import dev.jackdaw.warehouse.Warehouse;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The views that the Engineer built, for those who may take one away again.
public record BuiltViews(Warehouse warehouse, KnowledgeIndex index) {
    private static final Logger LOG = Logger.getLogger(BuiltViews.class.getName());

    /// Drops one and forgets it; why not, where that can't be. Whoever calls this knows that the
    /// person may.
    public Optional<String> drop(String name, String person) {
        var known = index.find(Kind.VIEW, name);
        if (known.isEmpty() || known.get().origin() != KnowledgeItem.Origin.BUILT) {
            return Optional.of("I built no view '" + name + "'");
        }
        var sql = "DROP VIEW IF EXISTS " + Grants.BUILT_SCHEMA + "." + name;
        var caller = new Caller(person, new Cancellation());
        var outcome = warehouse.run(Role.ENGINEER, sql, Limits.standard(), caller);
        if (!(outcome instanceof QueryOutcome.Rows)) {
            return Optional.of(outcome.text());
        }
        index.remove(Kind.VIEW, name);
        LOG.log(Level.INFO, "{0} dropped the view {1}", new Object[] {person, name});
        return Optional.empty();
    }
}
