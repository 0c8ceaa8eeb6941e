package dev.jackdaw.report;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.report.Baseline.Point;
import dev.jackdaw.warehouse.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A governed metric over time, as a watch looks at it: whole periods that are over.
record Series(MetricDefinition metric, ResultTable.Column column, Grain grain, List<Point> points) {
    /// A question about a metric has 400 periods at most.
    private static final int AT_ONCE = 390;

    /// How many periods back a watch looks.
    static int back(Grain grain) {
        return switch (grain) {
            case DAY -> 300;
            case WEEK -> 156;
            default -> 60;
        };
    }

    /// The `count` periods that end with `last` or before it. Throws `UsageException` for what is
    /// no governed metric, or has no such periods.
    static Series of(
            MetricService metrics,
            CompanyCalendar calendar,
            String name,
            Map<String, List<String>> where,
            Grain grain,
            LocalDate last,
            int count,
            Caller caller) {
        var metric = metrics.governed(name)
                .map(i -> (MetricDefinition) i.definition())
                .orElseThrow(() -> new UsageException("there is no governed metric '" + name + "'"));
        var next = calendar.startOf(grain, last.plusDays(1));
        var column = ResultTable.Column.plain(name, "numeric");
        var points = new ArrayList<Point>();
        for (int left = count; left > 0; left -= AT_ONCE) {
            var from = calendar.plus(grain, next, -left);
            var to = calendar.plus(grain, next, -Math.max(0, left - AT_ONCE));
            var table = ask(metrics, name, where, grain, new DateRange(from, to), caller);
            column = table.columns().getLast();
            for (var row : table.rows()) {
                points.add(new Point(
                        LocalDate.parse(String.valueOf(row.getFirst())),
                        row.getLast() instanceof Number n ? Double.valueOf(n.doubleValue()) : null));
            }
        }
        return new Series(metric, column, grain, List.copyOf(points)).begun();
    }

    private static ResultTable ask(
            MetricService metrics,
            String name,
            Map<String, List<String>> where,
            Grain grain,
            DateRange range,
            Caller caller) {
        var filters = where.entrySet().stream()
                .map(e -> new MetricQuery.Filter(e.getKey(), e.getValue(), false))
                .toList();
        var query =
                new MetricQuery(name, List.of(), filters, Window.phrase(range), grain.word(), "", null, false, false);
        return switch (metrics.answer(query, caller)) {
            case MetricService.Outcome.Answered(var result) -> result.table();
            case MetricService.Outcome.Unfit(String problem) -> throw new UsageException(problem);
        };
    }

    /// Without the time before there was anything.
    private Series begun() {
        int first = 0;
        while (first < points.size()) {
            var value = points.get(first).value();
            if (value != null && value != 0) {
                break;
            }
            first++;
        }
        return new Series(metric, column, grain, points.subList(first, points.size()));
    }

    boolean state() {
        var time = metric.source().time();
        return time != null && time.meaning().toUpperCase(Locale.ROOT).equals(Meaning.STATE.name());
    }

    Anomalies anomalies(double limit) {
        return new Anomalies(grain == Grain.DAY, state(), limit);
    }
}
