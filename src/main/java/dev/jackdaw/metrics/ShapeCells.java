package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SqlText.clause;
import static dev.jackdaw.metrics.SqlText.list;
import static dev.jackdaw.metrics.SqlText.name;
import static dev.jackdaw.metrics.SqlText.names;
import static dev.jackdaw.metrics.SqlText.nested;

import dev.jackdaw.data.ResultTable.Column;
import dev.jackdaw.metrics.MetricParts.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values that a shape is made of: a row a group and period, with a column a metric. Groups that one
/// metric has and another has not are rows, too: NULL there, or what the metric is where it has no rows.
/// `filled` has each group in each period, so that a summary over periods counts those without rows. `exact` leaves
/// values as they are, to be reckoned with before they are rounded.
record ShapeCells(List<AskedMetric> asked, Optional<PeriodAxis> axis, boolean filled, boolean exact) {

    /// What stands before the statement around `sql`.
    String with() {
        if (!plain() || axis.isEmpty()) {
            return "";
        }
        var more = grid() ? ",\ncells AS (\n" + SqlText.indent(parts()) + "\n)" : "";
        return axis.get().with() + more + "\n";
    }

    /// The columns of `sql` that hold values.
    List<ShapeFigure> figures() {
        if (!plain()) {
            return compared();
        }
        var figures = new ArrayList<ShapeFigure>();
        for (int i = 0; i < asked.size(); i++) {
            figures.add(new ShapeFigure(
                    single() ? "value" : "value_" + (i + 1), asked.get(i).column()));
        }
        return figures;
    }

    /// Keys, then values.
    String sql() {
        var first = asked.getFirst();
        if (!plain()) {
            return first.compiler().compile();
        }
        if (single()) {
            return values(first);
        }
        var keys = new ArrayList<String>();
        axis.ifPresent(a -> keys.add(name(a.column())));
        keys.addAll(names(first.split()));
        var columns = new ArrayList<>(keys);
        for (int i = 0; i < asked.size(); i++) {
            columns.add(column(i + 1, asked.get(i).metric().sum().empty()));
        }
        return "SELECT "
                + list(columns)
                + "\nFROM "
                + nested(grid() ? gridded(keys) : parts(), "parts")
                + clause("GROUP BY", ", ", keys);
    }

    private boolean single() {
        return asked.size() == 1 && !grid();
    }

    private boolean grid() {
        return filled && axis.isPresent() && !asked.getFirst().split().isEmpty();
    }

    /// The metrics' values below each other, each numbered as its part.
    private String parts() {
        var parts = new ArrayList<String>();
        for (int i = 0; i < asked.size(); i++) {
            parts.add(part(i + 1, asked.get(i)));
        }
        return String.join("\nUNION ALL\n", parts);
    }

    /// The parts, and a row without a value for each group and period.
    private String gridded(List<String> keys) {
        var split = asked.getFirst().split();
        return "SELECT part, "
                + list(keys)
                + ", value\nFROM cells\nUNION ALL\nSELECT 0 AS part, "
                + axis.orElseThrow().key()
                + ", "
                + list(names("g", split))
                + ", NULL AS value\nFROM period\nCROSS JOIN "
                + nested("SELECT DISTINCT " + list(names(split)) + "\nFROM cells", "g");
    }

    private static String column(int part, String empty) {
        var value = "MAX(value) FILTER (WHERE part = " + part + ")";
        return (empty.isEmpty() ? value : "COALESCE(" + value + ", " + empty + ")") + " AS value_" + part;
    }

    private String part(int part, AskedMetric of) {
        var columns = new ArrayList<>(List.of(part + " AS part"));
        axis.ifPresent(a -> columns.add(name(a.column())));
        columns.addAll(names(of.split()));
        columns.add("value");
        return "SELECT " + list(columns) + "\nFROM " + nested(values(of), "v");
    }

    private String values(AskedMetric of) {
        if (axis.isEmpty()) {
            return select(of, Bounds.of(of.time().range()));
        }
        var columns = new ArrayList<>(List.of(axis.get().key()));
        columns.addAll(names("v", of.split()));
        columns.add("v.value");
        return "SELECT "
                + list(columns)
                + "\nFROM period\nCROSS JOIN LATERAL "
                + nested(select(of, Bounds.columns()), "v");
    }

    private String select(AskedMetric of, Bounds bounds) {
        return exact ? of.parts().exact(bounds) : of.parts().select(bounds);
    }

    /// Whether they are values alone; a comparison and shares bring columns of their own.
    private boolean plain() {
        var query = asked.getFirst().query();
        return query.compare().isEmpty() && !query.share();
    }

    private List<ShapeFigure> compared() {
        var first = asked.getFirst();
        var value = first.column();
        var figures = new ArrayList<>(List.of(new ShapeFigure(name(value.name()), value)));
        if (first.query().share() && first.time().previous().isEmpty() && axis.isEmpty()) {
            figures.add(own("share", "percent", ""));
        }
        if (!first.query().compare().isEmpty()) {
            if (axis.isEmpty()) {
                figures.add(own("previous", value.format(), value.unit()));
            }
            figures.add(own("change", value.format(), value.unit()));
            figures.add(own("change_pct", "percent", ""));
        }
        return figures;
    }

    private static ShapeFigure own(String name, String format, String unit) {
        return new ShapeFigure(name(name), new Column(name, "", format, unit));
    }
}
