package dev.jackdaw.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as people read them: "$1,234.50", "3.4%", "12,034". The data keeps its own form; this is
/// for show.
public final class Figures {
    private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£", "JPY", "¥");
    private static final int DECIMALS_MAX = 2;

    private Figures() {}

    /// A value in the form its column asks for.
    public static String show(@Nullable Object value, ResultTable.Column column) {
        if (value == null) {
            return "–";
        }
        boolean endless =
                (value instanceof Double d && !Double.isFinite(d)) || (value instanceof Float f && !Float.isFinite(f));
        if (endless || !(value instanceof Number number)) {
            return String.valueOf(value);
        }
        var exact = new BigDecimal(number.toString());
        return switch (column.format()) {
            case "currency" -> currency(exact, column.unit());
            case "percent" -> percent(exact);
            case "integer" -> grouped(exact, 0);
            case "number" -> grouped(exact, DECIMALS_MAX);
            default -> exact.toPlainString();
        };
    }

    /// Millionths of a US dollar as "$1.25"; with four decimals below a dollar, "$0.0125".
    public static String dollars(long micros) {
        int decimals = Math.abs(micros) < 1_000_000 && micros % 10_000 != 0 ? 4 : 2;
        return "$"
                + BigDecimal.valueOf(micros, 6)
                        .setScale(decimals, RoundingMode.UP)
                        .toPlainString();
    }

    /// A share such as 0.034 as "3.4%".
    public static String percent(BigDecimal share) {
        return format("#,##0.0", share.movePointRight(2)) + "%";
    }

    private static String currency(BigDecimal amount, String unit) {
        var sign = SIGNS.get(unit);
        var rounded = amount.setScale(2, RoundingMode.HALF_UP);
        var text = format("#,##0.00", rounded.abs());
        var minus = rounded.signum() < 0 ? "-" : "";
        return sign == null ? minus + text + " " + unit : minus + sign + text;
    }

    private static String grouped(BigDecimal number, int decimals) {
        return format(decimals == 0 ? "#,##0" : "#,##0." + "#".repeat(decimals), number);
    }

    private static String format(String pattern, BigDecimal number) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        // Rounded before: the format would write what rounds to nothing as "-0".
        return format.format(number.setScale(format.getMaximumFractionDigits(), RoundingMode.HALF_UP));
    }
}
