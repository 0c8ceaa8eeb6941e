package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/// Which rows come out: limits, orders, NULLs in comparisons.
final class RowRules {
    private static final int ANY_SUBLINK = 2;
    private static final int ALL_SUBLINK = 1;
    private static final long TOP_MAX = 100;

    private RowRules() {}

    private static boolean limited(Scope scope) {
        return scope.query().node("limitCount").is("CONST")
                || scope.query().node("limitCount").is("FUNCEXPR");
    }

    private static long limit(Scope scope) {
        return TreeParts.within(scope.query().node("limitCount")).stream()
                .filter(n -> n.is("CONST"))
                .mapToLong(n -> n.constant().orElse(Long.MAX_VALUE))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean oneRow(Scope scope) {
        return scope.query().truth("hasAggs") && scope.groups().isEmpty();
    }

    /// Some rows, but which?
    static void limitWithoutOrder(Scope scope, LintContext context, Consumer<LintFinding> found) {
        if (limited(scope)
                && !scope.query().has("sortClause")
                && !scope.inExists()
                && !oneRow(scope)
                && limit(scope) > 0
                && !scope.sources().isEmpty()) {
            found.accept(LintFinding.caveat(
                    "limit_without_order",
                    "LIMIT without ORDER BY takes any rows, not the same ones each time",
                    "add ORDER BY"));
        }
    }

    /// The row after the last may be as large.
    static void ties(Scope scope, LintContext context, Consumer<LintFinding> found) {
        if (!limited(scope)
                || scope.orders().isEmpty()
                || limit(scope) > TOP_MAX
                || scope.query().number("limitOption") != 0
                || unique(scope, context)) {
            return;
        }
        found.accept(LintFinding.caveat(
                "top_n_ties",
                "Rows with the same value as the last one shown may be missing",
                "use FETCH FIRST n ROWS WITH TIES, or order by a key, too"));
    }

    private static boolean unique(Scope scope, LintContext context) {
        var orders = scope.orders();
        if (!scope.groups().isEmpty()) {
            return orders.containsAll(scope.groups());
        }
        var sources = scope.sources();
        if (sources.size() != 1) {
            return false;
        }
        var columns = new HashSet<Integer>();
        orders.stream().filter(o -> o.is("VAR")).forEach(o -> scope.place(o).ifPresent(p -> columns.add(p.column())));
        return new UniqueKeys(scope, context).of(sources.getFirst()).stream().anyMatch(columns::containsAll);
    }

    /// NOT IN a list with a NULL is never true.
    static void notInNulls(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var node : scope.nodes()) {
            boolean not = node.is("BOOLEXPR") && node.text("boolop").equals("not");
            if (not
                    && node.nodes("args").getFirst().is("SUBLINK")
                    && node.nodes("args").getFirst().number("subLinkType") == ANY_SUBLINK) {
                nulls(scope, node.nodes("args").getFirst(), context, found);
            }
            if (node.is("SUBLINK")
                    && node.number("subLinkType") == ALL_SUBLINK
                    && context.name(node.node("testexpr")).endsWith("ne")) {
                nulls(scope, node, context, found);
            }
        }
    }

    private static void nulls(Scope scope, Node link, LintContext context, Consumer<LintFinding> found) {
        var inner = scope.sublink(link);
        var expression = inner.flatMap(s -> s.output(1)).map(TreeParts::stripped);
        if (expression.isEmpty()) {
            return;
        }
        var place = inner.get().base(inner.get().plain(expression.get()));
        boolean optional = inner.get()
                .place(expression.get())
                .filter(p -> JoinRules.optional(p.scope()).contains(p.source()))
                .isPresent();
        boolean nullable =
                place.flatMap(context::column).map(TableFacts.Column::nullable).orElse(false);
        boolean excluded = inner.get().where().stream()
                .filter(c -> !(c.is("NULLTEST") && c.number("nulltesttype") == 0) && !c.is("BOOLEXPR"))
                .flatMap(c -> inner.get().places(c).stream())
                .anyMatch(p ->
                        inner.get().place(expression.get()).filter(p::equals).isPresent());
        if ((nullable || optional) && !excluded) {
            found.accept(LintFinding.wrong(
                    "not_in_nulls",
                    "NOT IN is true for no row as soon as "
                            + place.map(context::named).orElse("the list")
                            + " is empty once",
                    "use NOT EXISTS, or add IS NOT NULL"));
        }
    }

    /// Nothing equals NULL.
    static void equalsNull(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var node : scope.nodes()) {
            boolean nothing = node.is("OPEXPR")
                    && context.name(node).matches(".*(eq|ne|lt|le|gt|ge)$")
                    && node.nodes("args").stream()
                            .map(TreeParts::stripped)
                            .anyMatch(a -> a.is("CONST") && a.truth("constisnull"));
            if (nothing) {
                found.accept(LintFinding.wrong(
                        "equals_null", "A comparison with NULL is never true", "write IS NULL or IS NOT NULL"));
                return;
            }
        }
    }

    static List<LintRule> all() {
        return List.of(RowRules::limitWithoutOrder, RowRules::ties, RowRules::notInNulls, RowRules::equalsNull);
    }
}
