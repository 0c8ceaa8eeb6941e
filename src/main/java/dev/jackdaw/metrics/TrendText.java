package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a series goes: from its first to its last value, and its extremes. A period that is not over, or not
/// whole, counts for neither.
record TrendText(HeadlineWords words) {
    private static final int PERIODS_MIN = 3;

    /// A sentence with a space before it; empty for so few values that they speak for themselves.
    String text() {
        var time = words.time();
        var rows = words.table().rows();
        boolean parts = time.cut() || time.running();
        var whole = rows.stream()
                .skip(time.cut() ? 1 : 0)
                .limit(Math.max(0, rows.size() - (time.cut() ? 1 : 0) - (time.running() ? 1 : 0)))
                .filter(r -> value(r).isPresent())
                .toList();
        if (whole.size() < (parts ? PERIODS_MIN - 1 : PERIODS_MIN)
                || words.table().truncated()) {
            return "";
        }
        var unit = words.time().grain().orElseThrow().word();
        var order =
                Comparator.comparing((List<@Nullable Object> row) -> value(row).orElseThrow());
        var most = whole.stream().max(order).orElseThrow();
        var least = whole.stream().min(order).orElseThrow();
        var moved = moved(
                value(whole.getFirst()).orElseThrow(), value(whole.getLast()).orElseThrow());
        var ends = most.equals(least)
                ? ""
                : "; highest " + most.getFirst() + " (" + words.show(words.figure(most)) + "), lowest "
                        + least.getFirst() + " (" + words.show(words.figure(least)) + ")";
        var over = time.running() ? "; the last " + unit + " is not over." : ".";
        return " " + (parts ? "Over whole " + unit + "s " + moved : capital(moved)) + ends + over;
    }

    private String moved(BigDecimal first, BigDecimal last) {
        var format = words.metric().display();
        var gap = Change.of(first, last).text(new ResultTable.Column("", "", format.format(), format.unit()));
        return gap.isEmpty() ? "unchanged" : (last.compareTo(first) > 0 ? "up " : "down ") + gap;
    }

    private Optional<BigDecimal> value(List<@Nullable Object> row) {
        return Optional.ofNullable(words.number(row, words.metric().name()));
    }
}
