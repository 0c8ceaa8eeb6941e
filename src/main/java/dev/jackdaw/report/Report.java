package dev.jackdaw.report;

import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import java.time.Instant;
import java.util.List;

/// A report or watch as it is stored: `origin` is "file" or "slack", `state` "active", "paused" or
/// "removed"; what was due up to `plannedTo` has become postings.
public record Report(
        String name, String kind, String origin, Definition definition, String owner, String state, Instant plannedTo) {
    static final String REPORT = "report";
    static final String WATCH = "watch";
    static final String ACTIVE = "active";
    static final String PAUSED = "paused";
    static final String REMOVED = "removed";
    static final String FILE = "file";
    static final String SLACK = "slack";

    /// Under whose rights a report is made: row-level security sees this name, to which the file of
    /// people may give attributes.
    static String person(String report) {
        return "report:" + report;
    }

    /// Whether it is carried out.
    public boolean active() {
        return state.equals(ACTIVE);
    }

    /// Where it is told.
    public List<String> to() {
        return switch (definition) {
            case ReportDefinition report -> report.to();
            case WatchDefinition watch -> watch.to();
            case Definition other -> List.of();
        };
    }
}
