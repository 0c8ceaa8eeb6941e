package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.ViewDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.store.Grants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Views that answer governed questions: planned, found among those that were built, and read instead of
/// the metric's own tables. Thread-safe.
public final class MetricViews {
    private final KnowledgeIndex index;
    private final MetricTimes times;
    private final Predicate<String> current;

    /// `current` tells by its name whether a stored view holds what its tables hold now.
    MetricViews(KnowledgeIndex index, MetricTimes times, Predicate<String> current) {
        this.index = index;
        this.times = times;
        this.current = current;
    }

    /// A view that holds the answer, if the Engineer built one that would be built the same today,
    /// and every period asked for is whole in it.
    Optional<KnowledgeItem> holding(MetricQuery query, Timeframe time) {
        return whole(query, time)
                ? index.all(KnowledgeKind.VIEW).stream()
                        .filter(i -> answers(i, query))
                        .findFirst()
                : Optional.empty();
    }

    private boolean whole(MetricQuery query, Timeframe time) {
        boolean now = time.grain().isEmpty()
                && time.range().end().equals(times.today().plusDays(1));
        boolean whole = time.grain().isPresent()
                && time.periods()
                        .getFirst()
                        .start()
                        .equals(times.calendar()
                                .startOf(
                                        time.grain().get(),
                                        time.periods().getFirst().start()));
        return query.plain() && (whole || (now && query.period().isEmpty()));
    }

    private boolean answers(KnowledgeItem item, MetricQuery query) {
        return item.definition() instanceof ViewDefinition view
                && view.question().equals(query.key())
                && plan(view.name(), query.standing()) instanceof ViewPlan.Planned(var today, var metric)
                && today.sql().equals(view.sql())
                && (!view.stored() || current.test(view.name()));
    }

    /// Two statements that must give the same: a question's own, and the one that answers it from a
    /// view that is not built yet. Nothing where the view could not answer it.
    public Optional<Same> same(ViewDefinition view, MetricQuery query) {
        return metric(query).flatMap(item -> same(view, query, (MetricDefinition) item.definition()));
    }

    private Optional<Same> same(ViewDefinition view, MetricQuery query, MetricDefinition metric) {
        if (!(times.resolve(metric, query) instanceof Timeframe.Resolution.Resolved(Timeframe time))
                || !whole(query, time)) {
            return Optional.empty();
        }
        var dimensions = query.dimensionsOf(metric);
        return Optional.of(new Same(
                new MetricCompiler(metric, dimensions, query, time).compile(),
                select(SqlText.nested(view.sql(), "v"), metric, dimensions, time)));
    }

    /// See [#same(ViewDefinition, MetricQuery)].
    public record Same(String own, String fromView) {}

    private Optional<KnowledgeItem> metric(MetricQuery query) {
        return index.find(KnowledgeKind.METRIC, query.metric())
                .filter(item -> item.definition() instanceof MetricDefinition);
    }

    /// The statement that answers a question from a view that was built.
    static String read(String view, MetricDefinition metric, List<MetricDimension> dimensions, Timeframe time) {
        return select(Grants.BUILT_SCHEMA + "." + SqlText.name(view), metric, dimensions, time);
    }

    private static String select(
            String from, MetricDefinition metric, List<MetricDimension> dimensions, Timeframe time) {
        var split = dimensions.stream().map(MetricDimension::name).toList();
        var columns = ViewCompiler.order(time.grain(), split);
        var order = List.copyOf(columns);
        columns.add(SqlText.name(metric.name()));
        var within = time.grain()
                .map(g -> List.of(
                        SqlText.name(g.word())
                                + " >= "
                                + SqlText.date(time.range().start()),
                        SqlText.name(g.word())
                                + " < "
                                + SqlText.date(time.range().end())))
                .orElse(List.of());
        return "SELECT "
                + SqlText.list(columns)
                + "\nFROM "
                + from
                + SqlText.clause("WHERE", " AND ", within)
                + SqlText.clause("ORDER BY", ", ", order);
    }

    /// Plans a view that answers `query` for good.
    public ViewPlan plan(String name, MetricQuery query) {
        var item = metric(query);
        if (item.isEmpty() || !(item.get().definition() instanceof MetricDefinition metric) || !metric.governed()) {
            return new ViewPlan.Unfit("there is no governed metric '" + query.metric() + "'");
        }
        var problem = problem(metric, query);
        if (problem.isPresent()) {
            return new ViewPlan.Unfit(problem.get());
        }
        var parts = new MetricParts(metric, query.dimensionsOf(metric), query.filters());
        return new ViewCompiler(times.calendar(), times.clock().sql())
                .compile(parts, Grain.of(query.grain()))
                .<ViewPlan>map(sql -> new ViewPlan.Planned(
                        new ViewDefinition(name, description(metric, query), query.key(), sql, false),
                        item.get().ref()))
                .orElseGet(() -> new ViewPlan.Unfit(
                        "views by " + query.grain() + " are not possible with this fiscal calendar"));
    }

    private static Optional<String> problem(MetricDefinition metric, MetricQuery query) {
        var misfit = QueryFit.problem(metric, query);
        if (misfit.isPresent() || !query.plain()) {
            return misfit.or(() -> Optional.of("a view holds plain values, without comparison, share or ranking"));
        }
        var grain = Grain.of(query.grain());
        boolean allTime = grain.isPresent() && query.period().equals(new Period.AllTime().phrase());
        if (!query.period().isEmpty() && !allTime) {
            return Optional.of(
                    "a view moves with the data, so it can't be for a fixed period. Leave the period out, or "
                            + "say by which unit of time");
        }
        return grain.isEmpty() && MetricTimes.meaning(metric) != Meaning.STATE
                ? Optional.of("a view of " + metric.name() + " needs a unit of time, such as by month")
                : Optional.empty();
    }

    private static String description(MetricDefinition metric, MetricQuery query) {
        var by = new ArrayList<>(query.dimensions());
        if (!query.grain().isEmpty()) {
            by.add(query.grain());
        }
        return metric.name() + (by.isEmpty() ? "" : " by " + String.join(" and ", by)) + ". "
                + metric.about().definition();
    }
}
