package dev.jackdaw.metrics;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How far a value is from another one.
record Change(BigDecimal from, BigDecimal by) {
    static Change of(BigDecimal from, BigDecimal to) {
        return new Change(from, to.subtract(from));
    }

    /// "$5.00 (10.0%)", without its sign; of shares in percentage points. Empty where there is none.
    String text(ResultTable.Column column) {
        if (by.signum() == 0) {
            return "";
        }
        if (column.format().equals("percent")) {
            return Figures.percent(by.abs()).replace("%", "") + " percentage points";
        }
        var part = from.signum() == 0
                ? ""
                : " (" + Figures.percent(by.abs().divide(from.abs(), 4, RoundingMode.HALF_UP)) + ")";
        return Figures.show(by.abs(), column) + part;
    }
}
