package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.data.Basis;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.data.Result;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.definition.ViewDefinition;
import dev.jackdaw.knowledge.index.KnowledgeIndex;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Answers questions about governed metrics. Thread-safe.
public final class MetricService {
    private static final int LAG_DAYS = 3;
    private final KnowledgeIndex index;
    private final Warehouse warehouse;
    private final DataClock clock;
    private final CompanyCalendar calendar;
    private final Predicate<String> current;

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
        this.calendar = calendar;
        this.current = current;
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

    /// The definition of a governed metric.
    public Optional<KnowledgeItem> governed(String name) {
        return index.find(KnowledgeKind.METRIC, name)
                .filter(i -> i.definition() instanceof MetricDefinition m && m.governed());
    }

    private static Outcome unknown(String name) {
        return new Outcome.Unfit("there is no governed metric '" + name + "'");
    }

    private Outcome answer(KnowledgeItem item, MetricDefinition metric, MetricQuery query, Caller caller) {
        var misfit = misfit(metric, query);
        if (misfit.isPresent()) {
            return new Outcome.Unfit(misfit.get());
        }
        var meaning = meaning(metric);
        var today = clock.read().today();
        return switch (new TimeframeResolver(calendar, today)
                .resolve(query, meaning, metric.defaultPeriod(), () -> first(metric, today))) {
            case Timeframe.Resolution.Unclear(String problem) -> new Outcome.Unfit(problem);
            case Timeframe.Resolution.Resolved(Timeframe time) -> run(item, metric, query, time, caller);
        };
    }

    private static Meaning meaning(MetricDefinition metric) {
        return metric.source().time() == null
                ? Meaning.FLOW
                : Meaning.valueOf(metric.source().time().meaning().toUpperCase(Locale.ROOT));
    }

    private static Optional<String> misfit(MetricDefinition metric, MetricQuery query) {
        var names =
                metric.source().dimensions().stream().map(MetricDimension::name).toList();
        var wanted = new ArrayList<>(query.dimensions());
        query.filters().forEach(f -> wanted.add(f.dimension()));
        for (var dimension : wanted) {
            if (metric.dimension(dimension).isEmpty()) {
                return Optional.of(
                        metric.name() + " can't be split by " + dimension + ", only by " + String.join(", ", names));
            }
        }
        if (query.filters().stream().anyMatch(f -> f.values().isEmpty())) {
            return Optional.of("a filter names no value");
        }
        if ((query.share() || query.why()) && !metric.sum().additive()) {
            return Optional.of(metric.name()
                    + " is a ratio: its parts don't add up, so it has no shares and no contributions. Compare "
                    + "it by "
                    + String.join(", ", names)
                    + " instead");
        }
        if (query.share() && query.dimensions().isEmpty()) {
            return Optional.of("a share needs something to split " + metric.name() + " by");
        }
        if (query.rank() != null
                && query.dimensions().isEmpty()
                && query.grain().isEmpty()) {
            return Optional.of("a ranking needs something to rank " + metric.name() + " by");
        }
        return Optional.empty();
    }

    private LocalDate first(MetricDefinition metric, LocalDate today) {
        return new MetricParts(metric, List.of(), List.of())
                .first()
                .map(sql -> warehouse.run(Role.ANALYST, sql, warehouse.limits(), Caller.nobody()))
                .filter(o -> o instanceof QueryOutcome.Rows)
                .map(o -> ((QueryOutcome.Rows) o).table().rows().getFirst().getFirst())
                .map(day -> LocalDate.parse(String.valueOf(day)))
                .orElse(today.minusYears(2));
    }

    private Outcome run(KnowledgeItem item, MetricDefinition metric, MetricQuery query, Timeframe time, Caller caller) {
        var dimensions = dimensions(metric, query);
        var compiler = new MetricCompiler(metric, dimensions, query, time);
        // A view holds what is measured, not its weights.
        var view = metric.equals(item.definition()) ? view(query, time) : Optional.<KnowledgeItem>empty();
        var sql = view.map(v -> fromView(built(v.name()), metric, dimensions, time))
                .orElseGet(compiler::compile);
        var outcome = warehouse.run(Role.ANALYST, sql, warehouse.limits(), caller);
        if (!(outcome instanceof QueryOutcome.Rows(var raw, var elapsed))) {
            return new Outcome.Unfit("the metric's SQL did not run: " + outcome.text());
        }
        var split = dimensions.stream().map(MetricDimension::name).toList();
        var table = new ResultTable(columns(raw, metric, split), raw.rows(), raw.truncated());
        var used = new ArrayList<KnowledgeRef>(List.of(item.ref()));
        view.ifPresent(v -> used.add(v.ref()));
        return new Outcome.Answered(new Result(
                "",
                Basis.GOVERNED_METRIC,
                warehouse.user(Role.ANALYST),
                new Headline(metric, meaning(metric), query, time, split, table).text(),
                table,
                List.of(sql),
                caveats(metric, compiler, time, table, caller),
                used,
                clock.read().today().toString()));
    }

    private static List<MetricDimension> dimensions(MetricDefinition metric, MetricQuery query) {
        return query.dimensions().stream()
                .map(d -> metric.dimension(d).orElseThrow())
                .distinct()
                .toList();
    }

