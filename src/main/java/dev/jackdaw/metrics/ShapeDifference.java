package dev.jackdaw.metrics;

import dev.jackdaw.data.ResultTable.Column;
import java.util.ArrayList;
import java.util.List;

/// Two groups next to each other: the first's value, the second's, and either their ratio or by how much the first is
/// more, and by which part of the second. Reckoned with exact values, then rounded.
record ShapeDifference(AskedMetric asked, ShapeCompiler.Pivot pivot, ShapeFigure of, boolean combined) {
    List<ShapeFigure> figures() {
        var first = value(pivot.first());
        var second = value(pivot.second());
        var shown = of.column();
        var figures = new ArrayList<>(List.of(
                new ShapeFigure(first, new Column(pivot.first(), "", shown.format(), shown.unit())).rounded(),
                new ShapeFigure(second, new Column(pivot.second(), "", shown.format(), shown.unit())).rounded()));
        if (pivot.ratio()) {
            figures.add(new ShapeFigure(
                    "ROUND((" + first + ")::numeric / NULLIF(" + second + ", 0), 4)", new Column("ratio", "", "", "")));
            return List.copyOf(figures);
        }
        figures.add(new ShapeFigure(first + " - " + second, new Column("difference", "", shown.format(), shown.unit()))
                .rounded());
        figures.add(new ShapeFigure(
                "ROUND((" + first + " - " + second + ")::numeric / NULLIF(" + second + ", 0), 4)",
                new Column("difference_pct", "", "percent", "")));
        return List.copyOf(figures);
    }

    private String value(String group) {
        var value = "MAX(" + of.expression() + ") FILTER (WHERE " + ShapeCompiler.is(pivot.dimension(), group) + ")";
        var empty = asked.metric().sum().empty();
        return combined || empty.isEmpty() ? value : "COALESCE(" + value + ", " + empty + ")";
    }
}
