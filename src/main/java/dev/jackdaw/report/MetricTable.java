package dev.jackdaw.report;

import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a governed metric answered, read by the names of its columns. A metric may be called like a
/// dimension: of two columns of one name the last is meant, as values stand behind what they are split by.
record MetricTable(ResultTable table) {
    /// A number, unless there is no such row or it is NULL.
    @Nullable
    BigDecimal number(String column, int row) {
        return table.rows().isEmpty()
                ? null
                : table.rows().get(row).get(position(column)) instanceof Number n ? new BigDecimal(n.toString()) : null;
    }

    ResultTable.Column column(String name) {
        return table.columns().get(position(name));
    }

    private int position(String column) {
        return table.columns().stream().map(ResultTable.Column::name).toList().lastIndexOf(column);
    }

    int rows() {
        return table.rows().size();
    }

    /// What the first column says; null for rows whose dimension is NULL.
    @Nullable
    String label(int row) {
        var label = table.rows().get(row).getFirst();
        return label == null ? null : String.valueOf(label);
    }
}
