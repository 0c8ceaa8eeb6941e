package dev.jackdaw.desk;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.knowledge.file.ScheduleFile;
import dev.jackdaw.report.Alerts;
import dev.jackdaw.report.Planner;
import dev.jackdaw.report.Report;
import dev.jackdaw.report.ReportWords;
import dev.jackdaw.report.Reports;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;

/// Reports and watches as doors look after them: asked for in plain words, read back as a proposal,
/// saved, listed, paused, resumed, deleted. Only its owner or an admin may change one; whoever calls
/// `pause`, `resume` or `delete` has asked `mayChange` before.
public record Schedules(Reports reports, Planner planner, Alerts alerts, ReportWords words, Clock clock) {
    private static final int NEXT = 3;

    /// Whoever looks after reports, such as "slack:maria@example.com".
    public record Person(String name, boolean admin) {}

    /// A report or watch that is stored; `when` is its times in words, `to` its destinations.
    public record Entry(String name, String when, boolean active, String state, String owner, List<String> to) {}

    /// A report that could be saved: its times in words, and when it would come next.
    public record Proposal(String name, String title, String when, List<ZonedDateTime> next) {}

    /// Whether a text asks for something to be posted on a schedule.
    public static boolean asks(String text) {
        return ReportWords.asks(text);
    }

    /// Everything that is stored, by name.
    public List<Entry> list() {
        return reports.list().stream().map(this::entry).toList();
    }

    private Entry entry(Report report) {
        var when = report.definition() instanceof ReportDefinition definition
                ? times(definition)
                : "watch of " + ((WatchDefinition) report.definition()).metric();
        return new Entry(report.name(), when, report.active(), report.state(), report.owner(), report.to());
    }

    private String times(ReportDefinition definition) {
        try {
            return planner.schedule(definition).words();
        } catch (UsageException e) {
            return e.text();
        }
    }

    /// Whether there is one of this name.
    public boolean knows(String name) {
        return reports.find(name).isPresent();
    }

    /// Whom one belongs to. Throws where there is none.
    public String owner(String name) {
        return reports.find(name).orElseThrow().owner();
    }

    /// Whether a person may change one.
    public boolean mayChange(String name, Person person) {
        return person.admin() || owner(name).equals(person.name());
    }

    /// One as its file would be.
    public String export(String name) {
        return ScheduleFile.text(reports.find(name).orElseThrow().definition());
    }

    /// It rests. Throws `UsageException` where it can't, like the next two.
    public void pause(String name, Person by) {
        reports.pause(name, by.name());
    }

    /// It goes on.
    public void resume(String name, Person by) {
        reports.resume(name, by.name());
    }

    /// It is gone; what it posted stays.
    public void delete(String name, Person by) {
        reports.remove(name, by.name());
    }

    /// Reads what somebody asks for, to be told at `destination`; `name` is the report in whose place
    /// it comes, or empty. Throws `UsageException` where it can't be understood or is not theirs.
    public Proposal propose(String text, String name, String destination, Person person) {
        return proposal(read(text, name, destination, person));
    }

    /// Saves what was proposed: the text is read again, as theirs.
    public Proposal save(String text, String name, String destination, Person person) {
        var report = read(text, name, destination, person);
        reports.save(report, person.name());
        return proposal(report);
    }

    private Proposal proposal(ReportDefinition report) {
        var schedule = planner.schedule(report);
        var next = schedule.following(clock.instant(), NEXT).stream()
                .map(i -> i.atZone(schedule.zone()))
                .toList();
        return new Proposal(report.name(), report.title(), schedule.words(), next);
    }

    private ReportDefinition read(String text, String name, String destination, Person person) {
        if (!name.isEmpty() && !knows(name)) {
            throw new UsageException("there is no report " + name + " any more");
        }
        var report = words.read(text, name, person.name(), destination);
        // Also a name that only comes out the same as another's.
        if (knows(report.name()) && !mayChange(report.name(), person)) {
            throw new UsageException("only its owner or an admin can change " + report.name());
        }
        return report;
    }

    /// What somebody thinks an alert was worth; `alert` is its key, as a delivery names it.
    public void opinion(String alert, boolean useful) {
        alerts.opinion(alert, useful);
    }
}
