package dev.jackdaw.app;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.report.Deliveries;
import dev.jackdaw.report.Editor;
import dev.jackdaw.report.Narrator;
import dev.jackdaw.report.Planner;
import dev.jackdaw.report.Postings;
import dev.jackdaw.report.Publisher;
import dev.jackdaw.report.Recheck;
import dev.jackdaw.report.ReportRule;
import dev.jackdaw.report.Reports;
import dev.jackdaw.report.Watches;
import dev.jackdaw.store.StateDatabase;
import java.time.Clock;
import java.time.Duration;

/// Whoever makes reports and watches, wired.
public record Reporting(
        Reports reports,
        Postings postings,
        Deliveries deliveries,
        Planner planner,
        Editor editor,
        Recheck recheck,
        Watches watches,
        Publisher publisher,
        ReportRule rule) {
    private static final Duration LOOK_FOR_DATA = Duration.ofSeconds(60);

    static Reporting of(
            Reports reports,
            StateDatabase database,
            MetricService metrics,
            DataClock data,
            CompanyCalendar calendar,
            Desk desk,
            Narrator narrator,
            Publisher.Told told,
            Clock clock) {
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
        return new Reporting(
                reports,
                postings,
                new Deliveries(database),
                planner,
                editor,
                recheck,
                watches,
                publisher,
                new ReportRule(calendar));
    }
}
