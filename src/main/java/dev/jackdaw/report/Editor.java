package dev.jackdaw.report;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.report.Edition.Figure;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.store.StateUnavailable;
import dev.jackdaw.warehouse.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes editions: a report's figures as of a day. The same report, day and data give the same
/// edition. Thread-safe.
public final class Editor {
    private final MetricFigures figures;
    private final DataClock data;
    private final CompanyCalendar calendar;
    private final Desk desk;

    public Editor(MetricService metrics, DataClock data, CompanyCalendar calendar, Desk desk) {
        this.figures = new MetricFigures(new GovernedMetrics(metrics), calendar);
        this.data = data;
        this.calendar = calendar;
        this.desk = desk;
    }

    /// The latest day that a report due then can tell of: over, and in the data.
    public LocalDate last(Instant due) {
        var before = LocalDate.ofInstant(due, calendar.zone()).minusDays(1);
        var today = data.read().today();
        return today.isBefore(before) ? today : before;
    }

    /// An edition as of `last`. `alerts` are what watches found, `notes` what else must be said
    /// above.
    public Edition compose(
            ReportDefinition report, Instant due, LocalDate last, List<String> alerts, List<String> notes) {
        var caller = new Caller(rights(report), new Cancellation());
        var made = new ArrayList<Figure>();
        var answers = new ArrayList<Edition.Answer>();
        var caveats = new LinkedHashSet<String>();
        var before = LocalDate.ofInstant(due, calendar.zone()).minusDays(1);
        if (last.isBefore(before)) {
            caveats.add("The data end on "
                    + EditionText.day(last)
                    + ", "
                    + days(last.datesUntil(before).count())
                    + " before the day this report is about.");
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var items = new ArrayList<Future<ItemOutcome>>();
            for (var item : report.items()) {
                items.add(threads.submit(() -> item(report, item, due, last, caller)));
            }
            for (var future : items) {
                var one = result(future);
                one.figure().ifPresent(made::add);
                one.answer().ifPresent(answers::add);
                caveats.addAll(one.caveats());
            }
        }
        var quiet = Amounts.share(report.quiet())
                .filter(share -> alerts.isEmpty() && answers.isEmpty() && MetricFigures.unmoved(made, share))
                .isPresent();
        return new Edition(
                new Edition.Heading(report.name(), report.heading(), due, last),
                Headlines.of(made),
                "",
                made,
                answers,
                alerts,
                List.copyOf(caveats),
                notes,
                last.toString(),
                quiet);
    }

    /// What goes to nobody but its owner is made under the owner's own rights.
    private static String rights(ReportDefinition report) {
        return report.to().equals(List.of(report.owner())) ? report.owner() : Report.person(report.name());
    }

    private record ItemOutcome(Optional<Figure> figure, Optional<Edition.Answer> answer, List<String> caveats) {}

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static String days(long count) {
        return count == 1 ? "one day" : count + " days";
    }

    private ItemOutcome item(ReportDefinition report, ReportItem item, Instant due, LocalDate last, Caller caller) {
        if (!item.question().isEmpty()) {
            return new ItemOutcome(Optional.empty(), Optional.of(asked(report, item, due)), List.of());
        }
        var caveats = new ArrayList<String>();
        return new ItemOutcome(Optional.of(figures.figure(item, last, caller, caveats)), Optional.empty(), caveats);
    }

    private Edition.Answer asked(ReportDefinition report, ReportItem item, Instant due) {
        var person = rights(report);
        var name = Report.person(report.name()) + " " + due + " " + item.question();
        try {
            var outcome = desk.ask(new Desk.Ask(name, person, item.question(), "", name), entry -> {});
            if (outcome instanceof Desk.Outcome.Answered(var run, var question, var answer, var receipt)) {
                return new Edition.Answer(
                        item.question(),
                        answer.text(),
                        answer.table(),
                        answer.basis().label(),
                        receipt.knowledge(),
                        answer.sql(),
                        "");
            }
            return unanswered(item, "it could not be answered without asking back");
        } catch (StateUnavailable | RefusedStatement e) {
            throw e;
        } catch (JackdawException e) {
            return unanswered(item, e.text());
        }
    }

    private static Edition.Answer unanswered(ReportItem item, String problem) {
        return new Edition.Answer(item.question(), "", ResultTable.EMPTY, "", List.of(), List.of(), problem);
    }
}
