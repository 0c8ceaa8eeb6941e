package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.data.ResultTable.Column;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.metrics.MetricService.Outcome;
import dev.jackdaw.warehouse.Caller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The key metrics of the company in one table: each one's value, the value one period before, and the change.
record MetricOverview(KnowledgeIndex index, MetricService metrics, MetricTimes times) {
    private static final int UNFLAGGED_MAX = 6;
    private static final List<Column> COLUMNS = List.of(
            Column.plain("metric", "text"),
            Column.plain("days", "text"),
            new Column("value", "numeric", "number", ""),
            Column.plain("unit", "text"),
            new Column("previous", "numeric", "number", ""),
            new Column("change", "numeric", "number", ""),
            new Column("change_pct", "numeric", "percent", ""));

    /// Where no period is named, states are as of now and compared with the end of the last month; others are of
    /// their usual period, or the last month, and compared with the one before.
    Outcome of(String period, Caller caller) {
        var said = new ArrayList<String>();
        var rows = new ArrayList<List<@Nullable Object>>();
        var results = new ArrayList<Result>();
        var problems = new ArrayList<String>();
        for (var item : chosen()) {
            var metric = ShapeTimes.metric(item);
            var query = new MetricQuery(
                    metric.name(), List.of(), List.of(), period, "", "previous_period", null, false, false);
            switch (metrics.answer(query, caller)) {
                case Outcome.Unfit(String problem) -> problems.add(metric.name() + ": " + problem + ".");
                case Outcome.Answered(var result) -> {
                    results.add(result);
                    var row = result.table().rows().getFirst();
                    rows.add(row(metric, query, row));
                    said.add(sentence(result.table(), row));
                }
            }
        }
        if (results.isEmpty()) {
            return new Outcome.Unfit(problems.isEmpty() ? "there is no governed metric" : problems.getFirst());
        }
        var caveats = new ArrayList<>(
                results.stream().flatMap(r -> r.caveats().stream()).distinct().toList());
        caveats.addAll(problems);
        return new Outcome.Answered(new Result(
                "",
                Basis.GOVERNED_METRIC,
                results.getFirst().role(),
                "Key metrics, with their change from one period before: " + String.join("; ", said) + ".",
                new ResultTable(COLUMNS, rows, false),
                results.stream().flatMap(r -> r.sql().stream()).toList(),
                caveats,
                results.stream().flatMap(r -> r.knowledge().stream()).toList(),
                results.getFirst().freshness()));
    }

    /// Those whose definitions say so; where none does, the first that add up, then any.
    private List<KnowledgeItem> chosen() {
        var governed = index.all(KnowledgeKind.METRIC).stream()
                .filter(i -> i.definition() instanceof MetricDefinition m && m.governed())
                .toList();
        var key = governed.stream()
                .filter(i -> ShapeTimes.metric(i).about().key())
                .toList();
        if (!key.isEmpty()) {
            return key;
        }
        return governed.stream()
                .collect(Collectors.partitioningBy(
                        i -> !ShapeTimes.metric(i).sum().additive()))
                .values()
                .stream()
                .flatMap(List::stream)
                .limit(UNFLAGGED_MAX)
                .toList();
    }

    private List<@Nullable Object> row(MetricDefinition metric, MetricQuery query, List<@Nullable Object> row) {
        boolean share = metric.display().format().equals("percent");
        return Arrays.asList(
                metric.name(),
                days(metric, query),
                scaled(row.get(0), share),
                share ? "%" : metric.display().unit(),
                scaled(row.get(1), share),
                scaled(row.get(2), share),
                row.get(3));
    }

    private String days(MetricDefinition metric, MetricQuery query) {
        return times.resolve(metric, query) instanceof Timeframe.Resolution.Resolved(Timeframe time)
                ? days(metric, time.range())
                : "";
    }

    private static String days(MetricDefinition metric, DateRange range) {
        boolean state = MetricTimes.meaning(metric) == Meaning.STATE;
        return state ? "as of " + range.last() : range.toString();
    }

    /// A share in percent.
    private static @Nullable Object scaled(@Nullable Object value, boolean share) {
        return share && value instanceof BigDecimal number ? number.movePointRight(2) : value;
    }

    private static String sentence(ResultTable table, List<@Nullable Object> row) {
        var column = table.columns().getFirst();
        var value = column.name() + " **" + Figures.show(row.get(0), column) + "**";
        if (!(row.get(0) instanceof Number now) || !(row.get(1) instanceof Number before)) {
            return value;
        }
        var change = Change.of(new BigDecimal(before.toString()), new BigDecimal(now.toString()));
        return value
                + switch (change.by().signum()) {
                    case 0 -> ", unchanged";
                    case 1 -> ", up " + change.text(column);
                    default -> ", down " + change.text(column);
                };
    }
}
