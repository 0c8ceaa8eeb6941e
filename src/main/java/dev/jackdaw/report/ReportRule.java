package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.core.calendar.Schedule;
import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.check.Rule;
import dev.jackdaw.knowledge.definition.Definition;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Everything about a report or watch that can be known before it is due: its times, its metrics
/// and what they can be split by, its amounts, where it goes.
public final class ReportRule implements Rule {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,60}");
    private static final Pattern DESTINATION = Pattern.compile("slack:(?:[CGD][A-Z0-9]{1,20}|[^\\s@:]+@[^\\s@]+)");
    private static final int TITLE_MAX = 120;
    private static final int ITEMS_MAX = 30;
    private static final int TO_MAX = 20;
    private final CompanyCalendar calendar;

    public ReportRule(CompanyCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public List<CheckFinding> check(KnowledgeFolder.Contents contents) {
        var metrics = (Function<String, Optional<MetricDefinition>>) name -> contents.items().stream()
                .map(KnowledgeItem::definition)
                .filter(MetricDefinition.class::isInstance)
                .map(MetricDefinition.class::cast)
                .filter(m -> m.name().equalsIgnoreCase(name))
                .findFirst();
        var findings = new ArrayList<CheckFinding>();
        for (var item : contents.items()) {
            for (var problem : problems(item.definition(), metrics)) {
                findings.add(CheckFinding.error(
                        item.source(),
                        item.kind().word(),
                        item.kind().word() + " '" + item.name() + "': " + problem,
                        "Mend it; docs/REPORTS.md has the format"));
            }
        }
        return findings;
    }

    /// What is wrong with one, whoever made it.
    public List<String> problems(Definition definition, Function<String, Optional<MetricDefinition>> metrics) {
        return switch (definition) {
            case ReportDefinition report -> report(report, metrics);
            case WatchDefinition watch -> watch(watch, metrics);
            case Definition other -> List.of();
        };
    }

    private List<String> report(ReportDefinition report, Function<String, Optional<MetricDefinition>> metrics) {
        var problems = new ArrayList<String>();
        named(report.name(), report.owner(), report.to(), problems);
        if (report.title().length() > TITLE_MAX || !report.title().equals(plain(report.title()))) {
            problems.add("the title must be one line of " + TITLE_MAX + " characters at most");
        }
        tried(
                problems,
                () -> Schedule.of(report.timing().schedule(), report.timing().zone(), calendar.zone()));
        tried(problems, () -> Amounts.share(report.quiet()));
        tried(problems, () -> Amounts.share(report.correct()));
        tried(problems, () -> Amounts.duration(report.late()));
        var wait = report.waiting();
        if (wait != null) {
            tried(problems, () -> Amounts.timeOfDay(wait.until()));
            if (wait.table().isEmpty()) {
                problems.add("wait needs a table");
            }
        }
        if (report.items().isEmpty() || report.items().size() > ITEMS_MAX) {
            problems.add("it needs items, " + ITEMS_MAX + " at most");
        }
        report.items().forEach(item -> item(item, metrics, problems));
        return problems;
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}]", "");
    }

    private void item(ReportItem item, Function<String, Optional<MetricDefinition>> metrics, List<String> problems) {
        if (item.question().isEmpty() == item.metric().isEmpty()) {
            problems.add("each item is either a metric or a question");
            return;
        }
        if (!item.question().isEmpty()) {
            return;
        }
        metric(item.metric(), item.by(), item.where(), metrics, problems);
        var day = LocalDate.of(2026, 6, 15);
        tried(problems, () -> Amounts.share(item.threshold()));
        tried(problems, () -> {
            var window = Window.of(item.period(), calendar, day);
            return item.compare().stream().map(window::compared).toList();
        });
        if (!item.chart().isEmpty() && PeriodParser.parse(item.chart()).isEmpty()) {
            problems.add("'" + item.chart() + "' is no period for a chart. Write one such as last 14 days");
        }
    }

    private static void metric(
            String name,
            List<String> by,
            Map<String, List<String>> where,
            Function<String, Optional<MetricDefinition>> metrics,
            List<String> problems) {
        var metric = metrics.apply(name).filter(MetricDefinition::governed);
        if (metric.isEmpty()) {
            problems.add("there is no governed metric '" + name + "'");
            return;
        }
        var dimensions = new ArrayList<>(by);
        dimensions.addAll(where.keySet());
        for (var dimension : dimensions) {
            if (metric.get().dimension(dimension).isEmpty()) {
                problems.add(name
                        + " can't be split by "
                        + dimension
                        + ", only by "
                        + String.join(
                                ", ",
                                metric.get().source().dimensions().stream()
                                        .map(MetricDimension::name)
                                        .toList()));
            }
        }
    }

    private static List<String> watch(WatchDefinition watch, Function<String, Optional<MetricDefinition>> metrics) {
        var problems = new ArrayList<String>();
        named(watch.name(), watch.owner(), watch.to(), problems);
        metric(watch.metric(), List.of(), watch.where(), metrics, problems);
        tried(problems, () -> Watches.grain(watch.grain()));
        tried(problems, () -> Amounts.duration(watch.cooldown()));
        if (!List.of("", "low", "normal", "high").contains(watch.sensitivity())) {
            problems.add("the sensitivity is '" + watch.sensitivity() + "'. Choose low, normal or high");
        }
        return problems;
    }

    private static void named(String name, String owner, List<String> to, List<String> problems) {
        if (!NAME.matcher(name).matches() || name.equals(Alerts.DELIVERY)) {
            problems.add("the name '"
                    + plain(name)
                    + "' must be lower-case letters, digits and hyphens, and begin with a letter");
        }
        if (owner.isEmpty()) {
            problems.add("it needs an owner, such as slack:maria@example.com");
        }
        if (to.isEmpty() || to.size() > TO_MAX) {
            problems.add("it needs somewhere to go, " + TO_MAX + " places at most");
        }
        for (var destination : to) {
            if (!DESTINATION.matcher(destination).matches()) {
                problems.add("'"
                        + plain(destination)
                        + "' is no place to post to. Write a channel's id, such as slack:C0123ABCD, or a person, "
                        + "such as slack:maria@example.com");
            }
        }
    }

    @FunctionalInterface
    private interface Reading {
        Object read();
    }

    private static void tried(List<String> problems, Reading reading) {
        try {
            reading.read();
        } catch (UsageException e) {
            problems.add(e.text());
        }
    }
}
