package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Errors that only those see who know what the tables mean: their filters, units, moments and
/// samples.
final class KnowledgeRules {
    private static final Set<String> TEXT_UNITS =
            Set.of("currency", "currency_code", "unit", "units", "uom", "unit_of_measure");

    /// The first and last of anything: a day to count from, mostly.
    private static final Set<String> EXTREMES = Set.of("min", "max");

    private static final Pattern AMOUNT = Pattern.compile(
            ".*(amount|price|revenue|total|value|cost|fee|mrr|arr|balance|net|gross|discount|tax|paid|weight|length|volume|distance|size).*");

    private KnowledgeRules() {}

    /// Whether the query picks or separates rows by a column: in a condition, a filter, a group, a
    /// case.
    private static boolean mentions(Scope scope, LintContext context, Scope.Place of, String column) {
        return scope.all().stream()
                .flatMap(s -> picking(s).flatMap(v -> s.base(v).stream()))
                .anyMatch(p -> same(p, of)
                        && context.column(p)
                                .map(TableFacts.Column::name)
                                .orElse("")
                                .equals(column));
    }

    private static Stream<Node> picking(Scope scope) {
        var inside = scope.nodes().stream()
                .flatMap(n -> n.is("CASE") || n.is("CASEEXPR") ? Stream.of(n) : Stream.of(n.node("aggfilter")));
        return Stream.of(
                        scope.conditions().stream(),
                        scope.groups().stream(),
                        scope.query().nodes("havingQual").stream(),
                        inside)
                .flatMap(nodes -> nodes)
                .flatMap(n -> TreeParts.within(n).stream())
                .filter(n -> n.is("VAR"));
    }

    private static boolean same(Scope.Place one, Scope.Place other) {
        return one.scope().equals(other.scope()) && one.source() == other.source();
    }

    /// A table that is always read under a condition.
    static void mandatoryFilter(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (int source : scope.sources()) {
            var table = context.tables().get(scope.source(source).oid("relid"));
            var filter = table == null ? "" : context.business().mandatoryFilter(table.qualified());
            boolean extremes = !scope.aggregates().isEmpty()
                    && scope.aggregates().stream().allMatch(a -> EXTREMES.contains(context.name(a)));
            if (table == null || filter.isEmpty() || extremes) {
                continue;
            }
            var of = new Scope.Place(scope, source, 1);
            boolean met = table.columns().values().stream()
                    .map(TableFacts.Column::name)
                    .filter(c -> filter.matches("(?is).*\\b" + Pattern.quote(c) + "\\b.*"))
                    .anyMatch(c -> mentions(scope.root(), context, of, c));
            if (!met) {
                boolean adds = scope.root().all().stream()
                        .anyMatch(s -> !s.aggregates().isEmpty());
                found.accept(
                        adds
                                ? LintFinding.wrong(
                                        "mandatory_filter",
                                        table.name() + " is read without its mandatory filter: " + filter,
                                        "add: " + filter)
                                : LintFinding.caveat(
                                        "mandatory_filter",
                                        "Rows are listed that the filter of " + table.name() + " leaves out: " + filter,
                                        "add: " + filter));
            }
        }
    }

    /// Amounts of several currencies or units in one sum.
    static void mixedUnits(Scope scope, LintContext context, Consumer<LintFinding> found) {
        summed(scope, context, Set.of("sum", "avg")).forEach(p -> mixed(scope, context, p, found));
    }

    private static void mixed(Scope scope, LintContext context, Scope.Place place, Consumer<LintFinding> found) {
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
                        name + " is added up over all values of " + table.get().name() + "." + unit.name();
                var hint = "group by " + unit.name() + ", or convert first";
                found.accept(
                        values.isEmpty()
                                ? LintFinding.caveat("mixed_units", message, hint)
                                : LintFinding.wrong(
                                        "mixed_units", message + " (" + String.join(", ", values) + ")", hint));
                return;
            }
        }
    }

    /// What holds at a moment, added up over time.
    static void stateSummed(Scope scope, LintContext context, Consumer<LintFinding> found) {
        summed(scope, context, Set.of("sum")).forEach(p -> state(scope, context, p, found));
    }

    private static void state(Scope scope, LintContext context, Scope.Place place, Consumer<LintFinding> found) {
        var table = context.table(place).map(TableFacts::qualified).orElse("");
        var name = context.column(place).map(TableFacts.Column::name).orElse("");
        for (var state : context.business().states(table)) {
            boolean picked = state.times().stream().anyMatch(t -> mentions(scope.root(), context, place, t));
            if (state.column().equals(name) && !picked) {
                found.accept(LintFinding.wrong(
                        "state_summed",
                        name + " holds at a moment, but is added up over all times",
                        "pick a moment with " + String.join(" and ", state.times())));
                return;
            }
        }
    }

    /// The columns behind what these functions aggregate.
    private static Stream<Scope.Place> summed(Scope scope, LintContext context, Set<String> functions) {
        return AggregateRules.calls(scope, context, functions)
                .flatMap(sum -> sum.nodes("args").stream())
                .flatMap(argument -> TreeParts.within(argument).stream())
                .filter(node -> node.is("VAR"))
                .flatMap(node -> scope.base(node).stream());
    }

    /// Totals of a sample.
    static void sampled(Scope scope, LintContext context, Consumer<LintFinding> found) {
        boolean adds =
                AggregateRules.calls(scope, context, Set.of("sum", "count")).anyMatch(a -> !scaled(scope, a));
        for (int source : scope.sources()) {
            var table = context.tables().get(scope.source(source).oid("relid"));
            boolean sample = scope.source(source).has("tablesample")
                    || (table != null && context.business().sampled(table.qualified()));
            if (adds && sample) {
                found.accept(LintFinding.wrong(
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
                .flatMap(n -> TreeParts.within(n).stream())
                .anyMatch(aggregate::equals);
    }

    static List<LintRule> all() {
        return List.of(
                KnowledgeRules::mandatoryFilter,
                KnowledgeRules::mixedUnits,
                KnowledgeRules::stateSummed,
                KnowledgeRules::sampled);
    }
}