    private List<String> caveats(
            MetricDefinition metric, MetricCompiler compiler, Timeframe time, ResultTable table, Caller caller) {
        var caveats = new ArrayList<>(time.notes());
        caveats.addAll(metric.caveats());
        var coverage = metric.coverage();
        if (coverage != null
                && compiler.coverage()
                                .map(sql -> warehouse.run(Role.ANALYST, sql, warehouse.limits(), caller))
                                .orElse(null)
                        instanceof QueryOutcome.Rows(var covered, var elapsed)
                && covered.rows().getFirst().getFirst() instanceof BigDecimal share) {
            var missing = Figures.percent(BigDecimal.ONE.subtract(share));
            caveats.add(capital(coverage.note().replace("{missing}", missing)) + ".");
        }
        var reading = clock.read();
        reading.of(metric.about().table())
                .filter(day -> day.plusDays(LAG_DAYS).isBefore(time.range().last()))
                .ifPresent(
                        day -> caveats.add("The newest row of " + metric.about().table() + " is of " + day + "."));
        if (table.truncated()) {
            caveats.add("Only the first " + table.rows().size() + " rows are shown; there are more.");
        }
        return caveats;
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
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

    /// A view that holds the answer, if the Engineer built one that would be built the same today,
    /// and every period asked for is whole in it.
    private Optional<KnowledgeItem> view(MetricQuery query, Timeframe time) {
        return whole(query, time)
                ? index.all(KnowledgeKind.VIEW).stream()
                        .filter(i -> answers(i, query))
                        .findFirst()
                : Optional.empty();
    }

    private boolean whole(MetricQuery query, Timeframe time) {
        boolean now = time.grain().isEmpty()
                && time.range().end().equals(clock.read().today().plusDays(1));
        boolean whole = time.grain().isPresent()
                && time.pieces()
                        .getFirst()
                        .start()
                        .equals(calendar.startOf(
                                time.grain().get(), time.pieces().getFirst().start()));
        return query.plain() && (whole || (now && query.period().isEmpty()));
    }

    private boolean answers(KnowledgeItem item, MetricQuery query) {
        return item.definition() instanceof ViewDefinition view
                && view.question().equals(query.key())
                && planView(view.name(), query.standing()) instanceof ViewPlan.Planned(var today, var metric)
                && today.sql().equals(view.sql())
                && (!view.stored() || current.test(view.name()));
    }

    private static String built(String view) {
        return Grants.BUILT_SCHEMA + "." + SqlText.name(view);
    }

    /// Two statements that must give the same: a question's own, and the one that answers it from a
    /// view that is not built yet. Nothing where the view could not answer it.
    public Optional<Same> same(ViewDefinition view, MetricQuery query) {
        var item = index.find(KnowledgeKind.METRIC, query.metric());
        if (item.isEmpty() || !(item.get().definition() instanceof MetricDefinition metric)) {
            return Optional.empty();
        }
        var today = clock.read().today();
        return new TimeframeResolver(calendar, today)
                                        .resolve(
                                                query,
                                                meaning(metric),
                                                metric.defaultPeriod(),
                                                () -> first(metric, today))
                                instanceof Timeframe.Resolution.Resolved(Timeframe time)
                        && whole(query, time)
                ? Optional.of(new Same(
                        new MetricCompiler(metric, dimensions(metric, query), query, time).compile(),
                        fromView(SqlText.nested(view.sql(), "v"), metric, dimensions(metric, query), time)))
                : Optional.empty();
    }

    /// See [#same(ViewDefinition, MetricQuery)].
    public record Same(String own, String fromView) {}

    private static String fromView(
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

    /// A governed question as a view: its statement, or why it can't be one.
    public sealed interface ViewPlan {
        record Planned(ViewDefinition view, KnowledgeRef metric) implements ViewPlan {}

        record Unfit(String problem) implements ViewPlan {}
    }

    /// Plans a view that answers `query` for good.
    public ViewPlan planView(String name, MetricQuery query) {
        var item = index.find(KnowledgeKind.METRIC, query.metric());
        if (item.isEmpty() || !(item.get().definition() instanceof MetricDefinition metric) || !metric.governed()) {
            return new ViewPlan.Unfit("there is no governed metric '" + query.metric() + "'");
        }
        var misfit = misfit(metric, query);
        if (misfit.isPresent() || !query.plain()) {
            return new ViewPlan.Unfit(misfit.orElse("a view holds plain values, without comparison, share or ranking"));
        }
        var grain = dev.jackdaw.core.calendar.Grain.of(query.grain());
        if (!query.period().isEmpty() && !(grain.isPresent() && query.period().equals(new Period.AllTime().phrase()))) {
            return new ViewPlan.Unfit(
                    "a view moves with the data, so it can't be for a fixed period. Leave the period out, or "
                            + "say by which unit of time");
        }
        if (grain.isEmpty() && meaning(metric) != Meaning.STATE) {
            return new ViewPlan.Unfit("a view of " + metric.name() + " needs a unit of time, such as by month");
        }
        var parts = new MetricParts(metric, dimensions(metric, query), query.filters());
        return new ViewCompiler(calendar, clock.sql())
                .compile(parts, grain)
                .<ViewPlan>map(sql -> new ViewPlan.Planned(
                        new ViewDefinition(name, description(metric, query), query.key(), sql, false),
                        item.get().ref()))
                .orElseGet(() -> new ViewPlan.Unfit(
                        "views by " + query.grain() + " are not possible with this fiscal calendar"));
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
