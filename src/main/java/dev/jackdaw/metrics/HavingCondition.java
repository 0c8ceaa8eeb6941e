package dev.jackdaw.metrics;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A condition on values, as SQL and in words.
record HavingCondition(MetricQuery.Having having) {
    String sql(String value) {
        var bound = plain(having.value());
        return switch (having.op()) {
            case "above" -> value + " > " + bound;
            case "at_least" -> value + " >= " + bound;
            case "below" -> value + " < " + bound;
            case "at_most" -> value + " <= " + bound;
            default -> value + " BETWEEN " + bound + " AND " + plain(having.upper());
        };
    }

    /// "above $5.00", by how the values' column is shown.
    String words(ResultTable.Column column) {
        var value = Figures.show(having.value(), column);
        return switch (having.op()) {
            case "at_least" -> "of at least " + value;
            case "at_most" -> "of at most " + value;
            case "between" -> "between " + value + " and " + Figures.show(having.upper(), column);
            default -> having.op() + " " + value;
        };
    }

    /// Whether the largest values are told first.
    boolean largestFirst() {
        return !having.op().equals("below") && !having.op().equals("at_most");
    }

    private static String plain(@Nullable BigDecimal value) {
        return Objects.requireNonNull(value).toPlainString();
    }
}
