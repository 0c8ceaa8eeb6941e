package dev.jackdaw.warehouse;

import dev.jackdaw.data.ResultTable;

/// What became of a statement.
public sealed interface QueryOutcome {
    /// It ran. `elapsedMs` counts from sending it to the last row read.
    record Rows(ResultTable table, long elapsedMs) implements QueryOutcome {}

    /// It was not run, and why.
    record Refused(String reason) implements QueryOutcome {}

    /// It took longer than it may.
    record TimedOut(long limitMs) implements QueryOutcome {}

    /// It was stopped by a person.
    record Cancelled() implements QueryOutcome {}

    /// The server did not accept it.
    record Rejected(String sqlState, String message) implements QueryOutcome {}

    /// In words, for outcomes other than rows.
    default String text() {
        return switch (this) {
            case Rows rows -> rows.table().rows().size() + " rows";
            case Refused refused -> "refused: " + refused.reason();
            case TimedOut timedOut -> "stopped after " + timedOut.limitMs() / 1000 + " s";
            case Cancelled cancelled -> "stopped";
            case Rejected rejected -> "PostgreSQL says: " + rejected.message() + " (" + rejected.sqlState() + ")";
        };
    }
}
