package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Aggregates and divisions that mislead whatever the tables mean.
final class AggregateRules {
    private static final Set<String> INTEGER_DIVISIONS = Set.of(
            "int2div", "int4div", "int8div", "int24div", "int42div", "int28div", "int82div", "int48div", "int84div");

    private AggregateRules() {}

    static Stream<Node> calls(Scope scope, LintContext context, Set<String> names) {
        return scope.aggregates().stream().filter(a -> names.contains(context.name(a)));
    }

    private static Optional<Scope.Place> column(Scope scope, Node aggregate) {
        return aggregate.nodes("args").stream()
                .map(a -> TreeParts.stripped(a.node("expr")))
                .filter(e -> e.is("VAR"))
                .findFirst()
                .flatMap(scope::base);
    }

    /// AVG leaves out rows without a value.
    static void averageOverNulls(Scope scope, LintContext context, Consumer<LintFinding> found) {
        calls(scope, context, Set.of("avg"))
                .filter(a -> !a.has("aggfilter"))
                .forEach(average -> column(scope, average)
                        .filter(p -> nullable(scope, context, p))
                        .ifPresent(p -> found.accept(LintFinding.caveat(
                                "avg_over_nulls",
                                "The average leaves out rows in which " + context.named(p) + " is empty",
                                "say so, or use coalesce where empty means zero"))));
    }

    private static boolean nullable(Scope scope, LintContext context, Scope.Place place) {
        boolean free = context.column(place).map(TableFacts.Column::nullable).orElse(false);
        return free
                && Stream.concat(scope.conditions().stream(), place.scope().conditions().stream())
                        .filter(c -> !c.is("BOOLEXPR"))
                        .filter(c -> !(c.is("NULLTEST") && c.number("nulltesttype") == 0))
                        .flatMap(c -> TreeParts.within(c).stream())
                        .filter(n -> n.is("VAR"))
                        .noneMatch(n -> Stream.of(scope, place.scope())
                                .anyMatch(s -> n.number("varno") >= 1
                                        && n.number("varno")
                                                <= s.query().nodes("rtable").size()
                                        && s.base(n).filter(place::equals).isPresent()));
    }

    /// Whole numbers divided give whole numbers.
    static void integerDivision(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var node : scope.nodes()) {
            if (!node.is("OPEXPR") || !INTEGER_DIVISIONS.contains(context.name(node))) {
                continue;
            }
            var right = TreeParts.stripped(node.nodes("args").getLast());
            boolean aggregates = TreeParts.within(node).stream().anyMatch(n -> n.is("AGGREF"));
            if (right.is("CONST")
                    || (right.is("FUNCEXPR") && scope.places(right).isEmpty() && !aggregates)) {
                continue;
            }
            found.accept(
                    aggregates
                            ? LintFinding.wrong(
                                    "integer_division",
                                    "Whole numbers are divided, which cuts off the fraction",
                                    "cast one side to numeric")
                            : LintFinding.caveat(
                                    "integer_division",
                                    "Whole numbers are divided, which cuts off the fraction of each row",
                                    "cast one side to numeric"));
            return;
        }
    }

    /// Equal amounts are no duplicates.
    static void sumDistinct(Scope scope, LintContext context, Consumer<LintFinding> found) {
        calls(scope, context, Set.of("sum", "avg"))
                .filter(a -> a.has("aggdistinct"))
                .findFirst()
                .ifPresent(a -> found.accept(LintFinding.wrong(
                        "sum_distinct",
                        "DISTINCT drops equal amounts of different rows",
                        "remove duplicates of rows by their key instead")));
    }

    /// The average of averages weighs small groups like large ones.
    static void averageOfAverages(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var average : calls(scope, context, Set.of("avg")).toList()) {
            for (var argument : average.nodes("args")) {
                var place = scope.place(TreeParts.stripped(argument.node("expr")));
                var inner = place.flatMap(p -> p.scope().behind(p.source()));
                var expression = inner.flatMap(s -> s.output(place.get().column()));
                boolean averaged = expression.stream()
                        .flatMap(e -> TreeParts.within(e).stream())
                        .anyMatch(n -> n.is("AGGREF") && context.name(n).equals("avg"));
                if (averaged) {
                    found.accept(LintFinding.caveat(
                            "average_of_averages",
                            "The average of averages weighs small groups like large ones",
                            "average the rows, or weigh by their number"));
                    return;
                }
            }
        }
    }

    static List<LintRule> all() {
        return List.of(
                AggregateRules::averageOverNulls,
                AggregateRules::integerDivision,
                AggregateRules::sumDistinct,
                AggregateRules::averageOfAverages);
    }
}
