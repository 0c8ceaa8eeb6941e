package dev.jackdaw.report;

import dev.jackdaw.TestCompany;
import dev.jackdaw.TestDatabase;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.knowledge.definition.ReportWait;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that makes reports, over the sample company, by a clock that a test moves.
public final class Newsroom implements AutoCloseable {
    public static final String OWNER = "slack:maria@example.com";
    public static final String CHANNEL = "slack:C1";

    /// The morning after the sample's last day.
    public static final Instant MORNING = Instant.parse("2026-06-18T09:00:00Z");

    public final TestCompany company = TestCompany.open();
    public final TestClock clock = new TestClock();
    public final Reports reports;
    public final Postings postings;
    public final Planner planner;
    public final Editor editor;
    public final Recheck recheck;
    public final Alerts alerts;
    public final Watches watches;
    public final Publication publication;
    public final List<String> told = new ArrayList<>();
    Narrator narrator = Narrator.NONE;

    public static final class TestClock extends Clock {
        private Instant now = MORNING.minusSeconds(60);

        public void set(Instant time) {
            now = time;
        }

        public void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public Newsroom() {
        var jackdaw = company.jackdaw();
        var calendar = CompanyCalendar.standard();
        var data = new DataClock(jackdaw.warehouse(), jackdaw.knowledge().index(), calendar, clock);
        var metrics =
                new MetricService(jackdaw.knowledge().index(), jackdaw.warehouse(), data, calendar, view -> false);
        reports = new Reports(jackdaw.database(), clock);
        reports.load(List.of());
        postings = new Postings(jackdaw.database(), clock);
        planner = new Planner(reports, jackdaw.database(), calendar, clock);
        editor = new Editor(metrics, data, calendar, jackdaw.desk());
        recheck = new Recheck(reports, postings, editor, clock);
        alerts = new Alerts(jackdaw.database(), clock);
        watches = new Watches(alerts, reports, metrics, data, calendar, clock);
        var notes = new PostingNotes(postings, planner, clock);
        publication = new Publication(
                reports,
                postings,
                planner,
                new DataWait(data, calendar, Duration.ofSeconds(1)),
                new EditionComposer(recheck, editor, watches, notes, facts -> narrator.tell(facts)),
                (key, person, text) -> told.add(person + ": " + text),
                clock);
    }

    public static ReportItem item(String metric, String... by) {
        return new ReportItem(
                metric,
                List.of(by),
                Map.of(),
                "",
                List.of(ReportItem.PREVIOUS_PERIOD, ReportItem.PREVIOUS_YEAR),
                "",
                "",
                "");
    }

    public static ReportDefinition report(String name, ReportItem... items) {
        return report(name, "0 9 * * *", "", "", items);
    }

    public static ReportDefinition report(
            String name, String schedule, String quiet, String late, ReportItem... items) {
        return new ReportDefinition(
                name,
                "",
                OWNER,
                List.of(CHANNEL),
                new ReportTiming(schedule, "UTC"),
                List.of(items),
                quiet,
                late,
                null,
                "");
    }

    public static ReportDefinition waiting(ReportDefinition report, String table, String until) {
        return new ReportDefinition(
                report.name(),
                report.title(),
                report.owner(),
                report.to(),
                new ReportTiming(report.timing().schedule(), report.timing().zone()),
                report.items(),
                report.quiet(),
                report.late(),
                new ReportWait(table, until),
                report.correct());
    }

    public void save(Definition definition) {
        reports.save(definition, OWNER);
    }

    /// Plans and makes what is due by now.
    public void work() {
        planner.plan();
        TestDatabase.run(
                company.database(),
                "UPDATE jackdaw_state.report_posting SET not_before = '-infinity', leased_until = '-infinity'");
        postings.claim(100).forEach(publication::make);
    }

    public Optional<Edition> edition(String report, Instant due) {
        return postings.snapshot(report, due).map(Postings.Snapshot::edition);
    }

    public List<String> states(String report) {
        return postings.history(report, 100).stream()
                .map(p -> p.due() + " " + p.state().word())
                .toList()
                .reversed();
    }

    /// What waits for the doors: its text, or "edition".
    public List<String> deliveries() {
        return TestDatabase.rows(
                        company.database(),
                        "SELECT nth || ' ' || destination || ' ' || CASE WHEN text = '' THEN 'edition' ELSE text "
                                + "END FROM jackdaw_state.report_delivery ORDER BY made_at, due_at, nth")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    @Override
    public void close() {
        company.close();
    }
}
