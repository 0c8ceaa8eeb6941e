package dev.jackdaw.app.eval;

import dev.jackdaw.agent.ResultTable;
import dev.jackdaw.store.Connections;
import dev.jackdaw.store.Login;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Gold answers: SQL on a plain connection, past the product's own guard, compiler and renderer,
/// and so not on an agent's login. It only reads.
final class Gold {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0000001");
    private final Login login;
    private final ZoneId zone;

    Gold(Login login, ZoneId zone) {
        this.login = login;
        this.zone = zone;
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

    private List<List<@Nullable Object>> rows(String sql) {
        try (var connection = Connections.open(login);
                var statement = connection.createStatement()) {
            statement.execute(
                    "SET default_transaction_read_only = on; SET TimeZone = '"
                            + zone.getId()
                            + "'");
            var today = "";
            try (var latest =
                    statement.executeQuery("SELECT max(metric_date) FROM usage_metrics")) {
                today = latest.next() ? "DATE '" + latest.getString(1) + "'" : "CURRENT_DATE";
            }
            try (var found = statement.executeQuery(sql.replace("{today}", today))) {
                var rows = new ArrayList<List<@Nullable Object>>();
                while (found.next()) {
                    var row = new ArrayList<@Nullable Object>();
                    for (int c = 1; c <= found.getMetaData().getColumnCount(); c++) {
                        row.add(found.getObject(c));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw Connections.failed("the gold SQL", e);
        }
    }

    /// Rows are matched by what is not a number in them.
    private static String key(List<@Nullable Object> row) {
        var key = new StringBuilder();
        for (var value : row) {
            key.append(
                            value instanceof Number n
                                    ? String.format(
                                            Locale.ROOT, "%020.2f", new BigDecimal(n.toString()))
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
