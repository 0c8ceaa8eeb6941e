package dev.jackdaw.metrics;

import dev.jackdaw.data.ResultTable.Column;

/// One figure from many: their average, median, total, highest or lowest.
record ShapeSummary(String kind) {
    ShapeFigure of(ShapeFigure figure) {
        var column = figure.column();
        var value = figure.expression();
        var format = column.format().equals("integer") ? "number" : column.format();
        var mean = new Column(column.name(), "", format, column.unit());
        return switch (kind) {
            case "median" ->
                new ShapeFigure(rounded("PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY " + value + ")", column), mean);
            case "total" -> new ShapeFigure("SUM(" + value + ")", column).rounded();
            case "highest" -> new ShapeFigure("MAX(" + value + ")", column).rounded();
            case "lowest" -> new ShapeFigure("MIN(" + value + ")", column).rounded();
            default -> new ShapeFigure(rounded("AVG(" + value + ")", column), mean);
        };
    }

    private static String rounded(String value, Column column) {
        boolean fine = column.format().equals("percent") || column.format().isEmpty();
        return "ROUND((" + value + ")::numeric, " + (fine ? 4 : 2) + ")";
    }
}
