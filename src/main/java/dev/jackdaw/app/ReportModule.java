package dev.jackdaw.app;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.report.Deliveries;
import dev.jackdaw.report.Editor;
import dev.jackdaw.report.Narrator;
import dev.jackdaw.report.Planner;
import dev.jackdaw.report.Postings;
import dev.jackdaw.report.Publisher;
import dev.jackdaw.report.Recheck;
import dev.jackdaw.report.Reports;
import dev.jackdaw.report.Watches;
import java.time.Duration;

/// Whoever makes reports and watches, wired.
public record ReportModule(
        Reports reports,
        Postings postings,
        Deliveries deliveries,
        Planner planner,
        Editor editor,
        Recheck recheck,
        Watches watches,
        Publisher publisher) {
    private static final Duration LOOK_FOR_DATA = Duration.ofSeconds(60);

    static ReportModule of(
            Reports reports,
            Infrastructure infra,
            MetricService metrics,
            DataClock data,
            Desk desk,
            Narrator narrator,
            Publisher.Told told) {
        var database = infra.database();
        var calendar = infra.calendar();
        var clock = infra.clock();
        var postings = new Postings(database, clock);
        var planner = new Planner(reports, database, calendar, clock);
        var editor = new Editor(metrics, data, calendar, desk);
        var recheck = new Recheck(reports, postings, editor, clock);
        var watches = new Watches(database, reports, metrics, data, calendar, clock);
        var publisher = new Publisher(
                reports,
                postings,
                planner,
                editor,
                recheck,
                narrator,
                watches,
                told,
                data,
                calendar,
                clock,
                LOOK_FOR_DATA);
        return new ReportModule(
                reports, postings, new Deliveries(database), planner, editor, recheck, watches, publisher);
    }
}
