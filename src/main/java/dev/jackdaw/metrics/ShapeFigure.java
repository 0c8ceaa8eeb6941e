package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SqlText.name;

import dev.jackdaw.data.ResultTable.Column;

/// A column of figures in a question with a shape: an expression, and what the column is.
record ShapeFigure(String expression, Column column) {
    /// The same, rounded as values of its format are.
    ShapeFigure rounded() {
        return new ShapeFigure(MetricParts.rounded(expression, column.format()), column);
    }

    /// The expression under the column's name.
    String named() {
        return expression.equals(name(column.name())) ? expression : expression + " AS " + name(column.name());
    }
}
