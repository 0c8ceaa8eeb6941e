package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SqlText.clause;
import static dev.jackdaw.metrics.SqlText.list;
import static dev.jackdaw.metrics.SqlText.literal;
import static dev.jackdaw.metrics.SqlText.name;
import static dev.jackdaw.metrics.SqlText.names;
import static dev.jackdaw.metrics.SqlText.nested;

import dev.jackdaw.data.ResultTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Compiles a question with a shape to one SQL statement around the values of its metrics. Pure.
final class ShapeCompiler {
    private final List<AskedMetric> asked;
    private final Optional<PeriodAxis> axis;
    private final MetricQuery query;
    private final MetricQuery.Shape shape;
    private final Optional<Pivot> pivot;
    private final ShapeCells cells;

    ShapeCompiler(List<AskedMetric> asked, Optional<PeriodAxis> axis, MetricQuery query, Optional<Pivot> pivot) {
        this.asked = asked;
        this.axis = axis;
        this.query = query;
        this.shape = Objects.requireNonNull(query.shape());
        this.pivot = pivot;
        boolean filled = pivot.isPresent() || !shape.summary().isEmpty();
        this.cells = new ShapeCells(asked, axis, filled, filled || shape.combine() != null);
    }

    /// Two groups of a dimension that become columns, and their difference or their ratio.
    record Pivot(String dimension, String first, String second, boolean ratio) {
        Pivot asRatio() {
            return new Pivot(dimension, first, second, true);
        }
    }

    /// A statement, the names of its key columns, and the figures that come after them.
    record Compiled(String sql, List<String> keys, List<Column> figures) {}

    Compiled compile() {
        var figures = new ArrayList<>(cells.figures());
        combined().ifPresent(figures::add);
        var keys = new ArrayList<String>();
        axis.ifPresent(a -> keys.add(a.column()));
        keys.addAll(asked.getFirst().split());
        var where = new ArrayList<String>();
        var having = new ArrayList<String>();
        if (pivot.isPresent()) {
            keys.remove(pivot.get().dimension());
            var of = target(figures);
            figures.clear();
            figures.addAll(new ShapeDifference(asked.getFirst(), pivot.get(), of, shape.combine() != null).figures());
            condition(figures.get(2).expression()).ifPresent(having::add);
        } else if (!shape.summary().isEmpty()) {
            var of = target(figures).expression();
            keys.removeIf(key -> axis.isEmpty() || key.equals(axis.get().column()));
            figures.replaceAll(new ShapeSummary(shape.summary())::of);
            condition(keys.isEmpty() ? of : target(figures).expression())
                    .ifPresent(keys.isEmpty() ? where::add : having::add);
        } else {
            if (shape.combine() != null) {
                figures.replaceAll(ShapeFigure::rounded);
            }
            condition(target(figures).expression()).ifPresent(where::add);
        }
        boolean grouped = pivot.isPresent() || !shape.summary().isEmpty();
        var columns = new ArrayList<>(names(keys));
        figures.forEach(f -> columns.add(f.named()));
        var sql = cells.with()
                + "SELECT "
                + list(columns)
                + "\nFROM "
                + nested(cells.sql(), "v")
                + clause("WHERE", " AND ", where)
                + (grouped ? clause("GROUP BY", ", ", names(keys)) : "")
                + clause("HAVING", " AND ", having)
                + order(keys, figures);
        return new Compiled(
                sql,
                List.copyOf(keys),
                figures.stream().map(ShapeFigure::column).toList());
    }

    /// What conditions and rankings are about.
    private ShapeFigure target(List<ShapeFigure> figures) {
        return shape.combine() == null ? figures.getFirst() : figures.getLast();
    }

    private Optional<ShapeFigure> combined() {
        var combine = shape.combine();
        if (combine == null) {
            return Optional.empty();
        }
        var left = cells.figures().get(0);
        var right = cells.figures().get(1);
        boolean same = !left.column().unit().isEmpty()
                && left.column().unit().equals(right.column().unit());
        var unit = same ? left.column().unit() : "";
        return Optional.of(
                switch (combine.op()) {
                    case "difference" -> added(left, " - ", right, combine.op(), unit);
                    case "sum" -> added(left, " + ", right, combine.op(), unit);
                    default ->
                        new ShapeFigure(
                                "ROUND(" + left.expression() + "::numeric / NULLIF(" + right.expression() + ", 0), 4)",
                                new Column(combine.op(), "", same ? "percent" : "", ""));
                });
    }

    private static ShapeFigure added(ShapeFigure left, String sign, ShapeFigure right, String name, String unit) {
        return new ShapeFigure(
                left.expression() + sign + right.expression(),
                new Column(name, "", left.column().format(), unit));
    }

    private Optional<String> condition(String value) {
        return Optional.ofNullable(shape.having()).map(having -> new HavingCondition(having).sql(value));
    }

    private String order(List<String> keys, List<ShapeFigure> figures) {
        var rank = query.rank();
        var of = pivot.isPresent() ? figures.get(2) : target(figures);
        var order = new ArrayList<String>();
        if (rank != null && !keys.isEmpty()) {
            order.add(of.expression() + (rank.descending() ? " DESC" : " ASC") + " NULLS LAST");
        } else {
            for (var key : keys) {
                order.add(axis.filter(a -> a.column().equals(key))
                        .map(PeriodAxis::order)
                        .orElse(name(key)));
            }
        }
        var limit = rank == null || keys.isEmpty() ? "" : "\nFETCH FIRST " + rank.limit() + " ROWS WITH TIES";
        return clause("ORDER BY", ", ", order) + limit;
    }

    /// A text as it stands in a condition.
    static String is(String column, String value) {
        return name(column) + "::text = " + literal(value);
    }
}
