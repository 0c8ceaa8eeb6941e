package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Aggregates that add up, average or divide what they should not.
final class Measures {
    private static final Set<String> INTEGER_DIVISIONS =
            Set.of(
                    "int2div",
                    "int4div",
                    "int8div",
                    "int24div",
                    "int42div",
                    "int28div",
                    "int82div",
                    "int48div",
                    "int84div");
    private static final Set<String> TEXT_UNITS =
            Set.of("currency", "currency_code", "unit", "units", "uom", "unit_of_measure");

    /// The first and last of anything: a day to count from, mostly.
    private static final Set<String> EXTREMES = Set.of("min", "max");

    private static final Pattern AMOUNT =
            Pattern.compile(
                    ".*(amount|price|revenue|total|value|cost|fee|mrr|arr|balance|net|gross|discount|tax|paid|weight|length|volume|distance|size).*");

    private Measures() {}

    private static Stream<Node> calls(Scope scope, LintContext context, Set<String> names) {
        return scope.aggregates().stream().filter(a -> names.contains(context.name(a)));
    }

    private static Optional<Scope.Place> column(Scope scope, Node aggregate) {
        return aggregate.nodes("args").stream()
                .map(a -> Scope.stripped(a.node("expr")))
                .filter(e -> e.is("VAR"))
                .findFirst()
                .flatMap(scope::base);
    }

    /// Whether the query picks or separates rows by a column: in a condition, a filter, a group, a
    /// case.
    private static boolean mentions(
            Scope scope, LintContext context, Scope.Place of, String column) {
        return scope.all().stream()
                .flatMap(s -> picking(s).flatMap(v -> s.base(v).stream()))
                .anyMatch(
                        p ->
                                same(p, of)
                                        && context.column(p)
                                                .map(TableFacts.Column::name)
                                                .orElse("")
                                                .equals(column));
    }

    private static Stream<Node> picking(Scope scope) {
        var inside =
                scope.nodes().stream()
                        .flatMap(
                                n ->
                                        n.is("CASE") || n.is("CASEEXPR")
                                                ? Stream.of(n)
                                                : Stream.of(n.node("aggfilter")));
        return Stream.of(
                        scope.conditions().stream(),
                        scope.groups().stream(),
                        scope.query().nodes("havingQual").stream(),
                        inside)
                .flatMap(nodes -> nodes)
                .flatMap(n -> Scope.within(n).stream())
                .filter(n -> n.is("VAR"));
    }

    private static boolean same(Scope.Place one, Scope.Place other) {
        return one.scope().equals(other.scope()) && one.source() == other.source();
    }

    /// AVG leaves out rows without a value.
    static void averageOverNulls(Scope scope, LintContext context, Consumer<LintFinding> found) {
        calls(scope, context, Set.of("avg"))
                .filter(a -> !a.has("aggfilter"))
                .forEach(
                        average ->
                                column(scope, average)
                                        .filter(p -> nullable(scope, context, p))
                                        .ifPresent(
                                                p ->
                                                        found.accept(
                                                                LintFinding.caveat(
                                                                        "avg_over_nulls",
                                                                        "The average leaves out"
                                                                                + " rows in which "
                                                                                + context.named(p)
                                                                                + " is empty",
                                                                        "say so, or use coalesce"
                                                                            + " where empty means"
                                                                            + " zero"))));
    }

    private static boolean nullable(Scope scope, LintContext context, Scope.Place place) {
        boolean free = context.column(place).map(TableFacts.Column::nullable).orElse(false);
        return free
                && Stream.concat(scope.conditions().stream(), place.scope().conditions().stream())
                        .filter(c -> !c.is("BOOLEXPR"))
                        .filter(c -> !(c.is("NULLTEST") && c.number("nulltesttype") == 0))
                        .flatMap(c -> Scope.within(c).stream())
                        .filter(n -> n.is("VAR"))
                        .noneMatch(
                                n ->
                                        Stream.of(scope, place.scope())
                                                .anyMatch(
                                                        s ->
                                                                n.number("varno") >= 1
                                                                        && n.number("varno")
                                                                                <= s.query()
                                                                                        .nodes(
                                                                                                "rtable")
                                                                                        .size()
                                                                        && s.base(n)
                                                                                .filter(
                                                                                        place
                                                                                                ::equals)
                                                                                .isPresent()));
    }

