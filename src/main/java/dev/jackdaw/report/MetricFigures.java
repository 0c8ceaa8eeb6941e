package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.ReportItem;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.report.Edition.Compared;
import dev.jackdaw.report.Edition.Drivers;
import dev.jackdaw.report.Edition.Figure;
import dev.jackdaw.report.Edition.Measure;
import dev.jackdaw.warehouse.Caller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes the figures of an edition from governed metrics.
record MetricFigures(GovernedMetrics metrics, CompanyCalendar calendar) {
    /// The figure of an item as of `last`; adds what must be known of it to `caveats`. A metric that
    /// can't be had is a figure that says why.
    Figure figure(ReportItem item, LocalDate last, Caller caller, List<String> caveats) {
        try {
            return computed(item, last, caller, caveats);
        } catch (UsageException e) {
            return new Figure(
                    new Measure(
                            item.metric(), ResultTable.Column.plain(item.metric(), "text"), DateRange.day(last), false),
                    null,
                    List.of(),
                    List.of(),
                    ResultTable.EMPTY,
                    List.of(),
                    List.of(),
                    false,
                    e.text());
        }
    }

    private Figure computed(ReportItem item, LocalDate last, Caller caller, List<String> caveats) {
        var metric = metrics.find(item.metric());
        var window = Window.of(item.period(), calendar, last);
        var sql = new ArrayList<String>();
        var used = new LinkedHashSet<KnowledgeRef>();
        var compared = new ArrayList<Compared>();
        @Nullable BigDecimal value = null;
        var names = item.compare().isEmpty() ? List.of(ReportItem.PREVIOUS_PERIOD) : item.compare();
        Result first = null;
        for (var name : names) {
            var range = window.compared(name);
            var result = metrics.answer(query(item, List.of(), window.range(), range), caller);
            first = first == null ? result : first;
            sql.addAll(result.sql());
            used.addAll(result.knowledge());
            var table = new MetricTable(result.table());
            value = table.number(metric.name(), 0);
            if (!item.compare().isEmpty()) {
                compared.add(compared(name, range, table));
            }
        }
        var result = Objects.requireNonNull(first);
        result.caveats().stream()
                .filter(c -> !c.startsWith("It is compared with"))
                .map(c -> metric.name() + ": " + c)
                .forEach(caveats::add);
        return new Figure(
                new Measure(
                        metric.name() + EditionText.filtered(item.where()),
                        new MetricTable(result.table()).column(metric.name()),
                        window.range(),
                        GovernedMetrics.state(metric)),
                value,
                compared,
                drivers(item, metric, window, compared, caller, caveats),
                series(item, last, caller),
                List.copyOf(used),
                List.copyOf(sql),
                notable(item, value, compared),
                "");
    }

    private static MetricQuery query(ReportItem item, List<String> by, DateRange range, DateRange compared) {
        return new MetricQuery(
                item.metric(),
                by,
                GovernedMetrics.filters(item.where()),
                Window.phrase(range),
                "",
                Window.phrase(compared),
                null,
                false,
                false);
    }

    private static Compared compared(String name, DateRange range, MetricTable table) {
        return new Compared(
                name, range, table.number("previous", 0), table.number("change", 0), table.number("change_pct", 0));
    }

    private List<Drivers> drivers(
            ReportItem item,
            MetricDefinition metric,
            Window window,
            List<Compared> compared,
            Caller caller,
            List<String> caveats) {
        var change = compared.isEmpty() ? null : compared.getFirst().change();
        if (change == null) {
            return List.of();
        }
        var drivers = new ArrayList<Drivers>();
        for (var dimension : item.by()) {
            var query = query(
                    item,
                    List.of(dimension),
                    window.range(),
                    compared.getFirst().range());
            new DriverAnalysis(metrics)
                    .of(metric, query, change, caller)
                    .ifPresentOrElse(
                            drivers::add,
                            () -> caveats.add(metric.name()
                                    + ": what moved it by "
                                    + dimension
                                    + " can't be told, as its parts don't add up and its definition has no"
                                    + " weight."));
        }
        return drivers;
    }

    private static boolean notable(ReportItem item, @Nullable BigDecimal value, List<Compared> compared) {
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

    /// Whether none of these moved by this share, or beyond its own threshold.
    static boolean unmoved(List<Figure> figures, BigDecimal share) {
        return figures.stream()
                .allMatch(f -> f.problem().isEmpty()
                        && !f.compared().isEmpty()
                        && !f.notable()
                        && !moved(f.value(), f.compared().getFirst(), share));
    }

    private ResultTable series(ReportItem item, LocalDate last, Caller caller) {
        if (item.chart().isEmpty()) {
            return ResultTable.EMPTY;
        }
        var period = PeriodParser.parse(item.chart())
                .orElseThrow(() -> new UsageException(
                        "'" + item.chart() + "' is no period for a chart. Write one such as last 14 days"));
        var range = period.on(calendar, last).until(last);
        var grain = period.naturalGrain().orElse(Grain.DAY);
        return metrics.answer(
                        new MetricQuery(
                                item.metric(),
                                List.of(),
                                GovernedMetrics.filters(item.where()),
                                Window.phrase(range),
                                grain.word(),
                                "",
                                null,
                                false,
                                false),
                        caller)
                .table();
    }
}
