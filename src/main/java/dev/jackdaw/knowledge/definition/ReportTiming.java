package dev.jackdaw.knowledge.definition;

import static dev.jackdaw.knowledge.definition.AbsentValues.text;

/// When a report is due: a schedule (Unix cron), in `zone` or, where that is empty, the company's.
public record ReportTiming(String schedule, String zone) {
    public ReportTiming {
        schedule = text(schedule);
        zone = text(zone);
    }
}
