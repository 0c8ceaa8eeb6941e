package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Answers questions about governed metrics. Thread-safe.
public final class MetricService {
    private final KnowledgeIndex index;
    private final Warehouse warehouse;
    private final DataClock clock;
    private final MetricTimes times;
    private final MetricViews views;
    private final ShapedMetrics shaped;

    /// `current` tells by its name whether a stored view holds what its tables hold now.
    public MetricService(
            KnowledgeIndex index,
            Warehouse warehouse,
            DataClock clock,
            CompanyCalendar calendar,
            Predicate<String> current) {
        this.index = index;
        this.warehouse = warehouse;
        this.clock = clock;
        this.times = new MetricTimes(warehouse, clock, calendar);
        this.views = new MetricViews(index, times, current);
        this.shaped = new ShapedMetrics(this::governed, warehouse, clock, times);
    }

    /// Views that answer such questions.
    public MetricViews views() {
        return views;
    }

    /// What a question came to.
    public sealed interface Outcome {
        /// Rows, a sentence about them, and all that a receipt needs.
        record Answered(Result result) implements Outcome {}

        /// The question does not fit the metric, and how; an asker can mend it.
        record Unfit(String problem) implements Outcome {}
    }

    /// Compiles and runs.
    public Outcome answer(MetricQuery query, Caller caller) {
        return governed(query.metric())
                .map(item -> answer(item, (MetricDefinition) item.definition(), query, caller))
                .orElseGet(() -> unknown(query.metric()));
    }

    /// The denominators of a ratio, for the same question; unfit where its definition tells none.
    public Outcome weights(MetricQuery query, Caller caller) {
        return governed(query.metric())
                .flatMap(item -> ((MetricDefinition) item.definition())
                        .weighed()
                        .map(metric -> answer(item, metric, query, caller)))
                .orElseGet(() -> new Outcome.Unfit(query.metric() + " has no weight"));
    }

    /// The key metrics of the company with their changes, a row each. `period` is a time phrase, such as "last
    /// month"; where it is empty, each metric has its usual one.
    public Outcome overview(String period, Caller caller) {
        return new MetricOverview(index, this, times).of(period, caller);
    }

    /// The definition of a governed metric.
    public Optional<KnowledgeItem> governed(String name) {
        return index.find(KnowledgeKind.METRIC, name)
                .filter(i -> i.definition() instanceof MetricDefinition m && m.governed());
    }

    private static Outcome unknown(String name) {
        return new Outcome.Unfit("there is no governed metric '" + name + "'");
    }

    private Outcome answer(KnowledgeItem item, MetricDefinition metric, MetricQuery query, Caller caller) {
        var problem = QueryFit.problem(metric, query);
        if (problem.isPresent()) {
            return new Outcome.Unfit(problem.get());
        }
        if (query.shape() != null) {
            return shaped.answer(item, query, caller);
        }
        return switch (times.resolve(metric, query)) {
            case Timeframe.Resolution.Unclear(String unclear) -> new Outcome.Unfit(unclear);
            case Timeframe.Resolution.Resolved(Timeframe time) -> run(item, metric, query, time, caller);
        };
    }

    private Outcome run(KnowledgeItem item, MetricDefinition metric, MetricQuery query, Timeframe time, Caller caller) {
        var dimensions = query.dimensionsOf(metric);
        var compiler = new MetricCompiler(metric, dimensions, query, time);
        // A view holds what is measured, not its weights.
        var view = metric.equals(item.definition()) ? views.holding(query, time) : Optional.<KnowledgeItem>empty();
        var sql = view.map(v -> MetricViews.read(v.name(), metric, dimensions, time))
                .orElseGet(compiler::compile);
        var outcome = warehouse.run(Role.ANALYST, sql, warehouse.limits(), caller);
        if (!(outcome instanceof QueryOutcome.Rows(var raw, var elapsed))) {
            return new Outcome.Unfit("the metric's SQL did not run: " + outcome.text());
        }
        var split = dimensions.stream().map(MetricDimension::name).toList();
        var table = new ResultTable(columns(raw, metric, split), raw.rows(), raw.truncated());
        var caveats = new ArrayList<>(new MetricCaveats(warehouse, clock).of(metric, compiler, time, table, caller));
        if (query.why() && !metric.sum().additive()) {
            caveats.add("The parts of " + metric.name() + " don't add up to the whole: each change is a group's own, "
                    + "and small groups move most.");
        }
        var used = new ArrayList<KnowledgeRef>(List.of(item.ref()));
        view.ifPresent(v -> used.add(v.ref()));
        return new Outcome.Answered(new Result(
                "",
                Basis.GOVERNED_METRIC,
                warehouse.user(Role.ANALYST),
                new Headline(metric, MetricTimes.meaning(metric), query, time, split, table).text(),
                table,
                List.of(sql),
                caveats,
                used,
                clock.read().today().toString()));
    }

    private static List<ResultTable.Column> columns(ResultTable raw, MetricDefinition metric, List<String> split) {
        var columns = new ArrayList<ResultTable.Column>();
        for (int i = 0; i < raw.columns().size(); i++) {
            var column = raw.columns().get(i);
            boolean figure = i >= split.size();
            columns.add(
                    switch (figure ? column.name() : "") {
                        case "share", "change_pct", "contribution" ->
                            new ResultTable.Column(column.name(), column.type(), "percent", "");
                        case String name
                        when name.equals(metric.name()) || name.equals("previous") || name.equals("change") ->
                            new ResultTable.Column(
                                    name,
                                    column.type(),
                                    metric.display().format(),
                                    metric.display().unit());
                        default -> column;
                    });
        }
        return columns;
    }
}
