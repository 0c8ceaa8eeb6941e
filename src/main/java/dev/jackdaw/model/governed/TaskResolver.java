package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns filled slots into tasks: each name becomes the metric's own dimension and value, what was
/// left unsaid comes from the task before it in the thread.
final class TaskResolver {
    private final Lexicon lexicon;
    private final TermPicker picker;

    TaskResolver(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.picker = new TermPicker(lexicon);
    }

    /// A question that ends in an answer to the person, not in a task.
    private static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Resolution resolution;

        Unresolved(Resolution resolution) {
            super(null, null, false, false);
            this.resolution = resolution;
        }
    }

    /// `before` is what a follow-up goes on from; `chosen` are metrics the person already chose in
    /// the thread.
    Resolution resolve(Words words, Slots slots, Optional<MetricTask> before, Set<String> chosen) {
        if (slots.metrics.isEmpty() && before.isEmpty()) {
            return new Resolution.NoMetric();
        }
        try {
            var metrics = slots.metrics.isEmpty()
                    ? List.of(lexicon.metric(before.orElseThrow().metric()).orElseThrow())
                    : metrics(words, slots, chosen);
            return new Resolution.Tasks(
                    metrics.stream().map(m -> task(m, slots, before)).toList());
        } catch (Unresolved e) {
            return e.resolution;
        }
    }

    private List<Catalogue.Metric> metrics(Words words, Slots slots, Set<String> chosen) {
        var terms = picker.pick(words, slots.metrics)
                .orElseThrow(() -> new Unresolved(new Resolution.Unfit(
                        "I can answer for one metric at a time, or for several joined by 'and': here "
                                + slots.metrics.stream()
                                        .map(t -> "'" + t.said() + "'")
                                        .collect(Collectors.joining(" and "))
                                + " don't fit together.")));
        return terms.stream().map(t -> metric(t, slots, chosen)).distinct().toList();
    }

    private Catalogue.Metric metric(Slots.Term term, Slots slots, Set<String> chosen) {
        var all = term.meanings().stream()
                .map(n -> lexicon.metric(n).orElseThrow())
                .toList();
        var named =
                all.stream().filter(m -> m.name().equalsIgnoreCase(term.said())).toList();
        var before = all.stream().filter(m -> chosen.contains(m.name())).toList();
        var fitting = all.stream().filter(m -> fits(m, slots)).toList();
        for (var candidates : List.of(named, before, fitting)) {
            if (candidates.size() == 1) {
                return candidates.getFirst();
            }
        }
        if (all.size() == 1) {
            return all.getFirst();
        }
        var options = (fitting.isEmpty() ? all : fitting)
                .stream().map(Catalogue.Metric::name).toList();
        throw new Unresolved(new Resolution.Ambiguous(term.said(), options));
    }

    private static boolean fits(Catalogue.Metric metric, Slots slots) {
        boolean splits = slots.dimensions.stream()
                .allMatch(names -> names.stream().anyMatch(n -> own(metric, n).isPresent()));
        return splits
                && slots.choices.stream()
                        .allMatch(c -> c.values().stream()
                                .allMatch(v -> !owned(metric, v).isEmpty()));
    }

    private MetricTask task(Catalogue.Metric metric, Slots slots, Optional<MetricTask> before) {
        var dimensions = new LinkedHashSet<String>();
        boolean newSplit = !slots.dimensions.isEmpty();
        if (!newSplit || slots.addsDimension) {
            before.ifPresent(b -> dimensions.addAll(b.dimensions()));
        }
        slots.dimensions.forEach(names -> dimensions.add(dimension(metric, names)));
        var filters = filters(metric, slots, before);
        for (var filter : filters) {
            boolean several = filter.values().size() > 1 && !filter.exclude();
            if (several || (slots.share && dimensions.isEmpty())) {
                dimensions.add(filter.dimension());
            }
        }
        dimensions.forEach(d -> dimension(metric, Set.of(d)));
        var period = slots.period().or(() -> before.flatMap(MetricTask::period));
        var grain = grain(slots, period).or(() -> newSplit ? Optional.empty() : before.flatMap(MetricTask::grain));
        var rank = slots.rank().or(() -> newSplit ? Optional.empty() : before.flatMap(MetricTask::rank));
        boolean share =
                slots.share || (!newSplit && before.map(MetricTask::share).orElse(false));
        return new MetricTask(
                metric.name(),
                List.copyOf(dimensions),
                filters,
                period,
                grain,
                compare(slots, before),
                rank,
                share,
                slots.why);
    }

    private static Optional<Grain> grain(Slots slots, Optional<Period> period) {
        return slots.grain()
                .or(() -> slots.trend
                        ? Optional.of(period.map(TaskResolver::finer).orElse(Grain.MONTH))
                        : Optional.empty());
    }

    private static Grain finer(Period period) {
        return switch (period) {
            case Period.MonthOf month -> Grain.DAY;
            case Period.Unit(Grain unit, int offset) when unit == Grain.MONTH || unit == Grain.WEEK -> Grain.DAY;
            case Period other -> other.naturalGrain().orElse(Grain.MONTH);
        };
    }

    private static String compare(Slots slots, Optional<MetricTask> before) {
        if (!slots.compare.isEmpty()) {
            return slots.compare;
        }
        if (slots.change || slots.why) {
            return ComparisonSlot.PREVIOUS;
        }
        return slots.grain == null && slots.dimensions.isEmpty()
                ? before.map(MetricTask::compare).orElse("")
                : "";
    }

    private String dimension(Catalogue.Metric metric, Set<String> names) {
        var own =
                names.stream().flatMap(n -> own(metric, n).stream()).distinct().toList();
        if (own.isEmpty()) {
            throw new Unresolved(new Resolution.Unfit(metric.name()
                    + " can't be split by "
                    + String.join(" or ", names)
                    + "; it can be split by "
                    + metric.dimensions().stream()
                            .map(Catalogue.Dimension::name)
                            .collect(Collectors.joining(", "))
                    + "."));
        }
        if (own.size() > 1) {
            throw new Unresolved(new Resolution.Ambiguous(String.join(" or ", names), own));
        }
        return own.getFirst();
    }

    /// The metric's dimension of that name, or the one that has it as a synonym.
    private static Optional<String> own(Catalogue.Metric metric, String name) {
        return Lexicon.dimension(metric, name).map(Catalogue.Dimension::name);
    }

    private static List<Lexicon.Value> owned(Catalogue.Metric metric, Set<Lexicon.Value> meanings) {
        return meanings.stream()
                .filter(v -> metric.dimensions().stream()
                        .anyMatch(d ->
                                d.name().equals(v.dimension()) && d.values().contains(v.value())))
                .toList();
    }

    private List<MetricTask.Filter> filters(Catalogue.Metric metric, Slots slots, Optional<MetricTask> before) {
        Map<String, MetricTask.Filter> filters = new LinkedHashMap<>();
        before.ifPresent(b -> b.filters().forEach(f -> filters.put(f.dimension(), f)));
        for (var choice : slots.choices) {
            Map<String, List<String>> byDimension = new LinkedHashMap<>();
            for (var meanings : choice.values()) {
                var value = value(metric, meanings);
                byDimension
                        .computeIfAbsent(value.dimension(), d -> new ArrayList<>())
                        .add(value.value());
            }
            byDimension.forEach((d, v) -> filters.put(
                    d, new MetricTask.Filter(d, v.stream().distinct().toList(), choice.exclude())));
        }
        for (var filter : filters.values()) {
            dimension(metric, Set.of(filter.dimension()));
        }
        return List.copyOf(filters.values());
    }

    private static Lexicon.Value value(Catalogue.Metric metric, Set<Lexicon.Value> meanings) {
        var owned = owned(metric, meanings);
        var said = meanings.iterator().next().value();
        if (owned.isEmpty()) {
            throw new Unresolved(new Resolution.Unfit(metric.name()
                    + " can't be narrowed to '"
                    + said
                    + "': that is a value of "
                    + meanings.stream().map(Lexicon.Value::dimension).distinct().collect(Collectors.joining(" or "))
                    + ", which it is not recorded by."));
        }
        if (owned.size() > 1) {
            throw new Unresolved(new Resolution.Ambiguous(
                    said,
                    owned.stream().map(v -> v.dimension() + " " + v.value()).toList()));
        }
        return owned.getFirst();
    }
}
