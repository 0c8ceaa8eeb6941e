package dev.jackdaw.chart;

import dev.jackdaw.data.ResultTable;
import dev.jackdaw.data.ResultTable.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Results to draw.
final class Tables {
    static final Column DAY = Column.plain("day", "date");
    static final Column PLAN = Column.plain("plan", "text");
    static final Column MRR = new Column("MRR", "numeric", "currency", "USD");

    private Tables() {}

    static List<@Nullable Object> row(@Nullable Object... values) {
        var row = new ArrayList<@Nullable Object>();
        for (var value : values) {
            row.add(value);
        }
        return row;
    }

    static ResultTable table(List<Column> columns, List<List<@Nullable Object>> rows) {
        return new ResultTable(columns, rows, false);
    }

    /// Days from the first of March on, one row each.
    static ResultTable days(int count) {
        var first = java.time.LocalDate.of(2026, 3, 1);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < count; i++) {
            rows.add(row(first.plusDays(i).toString(), BigDecimal.valueOf(100 + i)));
        }
        return table(List.of(DAY, MRR), rows);
    }

    /// Plans of these names, one row each.
    static ResultTable plans(String... names) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < names.length; i++) {
            rows.add(row(names[i], BigDecimal.valueOf(i + 1)));
        }
        return table(List.of(PLAN, MRR), rows);
    }
}
