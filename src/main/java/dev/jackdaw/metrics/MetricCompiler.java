package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SqlText.clause;
import static dev.jackdaw.metrics.SqlText.indent;
import static dev.jackdaw.metrics.SqlText.list;
import static dev.jackdaw.metrics.SqlText.literal;
import static dev.jackdaw.metrics.SqlText.name;
import static dev.jackdaw.metrics.SqlText.names;
import static dev.jackdaw.metrics.SqlText.nested;
import static dev.jackdaw.metrics.SqlText.periodRow;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.metrics.MetricParts.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compiles a question about a governed metric to one SQL statement. Pure: it reads nothing and
/// runs nothing.
final class MetricCompiler {
    /// The row that an explanation begins with: the metric itself, in no part of it.
    static final String TOTAL = "total";

    private static final String ALL = "all";
    private static final int MOVERS_MAX = 12;
    private final MetricDefinition metric;
    private final List<MetricDimension> dimensions;
    private final List<String> split;
    private final MetricQuery query;
    private final Timeframe time;
    private final MetricParts parts;

    MetricCompiler(MetricDefinition metric, List<MetricDimension> dimensions, MetricQuery query, Timeframe time) {
        this.metric = metric;
        this.dimensions = dimensions;
        this.split = dimensions.stream().map(MetricDimension::name).toList();
        this.query = query;
        this.time = time;
        // A share is of the whole: there, a filter on the split itself only chooses what is shown
        // of it.
        var inner = query.filters().stream()
                .filter(f -> !query.share() || !onSplit(f))
                .toList();
        this.parts = new MetricParts(metric, dimensions, inner);
    }

    private boolean onSplit(MetricQuery.Filter filter) {
        return metric.dimension(filter.dimension()).map(dimensions::contains).orElse(false);
    }

    /// The statement.
    String compile() {
        if (time.previous().isPresent()) {
            return compared(time.previous().get());
        }
        return time.grain().isPresent() ? series(time.grain().get().word()) : single();
    }

    /// The statement that says what share of the rows the measure speaks for.
    Optional<String> coverage() {
        return parts.coverage(Bounds.of(time.range()));
    }

    /// One value, or one a group.
    private String single() {
        var values = parts.select(Bounds.of(time.range()));
        var rank = query.rank();
        if (rank == null && !query.share()) {
            return "SELECT "
                    + list(with(names(split), "value AS " + name(metric.name())))
                    + "\nFROM "
                    + nested(values, "v")
                    + clause("ORDER BY", ", ", names(split));
        }
        var extras = new ArrayList<String>(List.of("*"));
        if (query.share()) {
            extras.add("ROUND(value / NULLIF(SUM(value) OVER (), 0), 4) AS share");
        }
        if (rank != null) {
            extras.add("RANK() OVER (ORDER BY value " + direction(rank) + ") AS place");
        }
        var columns = with(names(split), "value AS " + name(metric.name()));
        var conditions = new ArrayList<String>();
        if (query.share()) {
            columns.add("share");
            query.filters().stream().filter(this::onSplit).forEach(f -> conditions.add(shown(f)));
        }
        var order = new ArrayList<String>();
        if (rank != null) {
            conditions.add("place <= " + rank.limit());
            order.add("place");
        }
        order.addAll(names(split));
        return "SELECT "
                + list(columns)
                + "\nFROM "
                + nested("SELECT " + list(extras) + "\nFROM " + nested(values, "v"), "r")
                + clause("WHERE", " AND ", conditions)
                + clause("ORDER BY", ", ", order);
    }

    private String shown(MetricQuery.Filter filter) {
        var dimension = metric.dimension(filter.dimension()).orElseThrow();
        return MetricParts.chosen(name(dimension.name()) + "::text", filter);
    }

    private static String direction(MetricQuery.Rank rank) {
        return rank.descending() ? "DESC NULLS LAST" : "ASC NULLS LAST";
    }

    /// One value a period, or one a group and period.
    private String series(String unit) {
        var columns = new ArrayList<>(List.of("period.starts AS " + name(unit)));
        columns.addAll(names("v", split));
        columns.add("v.value AS " + name(metric.name()));
        if (!query.compare().isEmpty()) {
            var partition = clause("PARTITION BY", ", ", names("v", split)).strip();
            var before = "LAG(v.value) OVER (" + (partition + " ORDER BY period.starts").strip() + ")";
            columns.add("v.value - " + before + " AS change");
            columns.add(ratio("v.value - " + before, before) + " AS change_pct");
        }
        var periods = time.periods().stream().map(p -> periodRow("", p)).collect(Collectors.joining(",\n"));
        var order = new ArrayList<>(List.of("period.starts"));
        order.addAll(names("v", split));
        var all = "WITH period (starts, ends) AS (\n  VALUES\n"
                + periods
                + "\n)\nSELECT "
                + list(columns)
                + "\nFROM period\nCROSS JOIN LATERAL "
                + nested(parts.select(Bounds.columns()), "v");
        var rank = query.rank();
        return rank == null
                ? all + clause("ORDER BY", ", ", order)
                : all + "\nORDER BY v.value " + direction(rank) + "\nFETCH FIRST " + rank.limit() + " ROWS WITH TIES";
    }

