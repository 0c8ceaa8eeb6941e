package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The days of a question with a shape: one period or a unit of time for all of its metrics, or periods that
/// are named.
record ShapeTimes(MetricTimes times) {

    /// The metrics with their days, or what is wrong with the question's words.
    sealed interface Days {
        record Clear(List<AskedMetric> asked, Optional<PeriodAxis> axis) implements Days {}

        record Unclear(String problem) implements Days {}
    }

    Days of(List<KnowledgeItem> items, MetricQuery query) {
        var shape = Objects.requireNonNull(query.shape());
        return shape.periods().isEmpty() ? shared(items, query) : named(items, query, shape.periods());
    }

    private Days shared(List<KnowledgeItem> items, MetricQuery query) {
        var metrics = items.stream().map(ShapeTimes::metric).toList();
        var common = query.over(words(metrics, query));
        var asked = new ArrayList<AskedMetric>();
        for (var item : items) {
            switch (times.resolve(metric(item), common, metrics)) {
                case Timeframe.Resolution.Unclear(String problem) -> {
                    return new Days.Unclear(problem);
                }
                case Timeframe.Resolution.Resolved(Timeframe time) ->
                    asked.add(new AskedMetric(item, metric(item), common, time));
            }
        }
        var drawn = asked.stream().flatMap(a -> a.time().grain().stream()).findFirst();
        if (drawn.isEmpty()) {
            return new Days.Clear(asked, Optional.empty());
        }
        if (asked.stream().anyMatch(a -> a.time().grain().isEmpty())) {
            // A state is a series of values over the period, so that the others are, too.
            return shared(items, query.by(drawn.get()));
        }
        var summary = Objects.requireNonNull(query.shape()).summary();
        if (!summary.isEmpty() && !summary.equals("total")) {
            asked.replaceAll(a -> a.during(times.whole(a.time())));
        }
        return new Days.Clear(
                asked,
                Optional.of(PeriodAxis.of(drawn.get(), asked.getFirst().time().periods())));
    }

    /// The period that all are for, where several are to be for one and nobody named it.
    private static String words(List<MetricDefinition> metrics, MetricQuery query) {
        var usual = metrics.stream().map(MetricDefinition::defaultPeriod).toList();
        var shape = Objects.requireNonNull(query.shape());
        if (!query.period().isEmpty() || usual.size() == 1) {
            return query.period();
        }
        if (Grain.of(query.grain()).isPresent()) {
            return usual.contains("") && !usual.stream().allMatch(String::isEmpty) ? "all time" : usual.getFirst();
        }
        return shape.combine() == null
                ? ""
                : usual.stream().filter(u -> !u.isEmpty()).findFirst().orElse("");
    }

    private Days named(List<KnowledgeItem> items, MetricQuery query, List<String> phrases) {
        var first = metric(items.getFirst());
        var names = new PeriodNames(times.calendar());
        var ranges = new LinkedHashMap<String, DateRange>();
        var notes = new ArrayList<String>();
        for (var phrase : phrases) {
            var period = PeriodParser.parse(phrase);
            if (period.isEmpty()) {
                return new Days.Unclear("'" + phrase + "' is not a period I know");
            }
            switch (times.resolve(first, query.over(phrase))) {
                case Timeframe.Resolution.Unclear(String problem) -> {
                    return new Days.Unclear(problem);
                }
                case Timeframe.Resolution.Resolved(Timeframe time) -> {
                    notes.addAll(time.notes());
                    if (ranges.put(names.of(period.get(), time.range()), time.range()) != null) {
                        return new Days.Unclear("the period '" + phrase + "' is named twice");
                    }
                }
            }
        }
        var periods = List.copyOf(ranges.values());
        var time =
                new Timeframe(span(periods), periods, Optional.empty(), Optional.empty(), false, false, false, notes);
        return new Days.Clear(
                items.stream()
                        .map(i -> new AskedMetric(i, metric(i), query, time))
                        .toList(),
                Optional.of(PeriodAxis.named(List.copyOf(ranges.keySet()), periods)));
    }

    private static DateRange span(List<DateRange> periods) {
        var start =
                periods.stream().map(DateRange::start).min(LocalDate::compareTo).orElseThrow();
        var end = periods.stream().map(DateRange::end).max(LocalDate::compareTo).orElseThrow();
        return new DateRange(start, end);
    }

    static MetricDefinition metric(KnowledgeItem item) {
        return (MetricDefinition) item.definition();
    }
}
