package dev.jackdaw.metrics;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What a reader must know beside a metric's values.
record MetricCaveats(Warehouse warehouse, DataClock clock) {
    private static final int LAG_DAYS = 3;

    /// Those of the period, of the definition, of how much of the data it covers, of a table that lags
    /// behind the others, and of rows left out.
    List<String> of(
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
}
