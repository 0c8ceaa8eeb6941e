package dev.jackdaw.cli;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.report.Planner;
import dev.jackdaw.report.Report;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reports with their times, as seen at `now`.
record ReportText(Planner planner, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm z", Locale.ENGLISH);
    private static final int NEXT_TIMES = 3;

    /// Many of them, a row each; watches are left out.
    ResultTable table(List<Report> reports) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var report : reports) {
            if (report.definition() instanceof ReportDefinition definition) {
                rows.add(List.of(
                        report.name(),
                        words(definition),
                        next(report, definition),
                        report.owner(),
                        String.join(", ", definition.to()),
                        report.origin()));
            }
        }
        return ResultTable.texts(rows, "report", "times", "next", "owner", "to", "from");
    }

    /// One of them, as JSON.
    Map<String, Object> json(Report report) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", report.name());
        object.put("state", report.state());
        object.put("origin", report.origin());
        object.put("owner", report.owner());
        if (report.definition() instanceof ReportDefinition definition) {
            object.put("to", definition.to());
            object.put("times", words(definition));
            object.put("next", next(report, definition));
        }
        return object;
    }

    /// When one comes, and the next times; nothing for a watch.
    List<String> times(Report report) {
        var lines = new ArrayList<String>();
        if (report.definition() instanceof ReportDefinition definition) {
            lines.add("Times:  " + words(definition));
            following(definition).forEach(due -> lines.add("        " + TIME.format(due)));
        }
        return lines;
    }

    private List<ZonedDateTime> following(ReportDefinition definition) {
        try {
            var schedule = planner.schedule(definition);
            return schedule.following(now, NEXT_TIMES).stream()
                    .map(due -> due.atZone(schedule.zone()))
                    .toList();
        } catch (UsageException e) {
            return List.of(); // Its words say what is wrong.
        }
    }

    private String words(ReportDefinition definition) {
        try {
            return planner.schedule(definition).words();
        } catch (UsageException e) {
            return e.text();
        }
    }

    private String next(Report report, ReportDefinition definition) {
        if (!report.active()) {
            return report.state();
        }
        try {
            var schedule = planner.schedule(definition);
            return schedule.next(now)
                    .map(i -> TIME.format(i.atZone(schedule.zone())))
                    .orElse("never");
        } catch (UsageException e) {
            return "never";
        }
    }
}
