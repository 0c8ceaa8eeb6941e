package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.tree.Catalogue;
import dev.jackdaw.warehouse.tree.Reference;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Which functions only compute. By identity where the server resolved the call, by name where only
/// the syntax is known.
final class FunctionJudge {
    /// What a name can mean.
    enum Standing {
        PURE,
        IMPURE,
        /// It depends on the arguments, or nothing of that name comes with PostgreSQL.
        UNSURE
    }

    private final Policy.FunctionPolicy policy;
    private final Map<Long, Reference.Function> known;
    private final Map<String, Standing> names = new HashMap<>();

    FunctionJudge(Policy.FunctionPolicy policy, Catalogue catalogue) {
        this.policy = policy;
        this.known = catalogue.functions();
        for (var function : known.values()) {
            if (function.schema().equals("pg_catalog")) {
                var standing = allows(function) ? Standing.PURE : Standing.IMPURE;
                names.merge(function.name(), standing, (a, b) -> a == b ? a : Standing.UNSURE);
            }
        }
        catalogue.strangers().forEach(name -> names.put(name, worse(name)));
    }

    private Standing worse(String name) {
        return names.get(name) == Standing.IMPURE ? Standing.IMPURE : Standing.UNSURE;
    }

    Reference.@Nullable Function known(long oid) {
        return known.get(oid);
    }

    Standing standing(String name) {
        return names.getOrDefault(name, Standing.UNSURE);
    }

    boolean allows(Reference.Function function) {
        if (function.oid() < Catalogue.FIRST_ADDED) {
            boolean pure = function.volatility() != 'v' && !function.raw();
            return function.schema().equals("pg_catalog")
                    && (pure || policy.volatiles().contains(function.name()))
                    && !policy.isWithheld(function.name());
        }
        return policy.company().contains(function.signature())
                || policy.company().contains(function.schema() + "." + function.name())
                || (policy.extensions().contains(function.extension())
                        && function.volatility() != 'v');
    }

    /// In a view that the company made.
    boolean allowsInView(Reference.Function function) {
        return allows(function)
                || (function.oid() < Catalogue.FIRST_ADDED && policy.isForViews(function.name()));
    }
}
