package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// A report waits until a table has rows of the day before it is due, up to a time of day.
public record ReportWait(String table, String until) {
    public ReportWait {
        table = text(table);
        until = text(until);
    }
}
