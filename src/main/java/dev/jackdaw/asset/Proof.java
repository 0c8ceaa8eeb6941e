package dev.jackdaw.asset;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Proves on the data of now that a view's query gives what the statements gave that it is drafted
/// from: both in one statement, so on one state of the data, row by row, as whoever asked.
record Proof(Warehouse warehouse) {
    private static final int TIMES = 3;

    private static final String SAME = """
        WITH jackdaw_own AS (%s), jackdaw_new AS (%s)
        SELECT (SELECT count(*) FROM jackdaw_own) AS rows_there,
               (SELECT count(*) FROM ((TABLE jackdaw_own EXCEPT ALL TABLE jackdaw_new)
                 UNION ALL (TABLE jackdaw_new EXCEPT ALL TABLE jackdaw_own)) AS d) AS rows_differ\
        """;

    /// Why it is not right; nothing where all pairs are the same and one of them has rows.
    Optional<String> problem(Draft draft) {
        if (draft.pairs().isEmpty()) {
            return Optional.of("none of the questions can be answered from it");
        }
        long there = 0;
        for (var pair : draft.pairs()) {
            var outcome = warehouse.run(
                    Role.ANALYST,
                    SAME.formatted(bare(pair.own()), bare(pair.fromView())),
                    warehouse.limits(),
                    caller(pair));
            if (!(outcome instanceof QueryOutcome.Rows(var table, var elapsed))) {
                return Optional.of("it could not be compared: " + outcome.text());
            }
            var row = table.rows().getFirst();
            if (number(row.get(1)) != 0) {
                return Optional.of("it does not give what was answered: " + row.get(1) + " rows differ");
            }
            there += number(row.get(0));
        }
        return there == 0 ? Optional.of("there were no rows to compare") : Optional.empty();
    }

    private static String bare(String sql) {
        return sql.strip().replaceFirst(";\\s*$", "");
    }

    private static long number(@Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }

    private static Caller caller(Draft.Pair pair) {
        return new Caller(pair.asker(), new Cancellation());
    }

    /// The median time of a statement, in milliseconds; nothing where it does not run.
    Optional<Long> time(String asker, String sql) {
        var times =
                LongStream.range(0, TIMES).map(i -> once(asker, sql)).sorted().toArray();
        return times[0] < 0 ? Optional.empty() : Optional.of(times[TIMES / 2]);
    }

    private long once(String asker, String sql) {
        return warehouse.run(Role.ANALYST, sql, warehouse.limits(), new Caller(asker, new Cancellation()))
                        instanceof QueryOutcome.Rows(var table, var elapsed)
                ? elapsed
                : -1;
    }
}
