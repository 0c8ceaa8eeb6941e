package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SqlText.clause;
import static dev.jackdaw.metrics.SqlText.list;
import static dev.jackdaw.metrics.SqlText.literal;
import static dev.jackdaw.metrics.SqlText.name;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The innermost statement: a metric's values within a period, by dimensions and under
/// filters. Dates are whole days: the session's time zone is the company's, so that PostgreSQL
/// compares them rightly with dates and timestamps alike.
record MetricParts(MetricDefinition metric, List<MetricDimension> dimensions, List<MetricQuery.Filter> filters) {

    /// Where a period begins and ends, as SQL. An open one has no beginning.
    record Bounds(String start, String end, boolean open) {
        /// Fixed days.
        static Bounds of(DateRange range) {
            return new Bounds(
                    SqlText.date(range.start()),
                    SqlText.date(range.end()),
                    range.start().equals(Period.BEGINNING));
        }

        /// The columns of the table `period` around a lateral statement.
        static Bounds columns() {
            return new Bounds("period.starts", "period.ends", false);
        }

        String in(String sql) {
            return sql.replace("{start}", start).replace("{end}", end);
        }
    }

    /// The dimensions, then `value`.
    String select(Bounds bounds) {
        return select(bounds, value(bounds));
    }

    /// The same with values that are not rounded, for those that are reckoned with.
    String exact(Bounds bounds) {
        return select(bounds, filled(bounds));
    }

    private String select(Bounds bounds, String value) {
        var expressions =
                dimensions.stream().map(d -> bounds.in(d.expression())).toList();
        var columns = new ArrayList<String>();
        for (var dimension : dimensions) {
            columns.add(bounds.in(dimension.expression()) + " AS " + name(dimension.name()));
        }
        columns.add(value + " AS value");
        return from(columns, bounds) + clause("GROUP BY", ", ", expressions);
    }

    /// The share of rows that the measure speaks for, where its definition tells.
    Optional<String> coverage(Bounds bounds) {
        return Optional.ofNullable(metric.coverage())
                .map(c -> from(List.of(bounds.in(c.expression()) + " AS covered"), bounds));
    }

    /// The earliest day the metric has anything for.
    Optional<String> first() {
        var time = metric.source().time();
        var column = time == null ? "" : time.meaning().equals("state") ? time.start() : time.column();
        return column.isEmpty()
                ? Optional.empty()
                : Optional.of("SELECT min(" + column + ")::date AS day\nFROM "
                        + metric.source().from());
    }

    private String from(List<String> columns, Bounds bounds) {
        Set<String> joins = new LinkedHashSet<>();
        dimensions.forEach(d -> joins.add(d.join()));
        filters.forEach(f -> metric.dimension(f.dimension()).ifPresent(d -> joins.add(d.join())));
        joins.remove("");
        var source = metric.source().from() + (joins.isEmpty() ? "" : "\n" + String.join("\n", joins));
        return "SELECT "
                + list(columns)
                + "\nFROM "
                + bounds.in(source)
                + clause("WHERE", "\n  AND ", conditions(bounds));
    }

    private String value(Bounds bounds) {
        return rounded(filled(bounds), metric.display().format());
    }

    /// A value as values of a format are rounded.
    static String rounded(String value, String format) {
        return switch (format) {
            case "percent" -> "ROUND((" + value + ")::numeric, 4)";
            case "currency", "number" -> "ROUND((" + value + ")::numeric, 2)";
            default -> value;
        };
    }

    private String filled(Bounds bounds) {
        var measure = bounds.in(metric.source().measure());
        return metric.sum().empty().isEmpty()
                ? measure
                : "COALESCE(" + measure + ", " + metric.sum().empty() + ")";
    }

    private List<String> conditions(Bounds bounds) {
        var all = new ArrayList<String>();
        metric.source().filters().forEach(f -> all.add(bounds.in(f)));
        filters.forEach(f -> all.add(condition(f, bounds)));
        var time = metric.source().time();
        if (time == null) {
            return all;
        }
        switch (time.meaning()) {
            case "flow" -> {
                if (!bounds.open()) {
                    all.add(time.column() + " >= " + bounds.start());
                }
                all.add(time.column() + " < " + bounds.end());
            }
            case "state" -> {
                all.add(time.start() + " < " + bounds.end());
                all.add("(" + time.end() + " IS NULL OR " + time.end() + " >= " + bounds.end() + ")");
            }
            default -> {}
        }
        return all;
    }

    private String condition(MetricQuery.Filter filter, Bounds bounds) {
        var dimension = metric.dimension(filter.dimension()).orElseThrow();
        return chosen("(" + bounds.in(dimension.expression()) + ")::text", filter);
    }

    /// A filter on a column or expression of type text.
    static String chosen(String expression, MetricQuery.Filter filter) {
        var values = filter.values().stream().map(SqlText::literal).toList();
        if (filter.exclude()) {
            return "(" + expression + " IS NULL OR " + expression + " NOT IN (" + list(values) + "))";
        }
        return values.size() == 1
                ? expression + " = " + literal(filter.values().getFirst())
                : expression + " IN (" + list(values) + ")";
    }
}
