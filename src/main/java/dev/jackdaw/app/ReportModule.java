package dev.jackdaw.app;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.report.Alerts;
import dev.jackdaw.report.DataWait;
import dev.jackdaw.report.Deliveries;
import dev.jackdaw.report.EditionComposer;
import dev.jackdaw.report.Editor;
import dev.jackdaw.report.Narrator;
import dev.jackdaw.report.OwnerNotices;
import dev.jackdaw.report.Planner;
import dev.jackdaw.report.PostingNotes;
import dev.jackdaw.report.Postings;
import dev.jackdaw.report.Publication;
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
        Alerts alerts,
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
            OwnerNotices owners) {
        var database = infra.database();
        var calendar = infra.calendar();
        var clock = infra.clock();
        var postings = new Postings(database, clock);
        var planner = new Planner(reports, database, calendar, clock);
        var editor = new Editor(metrics, data, calendar, desk);
        var recheck = new Recheck(reports, postings, editor, clock);
        var alerts = new Alerts(database, clock);
        var watches = new Watches(alerts, reports, metrics, data, calendar, clock);
        var notes = new PostingNotes(postings, planner, clock);
        var publication = new Publication(
                reports,
                postings,
                planner,
                new DataWait(data, calendar, LOOK_FOR_DATA),
                new EditionComposer(recheck, editor, watches, notes, narrator),
                owners,
                clock);
        return new ReportModule(
                reports,
                postings,
                new Deliveries(database),
                planner,
                editor,
                recheck,
                alerts,
                watches,
                new Publisher(postings, publication));
    }
}
