package dev.jackdaw.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for gold's columns among an answer's: which column is which is told by their values. Names don't count,
/// more columns don't hurt, the order of rows counts only where it was asked for. `among` allows more rows, too:
/// what explains a change stands among other explanations.
record GoldColumns(
        List<List<@Nullable Object>> gold, List<List<@Nullable Object>> answer, boolean ordered, boolean among) {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0000001");

    /// What is missing, if anything.
    Optional<String> missing() {
        if (among ? gold.size() > answer.size() : gold.size() != answer.size()) {
            return Optional.of(answer.size() + " rows instead of " + gold.size());
        }
        if (gold.isEmpty() || found(new ArrayList<>())) {
            return Optional.empty();
        }
        return Optional.of("row " + answer.getFirst() + " instead of " + gold.getFirst());
    }

    /// Whether gold's columns from here on are among those of the answer that are not taken yet.
    private boolean found(List<Integer> taken) {
        if (taken.size() == gold.getFirst().size()) {
            return true;
        }
        for (int column = 0; column < answer.getFirst().size(); column++) {
            if (!taken.contains(column)) {
                taken.add(column);
                if (rowsMatch(taken) && found(taken)) {
                    return true;
                }
                taken.removeLast();
            }
        }
        return false;
    }

    /// Whether each row of gold, as far as its columns are placed, is one of the answer's.
    private boolean rowsMatch(List<Integer> columns) {
        var left = new ArrayList<>(answer);
        for (int i = 0; i < gold.size(); i++) {
            var row = gold.get(i);
            int at = ordered ? 0 : position(left, row, columns);
            if (at < 0 || !same(row, left.get(at), columns)) {
                return false;
            }
            left.remove(at);
        }
        return true;
    }

    private static int position(List<List<@Nullable Object>> rows, List<@Nullable Object> gold, List<Integer> columns) {
        for (int i = 0; i < rows.size(); i++) {
            if (same(gold, rows.get(i), columns)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(List<@Nullable Object> gold, List<@Nullable Object> row, List<Integer> columns) {
        for (int c = 0; c < columns.size(); c++) {
            if (!same(gold.get(c), row.get(columns.get(c)))) {
                return false;
            }
        }
        return true;
    }

    /// Numbers to the digits that are shown, times as their day where they begin one, texts without their case.
    static boolean same(@Nullable Object gold, @Nullable Object shown) {
        if (gold instanceof Number && shown instanceof Number) {
            var exact = new BigDecimal(gold.toString());
            var number = new BigDecimal(shown.toString());
            int digits = Math.max(0, Math.min(exact.scale(), number.scale()));
            return exact.setScale(digits, RoundingMode.HALF_UP)
                            .subtract(number.setScale(digits, RoundingMode.HALF_UP))
                            .abs()
                            .compareTo(TOLERANCE)
                    <= 0;
        }
        return text(gold).equals(text(shown));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT).replaceFirst("t00:00(:00)?([+-]\\d\\d:\\d\\d|z)?$", "");
    }
}
