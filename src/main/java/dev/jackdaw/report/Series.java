package dev.jackdaw.report;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.metrics.MetricQuery;
import dev.jackdaw.report.Baseline.Point;
import dev.jackdaw.warehouse.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A governed metric over time, as a watch looks at it: whole periods that are over.
record Series(MetricDefinition metric, ResultTable.Column column, Grain grain, List<Point> points) {
    /// A question about a metric has 400 periods at most.
    private static final int PERIODS_MAX = 390;

    /// How many periods back a watch looks.
    static int periods(Grain grain) {
        return switch (grain) {
            case DAY -> 300;
            case WEEK -> 156;
            default -> 60;
        };
    }

    /// The `count` periods that end with `last` or before it. Throws `UsageException` for what is
    /// no governed metric, or has no such periods.
    static Series of(
            GovernedMetrics metrics,
            CompanyCalendar calendar,
            String name,
            Map<String, List<String>> where,
            Grain grain,
            LocalDate last,
            int count,
            Caller caller) {
        var metric = metrics.find(name);
        var next = calendar.startOf(grain, last.plusDays(1));
        var column = ResultTable.Column.plain(name, "numeric");
        var points = new ArrayList<Point>();
        for (int left = count; left > 0; left -= PERIODS_MAX) {
            var from = calendar.plus(grain, next, -left);
            var to = calendar.plus(grain, next, -Math.max(0, left - PERIODS_MAX));
            var phrase = Window.phrase(new DateRange(from, to));
            var table = metrics.answer(
                            new MetricQuery(
                                    name,
                                    List.of(),
                                    GovernedMetrics.filters(where),
                                    phrase,
                                    grain.word(),
                                    "",
                                    null,
                                    false,
                                    false),
                            caller)
                    .table();
            column = table.columns().getLast();
            for (var row : table.rows()) {
                points.add(new Point(
                        LocalDate.parse(String.valueOf(row.getFirst())),
                        row.getLast() instanceof Number n ? Double.valueOf(n.doubleValue()) : null));
            }
        }
        return new Series(metric, column, grain, List.copyOf(points)).trimmed();
    }

    /// Without the time before there was anything.
    private Series trimmed() {
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
        return GovernedMetrics.state(metric);
    }

    AnomalyDetector detector(double threshold) {
        return new AnomalyDetector(grain == Grain.DAY, state(), threshold);
    }
}
