package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The days that questions about metrics mean, as of the latest day of the data.
record MetricTimes(Warehouse warehouse, DataClock clock, CompanyCalendar calendar) {
    Timeframe.Resolution resolve(MetricDefinition metric, MetricQuery query) {
        return resolve(metric, query, List.of(metric));
    }

    /// The same, where all time begins with the first of several metrics.
    Timeframe.Resolution resolve(MetricDefinition metric, MetricQuery query, List<MetricDefinition> all) {
        var today = today();
        var resolved = new TimeframeResolver(calendar, today)
                .resolve(
                        query,
                        meaning(metric),
                        metric.defaultPeriod(),
                        () -> all.stream()
                                .map(m -> first(m, today))
                                .min(LocalDate::compareTo)
                                .orElseThrow());
        return resolved instanceof Timeframe.Resolution.Resolved(Timeframe time)
                        && !query.period().isEmpty()
                ? tooEarly(metric, time, today)
                        .<Timeframe.Resolution>map(Timeframe.Resolution.Unclear::new)
                        .orElse(resolved)
                : resolved;
    }

    /// Before the first row there is nothing to be known, which is not nought. Only days long ago are looked up.
    private Optional<String> tooEarly(MetricDefinition metric, Timeframe time, LocalDate today) {
        var last = time.range().last();
        if (!last.isBefore(today.minusYears(1))) {
            return Optional.empty();
        }
        return begins(metric)
                .filter(last::isBefore)
                .map(day -> "the data of " + metric.name() + " begin on " + day + ", after " + last);
    }

    /// Without the periods at its ends that are only parts of a unit, unless there are no others; what is left
    /// out is a note.
    Timeframe whole(Timeframe time) {
        var unit = time.grain().orElseThrow();
        var whole = time.periods().stream()
                .filter(p -> p.equals(calendar.unit(unit, p.start())))
                .toList();
        if (whole.isEmpty() || whole.size() == time.periods().size()) {
            return time;
        }
        var names = new PeriodNames(calendar);
        var notes = new ArrayList<String>();
        for (var part : time.periods()) {
            var all = calendar.unit(unit, part.start());
            if (!part.equals(all)) {
                boolean running = all.last().isAfter(today());
                notes.add(names.of(unit, all.start())
                        + (running ? " is not over and left out." : " is only in part in the period and left out."));
            }
        }
        return new Timeframe(
                new DateRange(whole.getFirst().start(), whole.getLast().end()),
                whole,
                time.grain(),
                time.previous(),
                time.allTime(),
                false,
                false,
                notes);
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
        return begins(metric).orElse(today.minusYears(2));
    }

    private Optional<LocalDate> begins(MetricDefinition metric) {
        return new MetricParts(metric, List.of(), List.of())
                .first()
                .map(sql -> warehouse.run(Role.ANALYST, sql, warehouse.limits(), Caller.nobody()))
                .filter(o -> o instanceof QueryOutcome.Rows)
                .map(o -> ((QueryOutcome.Rows) o).table().rows().getFirst().getFirst())
                .filter(Objects::nonNull)
                .map(day -> LocalDate.parse(String.valueOf(day)));
    }
}
