package dev.jackdaw.asset;

import dev.jackdaw.warehouse.SqlWords;
import java.util.Set;

/// Whether a query asks for the moment, for who asks, or for chance: its rows, once stored, would
/// be others a second later.
final class VolatileSql {
    private static final Set<String> WORDS = Set.of(
            "now",
            "current_timestamp",
            "current_time",
            "localtime",
            "localtimestamp",
            "transaction_timestamp",
            "statement_timestamp",
            "clock_timestamp",
            "timeofday",
            "random",
            "gen_random_uuid",
            "current_setting",
            "current_user",
            "session_user",
            "user",
            "tablesample");

    private VolatileSql() {}

    static boolean in(String sql) {
        return SqlWords.of(sql)
                .map(w -> w.all().stream().anyMatch(WORDS::contains))
                .orElse(true);
    }
}
