package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Where a series goes: from its first to its last value, and its extremes. A period that is not over, or not
/// whole, counts for neither.
record TrendText(HeadlineWords words) {
    private static final int PERIODS_MIN = 3;

    /// A sentence with a space before it; empty for so few values that they speak for themselves.
    String text() {
        var time = words.time();
        boolean parts = time.cut() || time.running();
        var whole = whole();
        if (whole.size() < (parts ? PERIODS_MIN - 1 : PERIODS_MIN)
                || words.table().truncated()) {
            return "";
        }
        var unit = words.time().grain().orElseThrow().word();
        var most = Collections.max(whole, Comparator.comparing(Point::value));
        var least = Collections.min(whole, Comparator.comparing(Point::value));
        var moved = moved(whole.getFirst().value(), whole.getLast().value());
        var ends =
                most.value().compareTo(least.value()) == 0 ? "" : "; highest " + said(most) + ", lowest " + said(least);
        var over = time.running() ? "; the last " + unit + " is not over." : ".";
        return " " + (parts ? "Over whole " + unit + "s " + moved : capital(moved)) + ends + over;
    }

    private String moved(BigDecimal first, BigDecimal last) {
        var format = words.metric().display();
        var gap = Change.of(first, last).text(new ResultTable.Column("", "", format.format(), format.unit()));
        return gap.isEmpty() ? "unchanged" : (last.compareTo(first) > 0 ? "up " : "down ") + gap;
    }

    private String said(Point point) {
        return point.start() + " (" + words.show(point.value()) + ")";
    }

    /// The periods that are whole and have a value.
    private List<Point> whole() {
        var rows = words.table().rows();
        int from = words.time().cut() ? 1 : 0;
        int to = rows.size() - (words.time().running() ? 1 : 0);
        var whole = new ArrayList<Point>();
        for (int i = from; i < to; i++) {
            var value = words.number(rows.get(i), words.metric().name());
            if (value != null) {
                whole.add(new Point(String.valueOf(rows.get(i).getFirst()), value));
            }
        }
        return whole;
    }

    private record Point(String start, BigDecimal value) {}
}
