package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Joins that multiply rows, and outer joins that are none.
final class JoinRules {
    private static final Set<String> ADDING =
            Set.of("sum", "avg", "count", "stddev", "variance", "stddev_samp", "var_samp", "percentile_cont");
    private static final int LEFT = 1;
    private static final int RIGHT = 3;

    private JoinRules() {}

    /// A sum, a count or an average over rows that another source of the join repeats.
    static void fanOut(Scope scope, LintContext context, Consumer<LintFinding> found) {
        var keys = new UniqueKeys(scope, context);
        var sources = scope.sources();
        for (var aggregate : scope.aggregates()) {
            if (sources.size() < 2
                    || !ADDING.contains(context.name(aggregate))
                    || aggregate.has("aggdistinct")
                    || aggregate.truth("aggstar")) {
                continue;
            }
            var over = new TreeSet<Integer>();
            aggregate.nodes("args").forEach(a -> over.addAll(keys.sources(a)));
            var fixed = keys.fixedBy(over);
            for (int other : sources) {
                if (!over.isEmpty() && !fixed.contains(other) && keys.tied(other)) {
                    found.accept(fanOut(scope, aggregate, other, context, keys));
                    return;
                }
            }
        }
    }

    private static LintFinding fanOut(Scope scope, Node aggregate, int other, LintContext context, UniqueKeys keys) {
        var name = scope.source(other).node("eref").text("aliasname");
        var call = context.name(aggregate).toUpperCase(java.util.Locale.ROOT);
        boolean known = !keys.of(other).isEmpty() || scope.source(other).number("rtekind") == Scope.FUNCTION;
        return known
                ? LintFinding.wrong(
                        "fan_out",
                        call + " counts rows several times: each can match several rows of " + name,
                        "aggregate " + name + " by the join's columns first, or use EXISTS")
                : LintFinding.caveat(
                        "fan_out",
                        call
                                + " counts rows several times where several rows of "
                                + name
                                + " match; no unique key of it is known",
                        "aggregate " + name + " by the join's columns first, or use EXISTS");
    }

    /// Two sources with nothing between them.
    static void cartesian(Scope scope, LintContext context, Consumer<LintFinding> found) {
        var keys = new UniqueKeys(scope, context);
        var sources = scope.sources();
        if (sources.size() < 2 || scope.aggregates().isEmpty()) {
            return;
        }
        for (int source : sources) {
            boolean one = keys.of(source).contains(Set.<Integer>of());
            boolean table = scope.source(source).number("rtekind") == Scope.RELATION;
            if (table
                    && !one
                    && !keys.tied(source)
                    && !scope.source(source).truth("lateral")
                    && sources.stream()
                            .anyMatch(o -> o != source && scope.source(o).number("rtekind") == Scope.RELATION)) {
                found.accept(LintFinding.wrong(
                        "cartesian_product",
                        "Every row of "
                                + scope.source(source).node("eref").text("aliasname")
                                + " is paired with every row of the others",
                        "add the condition that joins them"));
                return;
            }
        }
    }

    /// A condition in WHERE that no row meets that the outer join added.
    static void outerUndone(Scope scope, LintContext context, Consumer<LintFinding> found) {
        var optional = optional(scope);
        for (var condition : scope.where()) {
            boolean strict = condition.is("OPEXPR") || condition.is("SCALARARRAYOPEXPR");
            if (!strict) {
                continue;
            }
            for (var node : strictly(condition)) {
                var place = scope.place(node);
                if (place.isPresent()
                        && node.number("varlevelsup") == 0
                        && optional.contains(place.get().source())) {
                    found.accept(LintFinding.caveat(
                            "outer_join_undone",
                            "The condition on "
                                    + context.named(place.get())
                                    + " leaves out the rows without a match, so the outer join is an inner one",
                            "move the condition into ON, or write JOIN"));
                    return;
                }
            }
        }
    }

    /// Variables whose NULL makes the whole expression NULL.
    private static Set<Node> strictly(Node expression) {
        var found = new HashSet<Node>();
        var waiting = new ArrayList<Node>();
        waiting.add(expression);
        for (int i = 0; i < waiting.size(); i++) {
            var node = waiting.get(i);
            if (node.is("VAR")) {
                found.add(node);
            }
            boolean through = node.is("OPEXPR")
                    || node.is("SCALARARRAYOPEXPR")
                    || node.is("RELABELTYPE")
                    || node.is("COERCEVIAIO");
            if (through) {
                waiting.addAll(node.nodes("args"));
                waiting.add(node.node("arg"));
            }
        }
        return found;
    }

    /// Sources whose columns are NULL where there is no match.
    static Set<Integer> optional(Scope scope) {
        var optional = new TreeSet<Integer>();
        for (var join : scope.joins()) {
            int kind = join.number("jointype");
            if (kind == LEFT || kind == 2) {
                optional.addAll(TreeParts.sources(join.node("rarg")));
            }
            if (kind == RIGHT || kind == 2) {
                optional.addAll(TreeParts.sources(join.node("larg")));
            }
        }
        return optional;
    }

    /// `count(*)` by groups of an outer join says 1 where nothing matches.
    static void countStar(Scope scope, LintContext context, Consumer<LintFinding> found) {
        var optional = optional(scope);
        boolean star = scope.aggregates().stream()
                .anyMatch(a -> a.truth("aggstar")
                        && !a.has("aggfilter")
                        && context.name(a).equals("count"));
        if (!star || optional.isEmpty() || scope.groups().isEmpty()) {
            return;
        }
        boolean byOptional = scope.groups().stream()
                .flatMap(g -> scope.places(g).stream())
                .anyMatch(p -> optional.contains(p.source()));
        boolean excluded = scope.where().stream()
                .flatMap(w -> scope.places(w).stream())
                .anyMatch(p -> optional.contains(p.source()));
        if (!byOptional && !excluded) {
            found.accept(LintFinding.wrong(
                    "count_star_outer_join",
                    "count(*) says 1 where the outer join finds no match",
                    "count a column of the joined table, such as its key"));
        }
    }
}