    /// Whole numbers divided give whole numbers.
    static void integerDivision(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var node : scope.nodes()) {
            if (!node.is("OPEXPR") || !INTEGER_DIVISIONS.contains(context.name(node))) {
                continue;
            }
            var right = Scope.stripped(node.nodes("args").getLast());
            boolean aggregates = Scope.within(node).stream().anyMatch(n -> n.is("AGGREF"));
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
                                    "Whole numbers are divided, which cuts off the fraction of each"
                                            + " row",
                                    "cast one side to numeric"));
            return;
        }
    }

    /// A table that is always read under a condition.
    static void mandatoryFilter(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (int source : scope.sources()) {
            var table = context.tables().get(scope.source(source).oid("relid"));
            var filter = table == null ? "" : context.business().mandatoryFilter(table.qualified());
            boolean extremes =
                    !scope.aggregates().isEmpty()
                            && scope.aggregates().stream()
                                    .allMatch(a -> EXTREMES.contains(context.name(a)));
            if (table == null || filter.isEmpty() || extremes) {
                continue;
            }
            var of = new Scope.Place(scope, source, 1);
            boolean met =
                    table.columns().values().stream()
                            .map(TableFacts.Column::name)
                            .filter(c -> filter.matches("(?is).*\\b" + Pattern.quote(c) + "\\b.*"))
                            .anyMatch(c -> mentions(scope.root(), context, of, c));
            if (!met) {
                boolean adds = scope.root().all().stream().anyMatch(s -> !s.aggregates().isEmpty());
                found.accept(
                        adds
                                ? LintFinding.wrong(
                                        "mandatory_filter",
                                        table.name()
                                                + " is read without its mandatory filter: "
                                                + filter,
                                        "add: " + filter)
                                : LintFinding.caveat(
                                        "mandatory_filter",
                                        "Rows are listed that the filter of "
                                                + table.name()
                                                + " leaves out: "
                                                + filter,
                                        "add: " + filter));
            }
        }
    }

    /// Amounts of several currencies or units in one sum.
    static void mixedUnits(Scope scope, LintContext context, Consumer<LintFinding> found) {
        calls(scope, context, Set.of("sum", "avg"))
                .forEach(
                        sum -> {
                            for (var arg : sum.nodes("args")) {
                                for (var node : Scope.within(arg)) {
                                    if (node.is("VAR")) {
                                        scope.base(node)
                                                .ifPresent(p -> mixed(scope, context, p, found));
                                    }
                                }
                            }
                        });
    }

    private static void mixed(
            Scope scope, LintContext context, Scope.Place place, Consumer<LintFinding> found) {
        var table = context.table(place);
        var name = context.column(place).map(TableFacts.Column::name).orElse("");
        if (table.isEmpty() || !AMOUNT.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return;
        }
        for (var unit : table.get().columns().values()) {
            var values = context.business().values(table.get().qualified(), unit.name());
            if (TEXT_UNITS.contains(unit.name().toLowerCase(Locale.ROOT))
                    && values.size() != 1
                    && !mentions(scope.root(), context, place, unit.name())) {
                var message =
                        name
                                + " is added up over all values of "
                                + table.get().name()
                                + "."
                                + unit.name();
                var hint = "group by " + unit.name() + ", or convert first";
                found.accept(
                        values.isEmpty()
                                ? LintFinding.caveat("mixed_units", message, hint)
                                : LintFinding.wrong(
                                        "mixed_units",
                                        message + " (" + String.join(", ", values) + ")",
                                        hint));
                return;
            }
        }
    }

    /// What holds at a moment, added up over time.
    static void stateSummed(Scope scope, LintContext context, Consumer<LintFinding> found) {
        calls(scope, context, Set.of("sum"))
                .forEach(
                        sum -> {
                            for (var arg : sum.nodes("args")) {
                                for (var node : Scope.within(arg)) {
                                    if (node.is("VAR")) {
                                        scope.base(node)
                                                .ifPresent(p -> state(scope, context, p, found));
                                    }
                                }
                            }
                        });
    }

    private static void state(
            Scope scope, LintContext context, Scope.Place place, Consumer<LintFinding> found) {
        var table = context.table(place).map(TableFacts::qualified).orElse("");
        var name = context.column(place).map(TableFacts.Column::name).orElse("");
        for (var state : context.business().states(table)) {
            boolean picked =
                    state.times().stream().anyMatch(t -> mentions(scope.root(), context, place, t));
            if (state.column().equals(name) && !picked) {
                found.accept(
                        LintFinding.wrong(
                                "state_summed",
                                name + " holds at a moment, but is added up over all times",
                                "pick a moment with " + String.join(" and ", state.times())));
                return;
            }
        }
    }

    /// Totals of a sample.
    static void sampled(Scope scope, LintContext context, Consumer<LintFinding> found) {
        boolean adds =
                calls(scope, context, Set.of("sum", "count")).anyMatch(a -> !scaled(scope, a));
        for (int source : scope.sources()) {
            var table = context.tables().get(scope.source(source).oid("relid"));
            boolean sample =
                    scope.source(source).has("tablesample")
                            || (table != null && context.business().sampled(table.qualified()));
            if (adds && sample) {
                found.accept(
                        LintFinding.wrong(
                                "sampled_total",
                                "A total over a sample of "
                                        + scope.source(source).node("eref").text("aliasname")
                                        + " is not the total",
                                "scale it up, use shares or averages, or read the whole table"));
                return;
            }
        }
    }

    private static boolean scaled(Scope scope, Node aggregate) {
        return scope.nodes().stream()
                .filter(n -> n.is("OPEXPR"))
                .flatMap(n -> Scope.within(n).stream())
                .anyMatch(aggregate::equals);
    }

    /// Equal amounts are no duplicates.
    static void sumDistinct(Scope scope, LintContext context, Consumer<LintFinding> found) {
        calls(scope, context, Set.of("sum", "avg"))
                .filter(a -> a.has("aggdistinct"))
                .findFirst()
                .ifPresent(
                        a ->
                                found.accept(
                                        LintFinding.wrong(
                                                "sum_distinct",
                                                "DISTINCT drops equal amounts of different rows",
                                                "remove duplicates of rows by their key instead")));
    }

    /// The average of averages weighs small groups like large ones.
    static void averageOfAverages(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var average : calls(scope, context, Set.of("avg")).toList()) {
            for (var argument : average.nodes("args")) {
                var place = scope.place(Scope.stripped(argument.node("expr")));
                var inner = place.flatMap(p -> p.scope().behind(p.source()));
                var expression = inner.flatMap(s -> s.output(place.get().column()));
                boolean averaged =
                        expression.stream()
                                .flatMap(e -> Scope.within(e).stream())
                                .anyMatch(n -> n.is("AGGREF") && context.name(n).equals("avg"));
                if (averaged) {
                    found.accept(
                            LintFinding.caveat(
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
                Measures::averageOverNulls,
                Measures::integerDivision,
                Measures::mandatoryFilter,
                Measures::mixedUnits,
                Measures::stateSummed,
                Measures::sampled,
                Measures::sumDistinct,
                Measures::averageOfAverages);
    }
}
