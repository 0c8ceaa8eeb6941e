package dev.jackdaw.evaluation;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gold answers: SQL past the product's own compiler and renderer, yet behind its guard.
final class Gold {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0000001");
    private static final int ROWS_MAX = 100_000;
    private static final String TODAY = "{today}";
    private static final String LATEST_DAY = "SELECT max(metric_date)::text FROM usage_metrics";
    private final Warehouse warehouse;

    Gold(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /// What is wrong with the rows, if anything.
    Optional<String> difference(EvalCase test, ResultTable table) {
        var gold = rows(test.gold());
        var got = new ArrayList<List<@Nullable Object>>(table.rows());
        if (gold.size() != got.size()) {
            return Optional.of(got.size() + " rows instead of " + gold.size());
        }
        if (!test.ordered()) {
            Comparator<List<@Nullable Object>> byKey = Comparator.comparing(Gold::key);
            gold.sort(byKey);
            got.sort(byKey);
        }
        for (int i = 0; i < gold.size(); i++) {
            if (!same(gold.get(i), got.get(i))) {
                return Optional.of("row " + got.get(i) + " instead of " + gold.get(i));
            }
        }
        return Optional.empty();
    }

    /// What of a statement's columns and rows a table lacks, if anything.
    Optional<String> missing(String sql, boolean ordered, boolean among, ResultTable table) {
        return new GoldColumns(rows(sql), table.rows(), ordered, among).missing();
    }

    /// Which of a statement's names a text without a table lacks, if any. Numbers need a table.
    Optional<String> unsaid(String sql, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var gold = rows(sql);
        if (gold.isEmpty() || !(gold.getFirst().getFirst() instanceof String)) {
            return Optional.of("it has no table");
        }
        return gold.stream()
                .map(row -> String.valueOf(row.getFirst()))
                .filter(said -> !lower.contains(said.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> "it does not say " + name);
    }

    private List<List<@Nullable Object>> rows(String sql) {
        var day =
                sql.contains(TODAY) ? String.valueOf(run(LATEST_DAY).getFirst().getFirst()) : "";
        return new ArrayList<>(run(sql.replace(TODAY, "DATE '" + day + "'")));
    }

    private List<List<@Nullable Object>> run(String sql) {
        var limits = warehouse.limits().rows(ROWS_MAX);
        var outcome = warehouse.run(Role.ANALYST, sql, limits, Caller.nobody());
        if (outcome instanceof QueryOutcome.Rows(var table, var elapsed) && !table.truncated()) {
            return table.rows();
        }
        throw new UsageException("the gold SQL does not run: " + outcome.text() + "\n" + sql);
    }

    /// Rows are matched by what is not a number in them.
    private static String key(List<@Nullable Object> row) {
        var key = new StringBuilder();
        for (var value : row) {
            key.append(
                            value instanceof Number n
                                    ? String.format(Locale.ROOT, "%020.2f", new BigDecimal(n.toString()))
                                    : value)
                    .append('|');
        }
        return key.toString();
    }

    private static boolean same(List<@Nullable Object> gold, List<@Nullable Object> got) {
        if (gold.size() != got.size()) {
            return false;
        }
        for (int c = 0; c < gold.size(); c++) {
            if (!same(gold.get(c), got.get(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable Object gold, @Nullable Object got) {
        if (gold instanceof Number && got instanceof Number) {
            var exact = new BigDecimal(gold.toString());
            var shown = new BigDecimal(got.toString());
            var rounded = exact.setScale(Math.max(0, shown.scale()), RoundingMode.HALF_UP);
            return rounded.subtract(shown).abs().compareTo(TOLERANCE) <= 0;
        }
        return String.valueOf(gold).equals(String.valueOf(got));
    }
}
