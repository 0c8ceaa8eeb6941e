package dev.jackdaw.report;

import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Schedule;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.report.Postings.State;
import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Turns what is due into postings. It may be done at any time, by any number of processes and
/// again and again: each time that a report is due becomes one posting. What nobody was there for
/// is posted late, once, if it is not too late; the rest is skipped, and the next edition says so.
public final class Planner {
    private static final Logger LOG = Logger.getLogger(Planner.class.getName());

    /// How late a report may come where it does not say itself.
    static final Duration LATE_MAX = Duration.ofHours(2);

    private static final int MISSED_MAX = 100;

    private final Reports reports;
    private final Sql database;
    private final CompanyCalendar calendar;
    private final Clock clock;

    public Planner(Reports reports, Sql database, CompanyCalendar calendar, Clock clock) {
        this.reports = reports;
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// When a report is due.
    public Schedule schedule(ReportDefinition report) {
        return Schedule.of(report.timing().schedule(), report.timing().zone(), calendar.zone());
    }

    /// The next time that any active report is due.
    public Optional<Instant> next() {
        return active().stream().flatMap(r -> due(r).stream()).min(Instant::compareTo);
    }

    private List<Report> active() {
        return reports.list().stream()
                .filter(r -> r.active() && r.definition() instanceof ReportDefinition)
                .toList();
    }

    private Optional<Instant> due(Report report) {
        try {
            return schedule((ReportDefinition) report.definition()).next(report.plannedTo());
        } catch (JackdawException e) {
            LOG.log(Level.WARNING, "report {0} has no schedule: {1}", new Object[] {report.name(), e.text()});
            return Optional.empty();
        }
    }

    /// Plans what is due by now; how many postings there are to make.
    public int plan() {
        var now = clock.instant();
        int made = 0;
        for (var report : active()) {
            if (due(report).filter(due -> !due.isAfter(now)).isPresent()) {
                made += plan(report.name(), now);
            }
        }
        return made;
    }

    private int plan(String name, Instant now) {
        return database.transactionResult(sql -> {
            // Whoever comes second finds it planned.
            sql.execute("SELECT FROM report WHERE name = ? FOR UPDATE", name);
            var report = Reports.find(sql, name).filter(Report::active);
            if (report.isEmpty() || !(report.get().definition() instanceof ReportDefinition definition)) {
                return 0;
            }
            var due = schedule(definition).between(report.get().plannedTo(), now, MISSED_MAX);
            var late = Amounts.duration(definition.late()).orElse(LATE_MAX);
            int made = 0;
            for (var one : due) {
                var why = skipped(one, due.getLast(), now, late);
                made += why.isEmpty() ? 1 : 0;
                sql.execute(
                        "INSERT INTO report_posting (report, due_at, state, reason, changed_at) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        name,
                        one,
                        (why.isEmpty() ? State.DUE : State.SKIPPED).word(),
                        why,
                        now);
            }
            if (!due.isEmpty()) {
                Reports.planned(sql, name, due.getLast());
            }
            return made;
        });
    }

    /// Makes a report due now, beside its schedule; when that is.
    public Instant now(String name) {
        var due = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        database.execute(
                "INSERT INTO report_posting (report, due_at, state, changed_at) VALUES (?, ?, 'due', ?) "
                        + "ON CONFLICT DO NOTHING",
                name,
                due,
                due);
        return due;
    }

    private static String skipped(Instant due, Instant last, Instant now, Duration late) {
        if (Duration.between(due, now).compareTo(late) > 0) {
            return "nobody was there to post it, and it may be " + Amounts.words(late) + " late at most";
        }
        return due.equals(last) ? "" : "a later one was due before it could be posted";
    }
}
