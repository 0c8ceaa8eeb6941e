package dev.jackdaw.app;

import dev.jackdaw.agent.Journal;
import dev.jackdaw.core.RunId;
import dev.jackdaw.desk.Editions;
import dev.jackdaw.desk.PersonDirectory;
import dev.jackdaw.desk.RunExplanation;
import dev.jackdaw.desk.Schedules;
import dev.jackdaw.jobs.ClockDoor;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.report.ReportWords;
import dev.jackdaw.slack.SlackDoor;
import java.util.List;
import java.util.Optional;

/// The doors of a service, wired; whoever opens one closes it.
record Doors(Jackdaw jackdaw, Infrastructure infra) {
    /// The Slack door, where it is set up.
    Optional<SlackDoor> openSlack() {
        var settings = infra.config().slack();
        return settings.missing().isEmpty() ? Optional.of(SlackDoor.open(settings, slack())) : Optional.empty();
    }

    /// Reports, watches and maintenance.
    ClockDoor openClock() {
        return ClockDoor.open(
                infra.database(),
                new DueReports(jackdaw.report().planner(), jackdaw.report().publisher()),
                new Maintenance(jackdaw).chores(),
                infra.calendar().zone(),
                infra.clock());
    }

    SlackDoor.Services slack() {
        var report = jackdaw.report();
        return new SlackDoor.Services(
                infra.database(),
                new SlackDoor.Runs(jackdaw.desk(), infra.journal(), infra.ledger(), this::explain),
                new PersonDirectory(infra.principals()),
                jackdaw.knowledge().catalogue(),
                new SlackDoor.Decisions(jackdaw.approvals(), jackdaw.viewApprovals()),
                new SlackDoor.Unasked(
                        new Schedules(
                                report.reports(),
                                report.planner(),
                                report.alerts(),
                                new ReportWords(this::governed, infra.calendar()),
                                infra.clock()),
                        new Editions(report.deliveries(), report.postings(), report.reports(), jackdaw.notices()),
                        jackdaw.notices()));
    }

    private List<MetricDefinition> governed() {
        return jackdaw.knowledge().index().all(KnowledgeKind.METRIC).stream()
                .map(i -> (MetricDefinition) i.definition())
                .filter(MetricDefinition::governed)
                .toList();
    }

    private List<String> explain(RunId run) {
        return RunExplanation.of(
                infra.journal().entries(run).stream().map(Journal.Entry::step).toList(),
                jackdaw.knowledge().index());
    }
}
