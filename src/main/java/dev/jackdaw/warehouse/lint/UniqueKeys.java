package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which rows of a join are one row: unique keys of its sources, and what its conditions bind
/// together.
final class UniqueKeys {
    private static final Set<String> SERIES = Set.of("generate_series", "generate_subscripts");
    private final Scope scope;
    private final LintContext context;
    private final List<Binding> bindings = new ArrayList<>();

    /// A column of a source equals an expression over other sources; over none where it is fixed.
    private record Binding(int source, int column, Set<Integer> by) {}

    UniqueKeys(Scope scope, LintContext context) {
        this.scope = scope;
        this.context = context;
        for (var condition : scope.conditions()) {
            if (condition.is("OPEXPR") && equality(condition)) {
                var sides = condition.nodes("args");
                bind(sides.getFirst(), sides.getLast());
                bind(sides.getLast(), sides.getFirst());
            }
        }
        for (var group : scope.groups()) {
            bind(group, new Node("CONST", java.util.Map.of()));
        }
    }

    private boolean equality(Node comparison) {
        var name = context.name(comparison);
        return name.endsWith("eq") || name.contains("_eq_");
    }

    private void bind(Node column, Node to) {
        var plain = uncast(TreeParts.stripped(column));
        var place = plain.is("VAR") && plain.number("varlevelsup") == 0
                ? scope.place(plain)
                : Optional.<Scope.Place>empty();
        if (place.isPresent()) {
            bindings.add(new Binding(place.get().source(), place.get().column(), sources(to)));
        }
    }

    /// Days of a series stay apart as dates.
    private Node uncast(Node expression) {
        boolean cast = expression.is("FUNCEXPR") && expression.number("funcformat") > 0;
        if (cast && expression.nodes("args").size() == 1) {
            var inner = TreeParts.stripped(expression.nodes("args").getFirst());
            boolean series = scope.place(inner)
                    .filter(p -> scope.source(p.source()).number("rtekind") == Scope.FUNCTION)
                    .isPresent();
            return series ? inner : expression;
        }
        return expression;
    }

    Set<Integer> sources(Node expression) {
        var found = new TreeSet<Integer>();
        scope.places(expression).forEach(p -> found.add(p.source()));
        return found;
    }

    /// The unique keys of a source; empty where none is known. A key of no columns: it has one row.
    List<Set<Integer>> of(int source) {
        var node = scope.source(source);
        return switch (node.number("rtekind")) {
            case Scope.RELATION ->
                Optional.ofNullable(context.tables().get(node.oid("relid")))
                        .map(TableFacts::keys)
                        .orElse(List.of());
            case Scope.SUBQUERY, Scope.CTE ->
                scope.behind(source).map(this::ofQuery).orElse(List.of());
            case Scope.FUNCTION -> ofFunction(node);
            default -> List.of();
        };
    }

    private List<Set<Integer>> ofFunction(Node source) {
        var functions = source.nodes("functions");
        if (functions.size() != 1) {
            return List.of();
        }
        var call = functions.getFirst().node("funcexpr");
        if (SERIES.contains(context.name(call))) {
            return List.of(Set.of(1));
        }
        return call.truth("funcretset") ? List.of() : List.of(Set.of());
    }

    private List<Set<Integer>> ofQuery(Scope inner) {
        var query = inner.query();
        boolean one = query.node("limitCount").constant().orElse(0) == 1;
        boolean groups = query.has("groupClause");
        if (one || (query.truth("hasAggs") && !groups && !query.has("groupingSets"))) {
            return List.of(Set.of());
        }
        if (query.has("setOperations") || query.has("groupingSets")) {
            return List.of();
        }
        if (groups || query.has("distinctClause")) {
            return outputs(query, groups ? "groupClause" : "distinctClause");
        }
        var sources = inner.sources();
        return sources.size() == 1 ? mapped(inner, sources.getFirst()) : List.of();
    }

    private static List<Set<Integer>> outputs(Node query, String clause) {
        var key = new HashSet<Integer>();
        for (var item : query.nodes(clause)) {
            boolean out = false;
            for (var target : query.nodes("targetList")) {
                if (target.number("ressortgroupref") == item.number("tleSortGroupRef") && !target.truth("resjunk")) {
                    key.add(target.number("resno"));
                    out = true;
                }
            }
            if (!out) {
                return List.of();
            }
        }
        return List.of(key);
    }

    /// The keys of the only source of a subquery, as far as it puts them out.
    private List<Set<Integer>> mapped(Scope inner, int source) {
        var found = new ArrayList<Set<Integer>>();
        for (var key : new UniqueKeys(inner, context).of(source)) {
            var out = new HashSet<Integer>();
            for (var target : inner.query().nodes("targetList")) {
                inner.place(TreeParts.stripped(target.node("expr")))
                        .filter(p -> p.source() == source && key.contains(p.column()))
                        .ifPresent(p -> out.add(target.number("resno")));
            }
            if (out.size() == key.size()) {
                found.add(out);
            }
        }
        return found;
    }

    /// The sources of which each row of these has at most one.
    Set<Integer> fixedBy(Set<Integer> some) {
        var fixed = new TreeSet<>(some);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (int source : scope.sources()) {
                if (!fixed.contains(source) && of(source).stream().anyMatch(k -> bound(source, k, fixed))) {
                    grew = fixed.add(source);
                }
            }
        }
        return fixed;
    }

    private boolean bound(int source, Set<Integer> key, Set<Integer> fixed) {
        return key.stream()
                .allMatch(column -> bindings.stream()
                        .anyMatch(b -> b.source() == source && b.column() == column && fixed.containsAll(b.by())));
    }

    /// Whether any condition ties this source to another one.
    boolean tied(int source) {
        return scope.conditions().stream().map(this::sources).anyMatch(s -> s.contains(source) && s.size() > 1);
    }
}
