package dev.jackdaw.report;

import java.time.LocalDate;

/// What a watch found: `kind` is "high", "low", "shift", "missing" or "stale", `told` whether it is one to
/// tell, `opinion` "useful", "useless" or empty.
public record Alert(String watch, LocalDate day, String kind, String text, boolean told, String opinion) {
    /// A load that stands still.
    static final String STALE = "stale";

    /// As it is named in a message.
    String key() {
        return watch + "|" + day + "|" + kind;
    }
}
