package dev.jackdaw.warehouse.lint;

import dev.jackdaw.warehouse.tree.Node;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Days, moments and zones.
final class TimeRules {
    private static final Set<Long> MOMENTS = Set.of(LintContext.TIMESTAMP, LintContext.TIMESTAMPTZ);
    private static final Set<Long> DAYS = Set.of(LintContext.DATE, LintContext.TIMESTAMP, LintContext.TIMESTAMPTZ);

    private TimeRules() {}

    private static boolean compares(LintContext context, Node node, String how) {
        var name = context.name(node);
        return node.is("OPEXPR") && (name.endsWith("_" + how) || name.contains("_" + how + "_"));
    }

    /// The last group by time is not over yet.
    static void partialPeriod(Scope scope, LintContext context, Consumer<LintFinding> found) {
        if (scope.aggregates().isEmpty()) {
            return;
        }
        for (var group : scope.groups()) {
            var call = TreeParts.stripped(group);
            if (!call.is("FUNCEXPR") || !context.name(call).equals("date_trunc")) {
                continue;
            }
            var unit = LintContext.textOf(call.nodes("args").getFirst());
            var columns = scope.places(call);
            boolean bounded = scope.conditions().stream()
                    .filter(c -> compares(context, c, "lt") || compares(context, c, "le"))
                    .anyMatch(c -> scope.places(c).stream().anyMatch(columns::contains));
            if (columns.isEmpty() || bounded || unit.equals("day") || unit.equals("hour")) {
                continue;
            }
            var latest = scope.base(variable(call))
                    .flatMap(context::table)
                    .flatMap(t -> context.business().latest(t.qualified()));
            if (latest.isEmpty() || !lastOf(unit, latest.get())) {
                found.accept(LintFinding.caveat(
                        "partial_period",
                        "The last "
                                + unit
                                + " may not be over"
                                + latest.map(d -> ": the data ends on " + d).orElse(""),
                        "leave it out, or say so"));
                return;
            }
        }
    }

    private static Node variable(Node call) {
        return TreeParts.within(call).stream()
                .filter(n -> n.is("VAR"))
                .findFirst()
                .orElse(call);
    }

    private static boolean lastOf(String unit, LocalDate day) {
        var next = day.plusDays(1);
        return switch (unit) {
            case "week" -> next.getDayOfWeek().getValue() == 1;
            case "month" -> next.getDayOfMonth() == 1;
            case "quarter" -> next.getDayOfMonth() == 1 && next.getMonthValue() % 3 == 1;
            case "year" -> next.getDayOfYear() == 1;
            default -> false;
        };
    }

    /// Up to and including midnight: the last day is missing.
    static void untilMidnight(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var condition : scope.conditions()) {
            if (!compares(context, condition, "le")) {
                continue;
            }
            var sides = condition.nodes("args");
            var column = moment(scope, context, sides.getFirst());
            if (column.isPresent() && day(context, sides.getLast())) {
                boolean between = scope.conditions().stream()
                        .filter(c -> compares(context, c, "ge"))
                        .anyMatch(c -> moment(scope, context, c.nodes("args").getFirst())
                                .equals(column));
                var message = "The last day is left out but for midnight: "
                        + context.named(column.get())
                        + " is a moment, compared with a day";
                var hint = "write >= the first day AND < the day after the last";
                found.accept(
                        between
                                ? LintFinding.wrong("between_timestamps", message, hint)
                                : LintFinding.caveat("between_timestamps", message, hint));
                return;
            }
        }
    }

    private static Optional<Scope.Place> moment(Scope scope, LintContext context, Node side) {
        return scope.base(side)
                .filter(p -> context.column(p)
                        .filter(c -> MOMENTS.contains(c.type()))
                        .isPresent());
    }

    private static boolean day(LintContext context, Node side) {
        var node = TreeParts.stripped(side);
        if (node.is("FUNCEXPR") && node.nodes("args").size() == 1) {
            node = node.nodes("args").getFirst();
        }
        boolean today = node.is("SQLVALUEFUNCTION") && node.oid("type") == LintContext.DATE;
        return today || context.midnight(node);
    }

    /// Days of another zone than the company's, and moments without one compared with moments.
    static void zones(Scope scope, LintContext context, Consumer<LintFinding> found) {
        for (var node : scope.nodes()) {
            if (node.is("FUNCEXPR") && context.name(node).equals("timezone")) {
                var zone = TreeParts.stripped(node.nodes("args").getFirst());
                if (zone.is("CONST")
                        && node.nodes("args").size() == 2
                        && moment(scope, context, node.nodes("args").get(1)).isPresent()
                        && !LintContext.textOf(zone)
                                .equalsIgnoreCase(context.zone().getId())) {
                    found.accept(LintFinding.caveat(
                            "time_zone",
                            "Days are those of "
                                    + LintContext.textOf(zone)
                                    + ", not of the company's zone "
                                    + context.zone(),
                            "leave out AT TIME ZONE: the session is in the company's zone"));
                    return;
                }
            }
            var name = context.name(node);
            if (node.is("OPEXPR")
                    && (name.matches("timestamp_(lt|le|eq|ge|gt|ne)_timestamptz")
                            || name.matches("timestamptz_(lt|le|eq|ge|gt|ne)_timestamp"))) {
                found.accept(LintFinding.caveat(
                        "time_zone",
                        "A moment without a zone is compared with one that has a zone",
                        "say which zone the first is in: AT TIME ZONE"));
                return;
            }
        }
    }

    /// A kept statement whose dates don't move.
    static void fixedDates(Scope scope, LintContext context, Consumer<LintFinding> found) {
        if (!context.kept()) {
            return;
        }
        for (var condition : scope.conditions()) {
            boolean fixed = condition.is("OPEXPR")
                    && !scope.places(condition).isEmpty()
                    && TreeParts.within(condition).stream()
                            .anyMatch(
                                    n -> n.is("CONST") && DAYS.contains(n.oid("consttype")) && !n.truth("constisnull"));
            if (fixed) {
                found.accept(LintFinding.caveat(
                        "fixed_date",
                        "The dates are fixed: the statement answers for one period only",
                        "count from CURRENT_DATE, or take the period as an argument"));
                return;
            }
        }
    }

    static List<LintRule> all() {
        return List.of(TimeRules::partialPeriod, TimeRules::untilMidnight, TimeRules::zones, TimeRules::fixedDates);
    }
}
