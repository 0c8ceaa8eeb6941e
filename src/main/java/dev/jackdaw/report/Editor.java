package dev.jackdaw.report;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.agent.Desk;
import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.report.Edition.Compared;
import dev.jackdaw.report.Edition.Drivers;
import dev.jackdaw.report.Edition.Figure;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.store.StateUnavailable;
import dev.jackdaw.warehouse.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Makes editions: a report's figures as of a day. The same report, day and data give the same
/// edition. Thread-safe.
public final class Editor {
    private static final int PERCENT_DECIMALS = 4;
    private static final int MONEY_DECIMALS = 2;
    private final MetricService metrics;
    private final DataClock data;
    private final CompanyCalendar calendar;
    private final Desk desk;

    public Editor(MetricService metrics, DataClock data, CompanyCalendar calendar, Desk desk) {
        this.metrics = metrics;
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
        var figures = new ArrayList<Figure>();
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
            var made = new ArrayList<Future<Made>>();
            for (var item : report.items()) {
                made.add(threads.submit(() -> item(report, item, due, last, caller)));
            }
            for (var future : made) {
                var one = done(future);
                one.figure().ifPresent(figures::add);
                one.answer().ifPresent(answers::add);
                caveats.addAll(one.caveats());
            }
        }
        var quiet = Amounts.share(report.quiet())
                .filter(share -> alerts.isEmpty() && still(figures, answers, share))
                .isPresent();
        return new Edition(
                report.name(),
                report.heading(),
                due,
                last,
                Headlines.of(figures),
                "",
                figures,
                answers,
                alerts,
                List.copyOf(caveats),
                notes,
                last.toString(),
                quiet);
    }

    /// Under whose rights a report is made: row-level security sees this name, to which the file of
    /// people may give attributes.
    static String person(String report) {
        return "report:" + report;
    }

    /// What goes to nobody but its owner is made under the owner's own rights.
    private static String rights(ReportDefinition report) {
        return report.to().equals(List.of(report.owner())) ? report.owner() : person(report.name());
    }

    private record Made(Optional<Figure> figure, Optional<Edition.Answer> answer, List<String> caveats) {}

    private static <T> T done(Future<T> future) {
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

    private Made item(ReportDefinition report, ReportItem item, Instant due, LocalDate last, Caller caller) {
        if (!item.question().isEmpty()) {
            return new Made(Optional.empty(), Optional.of(asked(report, item, due)), List.of());
        }
        var caveats = new ArrayList<String>();
        return new Made(Optional.of(figure(item, last, caller, caveats)), Optional.empty(), caveats);
    }

    private Edition.Answer asked(ReportDefinition report, ReportItem item, Instant due) {
        var person = rights(report);
        var name = person(report.name()) + " " + due + " " + item.question();
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

    private Figure figure(ReportItem item, LocalDate last, Caller caller, List<String> caveats) {
        try {
            return computed(item, last, caller, caveats);
        } catch (Unfit | UsageException e) {
            var day = DateRange.day(last);
            return new Figure(
                    item.metric(),
                    ResultTable.Column.plain(item.metric(), "text"),
                    day,
                    false,
                    null,
                    List.of(),
                    List.of(),
                    ResultTable.EMPTY,
                    List.of(),
                    List.of(),
                    false,
                    String.valueOf(e.getMessage()));
        }
    }

    /// A metric that can't be had, and why.
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit(String problem) {
            super(problem);
        }
    }

    private Figure computed(ReportItem item, LocalDate last, Caller caller, List<String> caveats) {
        var metric = metrics.governed(item.metric())
                .map(i -> (MetricDefinition) i.definition())
                .orElseThrow(() -> new Unfit("there is no governed metric '" + item.metric() + "'"));
        var window = Window.of(item.period(), calendar, last);
        var sql = new ArrayList<String>();
        var used = new LinkedHashSet<KnowledgeRef>();
        var compared = new ArrayList<Compared>();
        @Nullable BigDecimal value = null;
        var names = item.compare().isEmpty() ? List.of(ReportItem.PREVIOUS_PERIOD) : item.compare();
        Result first = null;
        for (var name : names) {
            var range = window.compared(name);
            var result = ask(query(item, List.of(), window.range(), range), caller);
            first = first == null ? result : first;
            sql.addAll(result.sql());
            used.addAll(result.knowledge());
            value = number(result.table(), metric.name(), 0);
            if (!item.compare().isEmpty()) {
                compared.add(compared(name, range, result.table()));
            }
        }
        var result = Objects.requireNonNull(first);
        result.caveats().stream()
                .filter(c -> !c.startsWith("It is compared with"))
                .map(c -> metric.name() + ": " + c)
                .forEach(caveats::add);
        var column = result.table().columns().get(position(result.table(), metric.name()));
        var drivers = new ArrayList<Drivers>();
        if (!compared.isEmpty() && compared.getFirst().change() != null) {
            for (var dimension : item.by()) {
                drivers(item, metric, dimension, window, compared.getFirst(), caller)
                        .ifPresentOrElse(
                                drivers::add,
                                () -> caveats.add(metric.name()
                                        + ": what moved it by "
                                        + dimension
                                        + " can't be told, as its parts don't add up and its definition has no"
                                        + " weight."));
            }
        }
        return new Figure(
                metric.name() + filtered(item.where()),
                column,
                window.range(),
                state(metric),
                value,
                compared,
                drivers,
                series(item, last, caller),
                List.copyOf(used),
                List.copyOf(sql),
                stands(item, value, compared),
                "");
    }

    private static boolean state(MetricDefinition metric) {
        return metric.source().time() != null
                && metric.source().time().meaning().toUpperCase(Locale.ROOT).equals(Meaning.STATE.name());
    }

    /// Which part of a metric is meant, behind its name.
    static String filtered(Map<String, List<String>> where) {
        return where.isEmpty()
                ? ""
                : " ("
                        + String.join(
                                ", ",
                                where.values().stream()
                                        .map(v -> String.join(" or ", v))
                                        .toList())
                        + ")";
    }

    private Result ask(MetricQuery query, Caller caller) {
        return result(metrics.answer(query, caller));
    }

    private static Result result(MetricService.Outcome outcome) {
        return switch (outcome) {
            case MetricService.Outcome.Answered(var result) -> result;
            case MetricService.Outcome.Unfit(String problem) -> throw new Unfit(problem);
        };
    }

    private static MetricQuery query(ReportItem item, List<String> by, DateRange range, DateRange compared) {
        return new MetricQuery(
                item.metric(),
                by,
                filters(item),
                Window.phrase(range),
                "",
                Window.phrase(compared),
                null,
                false,
                false);
    }

    static List<MetricQuery.Filter> filters(ReportItem item) {
        return item.where().entrySet().stream()
                .map(e -> new MetricQuery.Filter(e.getKey(), e.getValue(), false))
                .toList();
    }

    private static Compared compared(String name, DateRange range, ResultTable table) {
        return new Compared(
                name, range, number(table, "previous", 0), number(table, "change", 0), number(table, "change_pct", 0));
    }

    private static @Nullable BigDecimal number(ResultTable table, String column, int row) {
        return table.rows().isEmpty()
                ? null
                : table.rows().get(row).get(position(table, column)) instanceof Number n
                        ? new BigDecimal(n.toString())
                        : null;
    }

    private static int position(ResultTable table, String column) {
        return table.columns().stream().map(ResultTable.Column::name).toList().lastIndexOf(column);
    }

    private Optional<Drivers> drivers(
            ReportItem item,
            MetricDefinition metric,
            String dimension,
            Window window,
            Compared compared,
            Caller caller) {
        var query = query(item, List.of(dimension), window.range(), compared.range());
        var change = Objects.requireNonNull(compared.change());
        int decimals =
                switch (metric.display().format()) {
                    case "percent" -> PERCENT_DECIMALS;
                    case "integer" -> 0;
                    default -> MONEY_DECIMALS;
                };
        if (metric.sum().additive()) {
            var table = ask(query, caller).table();
            var segments = new ArrayList<Contribution.Segment>();
            for (int i = 0; i < table.rows().size(); i++) {
                segments.add(new Contribution.Segment(
                        label(table, i), number(table, metric.name(), i), number(table, "previous", i)));
            }
            return Optional.of(new Drivers(dimension, false, Contribution.ofSum(segments, change, decimals)));
        }
        if (metric.weight().isEmpty()) {
            return Optional.empty();
        }
        var weights = result(metrics.weights(query, caller)).table();
        var byLabel = new HashMap<@Nullable String, Integer>();
        for (int i = 0; i < weights.rows().size(); i++) {
            byLabel.put(label(weights, i), i);
        }
        var table = ask(query, caller).table();
        var segments = new ArrayList<Contribution.Weighed>();
        for (int i = 0; i < table.rows().size(); i++) {
            var at = byLabel.get(label(table, i));
            segments.add(new Contribution.Weighed(
                    label(table, i),
                    number(table, metric.name(), i),
                    at == null ? null : number(weights, metric.name(), at),
                    number(table, "previous", i),
                    at == null ? null : number(weights, "previous", at)));
        }
        return Optional.of(new Drivers(dimension, true, Contribution.ofRatio(segments, change, decimals)));
    }

    private static @Nullable String label(ResultTable table, int row) {
        var label = table.rows().get(row).getFirst();
        return label == null ? null : String.valueOf(label);
    }

    private static boolean stands(ReportItem item, @Nullable BigDecimal value, List<Compared> compared) {
        return Amounts.share(item.threshold())
                .filter(share -> !compared.isEmpty() && moved(value, compared.getFirst(), share))
                .isPresent();
    }

    /// Whether something moved by at least this share; from nothing to something always.
    private static boolean moved(@Nullable BigDecimal value, Compared compared, BigDecimal share) {
        if (compared.share() != null) {
            return compared.share().abs().compareTo(share) >= 0;
        }
        return compared.change() == null
                ? (value == null) != (compared.value() == null)
                : compared.change().signum() != 0;
    }

    private static boolean still(List<Figure> figures, List<Edition.Answer> answers, BigDecimal share) {
        return answers.isEmpty()
                && figures.stream()
                        .allMatch(f -> f.problem().isEmpty()
                                && !f.compared().isEmpty()
                                && !f.stands()
                                && !moved(f.value(), f.compared().getFirst(), share));
    }

    private ResultTable series(ReportItem item, LocalDate last, Caller caller) {
        if (item.chart().isEmpty()) {
            return ResultTable.EMPTY;
        }
        var period = PeriodParser.parse(item.chart())
                .orElseThrow(() ->
                        new Unfit("'" + item.chart() + "' is no period for a chart. Write one such as last 14 days"));
        var grain = period.naturalGrain().orElse(Grain.DAY);
        return ask(
                        new MetricQuery(
                                item.metric(),
                                List.of(),
                                filters(item),
                                Window.phrase(period.on(calendar, last).until(last)),
                                grain.word(),
                                "",
                                null,
                                false,
                                false),
                        caller)
                .table();
    }
}