    /// Now and before side by side, a row a group where the question splits.
    private String compared(DateRange previous) {
        boolean overAll = query.why() && dimensions.isEmpty();
        var sides = overAll
                ? Stream.concat(
                                Stream.of(totalSides()),
                                metric.source().dimensions().stream().map(this::sidesOf))
                        .collect(Collectors.joining("\nUNION ALL\n"))
                : sides(parts, names("v", split), names("v", split));
        var columns = overAll ? new ArrayList<>(List.of("dimension", "item")) : new ArrayList<>(names(split));
        columns.add("now_value AS " + name(metric.name()));
        columns.add("before_value AS previous");
        columns.add("now_value - before_value AS change");
        if (query.why() && metric.sum().additive()) {
            var part = "SUM(now_value - before_value) OVER (" + (overAll ? "PARTITION BY dimension" : "") + ")";
            columns.add(ratio("now_value - before_value", part) + " AS contribution");
        } else if (!query.why()) {
            columns.add(ratio("now_value - before_value", "before_value") + " AS change_pct");
        }
        return "WITH period (side, starts, ends) AS (\n  VALUES\n"
                + periodRow("'now', ", time.range())
                + ",\n"
                + periodRow("'before', ", previous)
                + "\n),\nsides AS (\n"
                + indent(sides)
                + "\n)\nSELECT "
                + list(columns)
                + "\nFROM sides"
                + comparedOrder(overAll);
    }

    private String comparedOrder(boolean overAll) {
        var rank = query.rank();
        if (rank != null) {
            return "\nORDER BY now_value - before_value "
                    + direction(rank)
                    + "\nFETCH FIRST "
                    + rank.limit()
                    + " ROWS WITH TIES";
        }
        if (query.why()) {
            // A ratio has no value where it has no rows.
            return "\nORDER BY "
                    + (overAll ? "dimension = " + literal(TOTAL) + " DESC, " : "")
                    + "abs(now_value - before_value) DESC"
                    + (metric.sum().additive() ? "" : " NULLS LAST")
                    + (overAll
                            ? ", dimension, item\nFETCH FIRST " + (MOVERS_MAX + 1) + " ROWS ONLY"
                            : names(split).stream().map(n -> ", " + n).collect(Collectors.joining()));
        }
        return clause("ORDER BY", ", ", names(split));
    }

    /// Both sides of the metric itself: what its parts are parts of.
    private String totalSides() {
        return sides(
                new MetricParts(metric, List.of(), query.filters()),
                List.of(literal(TOTAL) + " AS dimension", literal(ALL) + " AS item"),
                List.of());
    }

    /// Both sides by one dimension, as rows that name it. Within a dimension, contributions add up
    /// to the change.
    private String sidesOf(MetricDimension dimension) {
        var alone = new MetricParts(metric, List.of(dimension), query.filters());
        var value = "v." + name(dimension.name());
        return sides(
                alone, List.of(literal(dimension.name()) + " AS dimension", value + "::text AS item"), List.of(value));
    }

    /// A group that is missing on one side counts as empty there.
    private String sides(MetricParts of, List<String> lead, List<String> groups) {
        var columns = new ArrayList<>(lead);
        columns.add(side("now"));
        columns.add(side("before"));
        return "SELECT "
                + list(columns)
                + "\nFROM period\nCROSS JOIN LATERAL "
                + nested(of.select(Bounds.columns()), "v")
                + clause("GROUP BY", ", ", groups);
    }

    private String side(String side) {
        var value = "MAX(v.value) FILTER (WHERE period.side = " + literal(side) + ")";
        return (metric.sum().empty().isEmpty()
                        ? value
                        : "COALESCE(" + value + ", " + metric.sum().empty() + ")")
                + " AS "
                + side
                + "_value";
    }

    private static String ratio(String part, String whole) {
        return "ROUND((" + part + ")::numeric / NULLIF(" + whole + ", 0), 4)";
    }

    private static List<String> with(List<String> names, String more) {
        var all = new ArrayList<>(names);
        all.add(more);
        return all;
    }
}
