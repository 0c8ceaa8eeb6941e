package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.check.Rule;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every governed metric is compiled and run, alone and by each of its dimensions. A dimension
/// whose join multiplies rows would change the metric: that is found by comparing the total with
/// and without the join.
public final class MetricRule implements Rule {
    private final Warehouse warehouse;
    private final CompanyCalendar calendar;
    private final Clock clock;
    private final Consumer<String> told;

    public MetricRule(Warehouse warehouse, CompanyCalendar calendar, Clock clock, Consumer<String> told) {
        this.warehouse = warehouse;
        this.calendar = calendar;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public List<CheckFinding> check(KnowledgeFolder.Contents contents) {
        var findings = new ArrayList<CheckFinding>();
        for (var item : contents.items()) {
            if (item.definition() instanceof MetricDefinition metric) {
                if (!metric.governed()) {
                    findings.add(CheckFinding.warning(
                            item.source(),
                            "metric-ungoverned",
                            "metric '" + metric.name() + "' has no measure, so only a model can compute it",
                            "Add measure, from and time to govern it"));
                } else if (metric.source().time() == null
                        || metric.source().from().isEmpty()) {
                    findings.add(CheckFinding.error(
                            item.source(),
                            "metric-incomplete",
                            "metric '"
                                    + metric.name()
                                    + "' has a measure but no "
                                    + (metric.source().from().isEmpty() ? "from" : "time"),
                            "Add it"));
                } else {
                    metric(item, metric, findings);
                }
            }
        }
        return findings;
    }

    private void metric(KnowledgeItem item, MetricDefinition metric, List<CheckFinding> findings) {
        if (!metric.defaultPeriod().isEmpty()
                && PeriodParser.parse(metric.defaultPeriod()).isEmpty()) {
            findings.add(error(
                    item,
                    "metric-period",
                    "'" + metric.defaultPeriod() + "' is not a period",
                    "Write one such as: last month"));
            return;
        }
        var total = run(metric, List.of());
        if (!(total instanceof QueryOutcome.Rows(var table, var elapsed))) {
            findings.add(error(
                    item,
                    "metric-fails",
                    "metric '" + metric.name() + "' does not run: " + total.text(),
                    "Mend its measure, from, filters or time"));
            return;
        }
        told.accept("metric " + metric.name() + ": " + table.rows().getFirst().getFirst() + ", " + elapsed + " ms");
        for (var dimension : metric.source().dimensions()) {
            dimension(item, metric, dimension, table.rows().getFirst().getFirst(), findings);
        }
    }

    private void dimension(
            KnowledgeItem item,
            MetricDefinition metric,
            MetricDimension dimension,
            @Nullable Object total,
            List<CheckFinding> findings) {
        var split = run(metric, List.of(dimension));
        if (!(split instanceof QueryOutcome.Rows(var table, var elapsed))) {
            findings.add(error(
                    item,
                    "dimension-fails",
                    "metric '" + metric.name() + "' by " + dimension.name() + " does not run: " + split.text(),
                    "Mend the dimension's expression or join"));
            return;
        }
        if (metric.sum().additive() && !table.truncated() && total instanceof Number whole) {
            var sum = BigDecimal.ZERO;
            for (var row : table.rows()) {
                sum = row.get(1) instanceof Number n ? sum.add(new BigDecimal(n.toString())) : sum;
            }
            if (sum.compareTo(new BigDecimal(whole.toString())) != 0) {
                findings.add(error(
                        item,
                        "dimension-fan-out",
                        "metric '"
                                + metric.name()
                                + "' adds up to "
                                + sum.toPlainString()
                                + " by "
                                + dimension.name()
                                + " but is "
                                + whole
                                + " in all",
                        "Its join multiplies or loses rows: join on a unique key, or use LEFT JOIN; if the parts "
                                + "really overlap, set additive to false"));
            }
        }
    }

    private QueryOutcome run(MetricDefinition metric, List<MetricDimension> dimensions) {
        var meaning =
                Meaning.valueOf(java.util.Objects.requireNonNull(metric.source().time())
                        .meaning()
                        .toUpperCase(Locale.ROOT));
        var names = dimensions.stream().map(MetricDimension::name).toList();
        var query = new MetricQuery(metric.name(), names, null, "", "", "", null, false, false);
        var today = LocalDate.now(clock.withZone(calendar.zone()));
        var resolved =
                new TimeframeResolver(calendar, today).resolve(query, meaning, metric.defaultPeriod(), () -> today);
        var time = Optional.of(resolved)
                .filter(r -> r instanceof Timeframe.Resolution.Resolved)
                .map(r -> ((Timeframe.Resolution.Resolved) r).timeframe())
                .orElseThrow();
        var sql = new MetricCompiler(metric, dimensions, query, time).compile();
        return warehouse.run(Role.ANALYST, sql, warehouse.limits(), Caller.nobody());
    }

    private static CheckFinding error(KnowledgeItem item, String rule, String message, String mend) {
        return CheckFinding.error(item.source(), rule, message, mend);
    }
}
