package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// The days that questions about metrics mean, as of the latest day of the data.
record MetricTimes(Warehouse warehouse, DataClock clock, CompanyCalendar calendar) {
    Timeframe.Resolution resolve(MetricDefinition metric, MetricQuery query) {
        var today = today();
        return new TimeframeResolver(calendar, today)
                .resolve(query, meaning(metric), metric.defaultPeriod(), () -> first(metric, today));
    }

    LocalDate today() {
        return clock.read().today();
    }

    /// How a metric relates to time.
    static Meaning meaning(MetricDefinition metric) {
        return metric.source().time() == null
                ? Meaning.FLOW
                : Meaning.valueOf(metric.source().time().meaning().toUpperCase(Locale.ROOT));
    }

    /// The first day that a metric has rows of.
    private LocalDate first(MetricDefinition metric, LocalDate today) {
        return new MetricParts(metric, List.of(), List.of())
                .first()
                .map(sql -> warehouse.run(Role.ANALYST, sql, warehouse.limits(), Caller.nobody()))
                .filter(o -> o instanceof QueryOutcome.Rows)
                .map(o -> ((QueryOutcome.Rows) o).table().rows().getFirst().getFirst())
                .map(day -> LocalDate.parse(String.valueOf(day)))
                .orElse(today.minusYears(2));
    }
}
