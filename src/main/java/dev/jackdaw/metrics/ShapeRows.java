package dev.jackdaw.metrics;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows of a question with a shape: keys, then figures, which are counted from 0.
record ShapeRows(List<String> keys, ResultTable table) {
    int size() {
        return table.rows().size();
    }

    boolean empty() {
        return table.rows().stream()
                .allMatch(r -> r.subList(keys.size(), r.size()).stream().allMatch(v -> v == null));
    }

    @Nullable
    Object value(int row, int figure) {
        return table.rows().get(row).get(keys.size() + figure);
    }

    ResultTable.Column column(int figure) {
        return table.columns().get(keys.size() + figure);
    }

    String show(int row, int figure) {
        return Figures.show(value(row, figure), column(figure));
    }

    String label(int row) {
        return table.rows().get(row).stream()
                .limit(keys.size())
                .map(v -> v == null ? "(none)" : String.valueOf(v))
                .collect(Collectors.joining(" / "));
    }

    /// Rows that have this figure, the largest first, or the smallest.
    List<Integer> byValue(int figure, boolean largestFirst) {
        var order = Comparator.comparing((Integer row) -> new BigDecimal(String.valueOf(value(row, figure))));
        return IntStream.range(0, size())
                .boxed()
                .filter(row -> value(row, figure) instanceof Number)
                .sorted(largestFirst ? order.reversed() : order)
                .toList();
    }

    /// The rows with the largest and the smallest value.
    String ends(int figure) {
        var order = byValue(figure, true);
        if (order.isEmpty() || table.truncated()) {
            return "";
        }
        var most = ": highest **" + place(order.getFirst(), figure) + "**";
        return order.size() == 1 ? most : most + ", lowest **" + place(order.getLast(), figure) + "**";
    }

    /// From the first row's value to the last's.
    String span(int figure) {
        return ": from **" + show(0, figure) + "** to **" + show(size() - 1, figure) + "**";
    }

    String place(int row, int figure) {
        return label(row) + " (" + show(row, figure) + ")";
    }

    BigDecimal total(int figure) {
        return byValue(figure, true).stream()
                .map(row -> new BigDecimal(String.valueOf(value(row, figure))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
