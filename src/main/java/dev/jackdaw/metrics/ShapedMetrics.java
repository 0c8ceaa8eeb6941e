package dev.jackdaw.metrics;

import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.metrics.MetricService.Outcome;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Answers questions that have a shape: conditions, summaries, several metrics, several periods, the
/// difference of two groups.
final class ShapedMetrics {
    private final Function<String, Optional<KnowledgeItem>> governed;
    private final Warehouse warehouse;
    private final DataClock clock;
    private final MetricTimes times;

    ShapedMetrics(
            Function<String, Optional<KnowledgeItem>> governed,
            Warehouse warehouse,
            DataClock clock,
            MetricTimes times) {
        this.governed = governed;
        this.warehouse = warehouse;
        this.clock = clock;
        this.times = times;
    }

    /// The question's first metric is `item`.
    Outcome answer(KnowledgeItem item, MetricQuery asks, Caller caller) {
        var combine = Objects.requireNonNull(asks.shape()).combine();
        boolean itself = ShapePairs.itself(ShapeTimes.metric(item), asks);
        return answer(
                item,
                itself ? asks.paired() : asks,
                itself && combine != null && combine.op().equals("ratio"),
                caller);
    }

    private Outcome answer(KnowledgeItem item, MetricQuery query, boolean ratio, Caller caller) {
        var items = new ArrayList<>(List.of(item));
        var problem = ShapeFit.problem(ShapeTimes.metric(item), query).or(() -> others(items, query));
        if (problem.isPresent()) {
            return new Outcome.Unfit(problem.get());
        }
        var split = ShapePairs.split(ShapeTimes.metric(item), query);
        return switch (new ShapeTimes(times).of(items, split)) {
            case ShapeTimes.Days.Unclear(String unclear) -> new Outcome.Unfit(unclear);
            case ShapeTimes.Days.Clear(var asked, var axis) -> answer(asked, axis, split, ratio, caller);
        };
    }

    /// Adds the other metrics; what is wrong with one of them.
    private Optional<String> others(List<KnowledgeItem> items, MetricQuery query) {
        var shape = Objects.requireNonNull(query.shape());
        for (var name : shape.others()) {
            var found = governed.apply(name);
            if (found.isEmpty()) {
                return Optional.of("there is no governed metric '" + name + "'");
            }
            var metric = ShapeTimes.metric(found.get());
            var problem = QueryFit.problem(metric, query);
            if (problem.isPresent()) {
                return problem;
            }
            var combine = shape.combine();
            var differ = combine == null
                    ? Optional.<String>empty()
                    : ShapeFit.problem(combine.op(), ShapeTimes.metric(items.getFirst()), metric);
            if (differ.isPresent()) {
                return differ;
            }
            if (items.stream().noneMatch(i -> ShapeTimes.metric(i).name().equals(metric.name()))) {
                items.add(found.get());
            }
        }
        return Optional.empty();
    }

    private Outcome answer(
            List<AskedMetric> asked, Optional<PeriodAxis> axis, MetricQuery query, boolean ratio, Caller caller) {
        var shape = Objects.requireNonNull(query.shape());
        var problem = shape.summary().isEmpty()
                ? Optional.<String>empty()
                : ShapeFit.summary(asked, shape.summary(), axis.isPresent());
        if (problem.isPresent()) {
            return new Outcome.Unfit(problem.get());
        }
        if (!shape.difference()) {
            return run(asked, axis, query, Optional.empty(), caller);
        }
        return switch (new ShapePairs(warehouse).of(asked, axis, query, caller)) {
            case ShapePairs.Pair.None(String none) -> new Outcome.Unfit(none);
            case ShapePairs.Pair.Two(var pivot) ->
                run(asked, axis, query, Optional.of(ratio ? pivot.asRatio() : pivot), caller);
        };
    }

    private Outcome run(
            List<AskedMetric> asked,
            Optional<PeriodAxis> axis,
            MetricQuery query,
            Optional<ShapeCompiler.Pivot> pivot,
            Caller caller) {
        var compiled = new ShapeCompiler(asked, axis, query, pivot).compile();
        var outcome = warehouse.run(Role.ANALYST, compiled.sql(), warehouse.limits(), caller);
        if (!(outcome instanceof QueryOutcome.Rows(var raw, var elapsed))) {
            return new Outcome.Unfit("the metric's SQL did not run: " + outcome.text());
        }
        var table = new ResultTable(columns(raw, compiled), raw.rows(), raw.truncated());
        var caveats = new MetricCaveats(warehouse, clock);
        return new Outcome.Answered(new Result(
                "",
                Basis.GOVERNED_METRIC,
                warehouse.user(Role.ANALYST),
                new ShapeHeadline(asked, axis, query, pivot, compiled, table).text(),
                table,
                List.of(compiled.sql()),
                asked.stream()
                        .flatMap(a -> caveats.of(a.metric(), a.compiler(), a.time(), table, caller).stream())
                        .distinct()
                        .toList(),
                asked.stream().map(a -> a.item().ref()).toList(),
                clock.read().today().toString()));
    }

    private static List<ResultTable.Column> columns(ResultTable raw, ShapeCompiler.Compiled compiled) {
        var columns = new ArrayList<ResultTable.Column>();
        int keys = compiled.keys().size();
        for (int i = 0; i < raw.columns().size(); i++) {
            var column = raw.columns().get(i);
            if (i >= keys) {
                var figure = compiled.figures().get(i - keys);
                column = new ResultTable.Column(figure.name(), column.type(), figure.format(), figure.unit());
            }
            columns.add(column);
        }
        return columns;
    }
}
