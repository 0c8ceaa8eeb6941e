package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.tree.Catalogue;
import dev.jackdaw.warehouse.tree.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which functions only compute. By identity where the server resolved the call, by name where only
/// the syntax is known.
final class FunctionJudge {
    /// What a name can mean.
    enum Purity {
        PURE,
        IMPURE,
        /// It depends on the arguments, or nothing of that name comes with PostgreSQL.
        UNSURE
    }

    private final Policy.FunctionPolicy policy;
    private final Catalogue catalogue;
    private final Predicate<String> withheld;
    private final Predicate<String> inViews;
    private final Map<String, Purity> names = new HashMap<>();

    FunctionJudge(Policy.FunctionPolicy policy, Catalogue catalogue) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.withheld = any(policy.withheld()).and(any(policy.but()).negate());
        this.inViews = any(policy.inViews());
        for (var function : catalogue.functions().values()) {
            if (function.schema().equals("pg_catalog")) {
                var standing = allows(function) ? Purity.PURE : Purity.IMPURE;
                names.merge(function.name(), standing, (a, b) -> a == b ? a : Purity.UNSURE);
            }
        }
        catalogue.strangers().forEach(name -> names.put(name, worse(name)));
    }

    private static Predicate<String> any(List<String> patterns) {
        var all = patterns.stream().map(p -> "(?:" + p + ")").collect(Collectors.joining("|"));
        return patterns.isEmpty() ? name -> false : Pattern.compile(all).asMatchPredicate();
    }

    private Purity worse(String name) {
        return names.get(name) == Purity.IMPURE ? Purity.IMPURE : Purity.UNSURE;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Reference.@Nullable Function known(long oid) {
        return catalogue.functions().get(oid);
    }

    Purity standing(String name) {
        return names.getOrDefault(name, Purity.UNSURE);
    }

    boolean allows(Reference.Function function) {
        if (function.oid() < Catalogue.FIRST_ADDED) {
            boolean pure = function.volatility() != 'v' && !function.raw();
            return function.schema().equals("pg_catalog")
                    && (pure || policy.volatiles().contains(function.name()))
                    && !withheld.test(function.name());
        }
        return policy.company().contains(function.signature())
                || policy.company().contains(function.schema() + "." + function.name())
                || (policy.extensions().contains(function.extension()) && function.volatility() != 'v');
    }

    /// In a view that the company made.
    boolean allowsInView(Reference.Function function) {
        return allows(function) || (function.oid() < Catalogue.FIRST_ADDED && inViews.test(function.name()));
    }
}
