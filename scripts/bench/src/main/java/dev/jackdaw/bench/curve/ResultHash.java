package dev.jackdaw.bench.curve;

import dev.jackdaw.core.Hashes;
import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A result by its values alone: what columns are called, and in which order they and the rows
/// stand, is up to whoever writes the SQL. Numbers count to the cent.
final class ResultHash {
    private static final int CENTS = 2;

    private ResultHash() {}

    static String of(ResultTable table) {
        return Hashes.of(table.rows().stream().map(ResultHash::row).sorted().collect(Collectors.joining("\n")));
    }

    private static String row(List<@Nullable Object> row) {
        return row.stream().map(ResultHash::cell).sorted().collect(Collectors.joining("\t"));
    }

    private static String cell(@Nullable Object cell) {
        var text = String.valueOf(cell);
        try {
            return new BigDecimal(text)
                    .setScale(CENTS, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
