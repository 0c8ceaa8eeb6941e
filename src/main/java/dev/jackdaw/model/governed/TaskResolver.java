package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns filled slots into tasks: each name becomes the metric's own dimension and value, what was
/// left unsaid comes from the task before it in the thread.
final class TaskResolver {
    private final Lexicon lexicon;
    private final MetricChooser chooser;
    private final Conversation thread;

    TaskResolver(Lexicon lexicon) {
        this(lexicon, Conversation.NONE);
    }

    /// For follow-ups in a thread.
    TaskResolver(Lexicon lexicon, Conversation thread) {
        this.lexicon = lexicon;
        this.thread = thread;
        this.chooser = new MetricChooser(lexicon);
    }

    /// `before` is what a follow-up goes on from; `chosen` are metrics the person already chose in
    /// the thread.
    Resolution resolve(Slots slots, Optional<MetricTask> before, Set<String> chosen) {
        slots.references.removeIf(r -> r instanceof Reference.Together(int count) && slots.names(count));
        if (before.isEmpty() && (slots.metrics.isEmpty() || !slots.references.isEmpty())) {
            return new Resolution.NoMetric();
        }
        if (!slots.conflicts.isEmpty()) {
            return new Resolution.Unfit("I can't tell which of the two " + slots.conflicts.getFirst() + " you mean.");
        }
        try {
            if (before.isEmpty()) {
                return new Resolution.Tasks(tasks(slots, Optional.empty(), chosen));
            }
            return new Resolution.Tasks(thread.grounds(slots, before.get(), lexicon).stream()
                    .flatMap(ground -> tasks(slots, Optional.of(ground), chosen).stream())
                    .distinct()
                    .toList());
        } catch (Unresolved e) {
            return e.resolution();
        }
    }

    private List<MetricTask> tasks(Slots slots, Optional<Conversation.Ground> ground, Set<String> chosen) {
        var before = ground.map(Conversation.Ground::task);
        var metrics = slots.metrics.isEmpty()
                ? List.of(known(before.orElseThrow().metric()))
                : chooser.metrics(slots, chosen);
        metrics.forEach(m -> slots.asked.add(m.name()));
        if (slots.beside && before.isPresent() && !slots.metrics.isEmpty()) {
            metrics = new ArrayList<>(metrics);
            metrics.addFirst(known(before.get().metric()));
        }
        var same = before.filter(b -> slots.metrics.isEmpty())
                .map(MetricTask::shape)
                .filter(shape -> !shape.combine().isEmpty()
                        && (slots.combine.isEmpty() || slots.combine.equals(shape.combine())));
        if (same.isPresent()) {
            return List.of(task(
                    metrics.getFirst(),
                    slots,
                    ground,
                    same.get().combine(),
                    known(same.get().other())));
        }
        var combined = combined(metrics, slots);
        if (!combined.isEmpty()) {
            return List.of(task(metrics.getFirst(), slots, ground, combined, metrics.getLast()));
        }
        if (slots.apart && slots.together) {
            return eachAndTogether(metrics, slots, ground);
        }
        var tasks = metrics.stream().map(m -> task(m, slots, ground, "", m)).toList();
        return slots.whole == null ? tasks : TaskSides.of(tasks, metrics, slots);
    }

    private Catalogue.Metric known(String name) {
        return lexicon.metric(name).orElseThrow();
    }

    /// "Each one separately and the three together".
    private List<MetricTask> eachAndTogether(
            List<Catalogue.Metric> metrics, Slots slots, Optional<Conversation.Ground> ground) {
        var tasks = new ArrayList<MetricTask>();
        for (boolean together : List.of(false, true)) {
            slots.together = together;
            slots.firmly = together;
            metrics.forEach(m -> tasks.add(task(m, slots, ground, "", m)));
        }
        return tasks.stream().distinct().toList();
    }

    /// How two metrics, or one metric's values of two groups, are brought to one value; or empty.
    private static String combined(List<Catalogue.Metric> metrics, Slots slots) {
        if (metrics.size() == 2) {
            var said = slots.combine.isEmpty() && slots.difference ? "difference" : slots.combine;
            boolean alike = metrics.getFirst().format().equals(metrics.getLast().format());
            if (said.equals("sum") && !alike) {
                // "Customers + MRR" are two figures.
                return "";
            }
            return said.isEmpty() && slots.firmly ? "sum" : said;
        }
        slots.difference |= slots.combine.equals("difference");
        if (metrics.size() == 1 && slots.combine.equals("ratio")) {
            return "ratio";
        }
        if (slots.combine.equals("ratio") || (slots.combine.equals("sum") && metrics.size() > 1)) {
            throw new Unresolved(new Resolution.Unfit("I can combine two metrics, not two parts of one."));
        }
        if (slots.combine.equals("sum")) {
            slots.together = true;
            slots.firmly = true;
        }
        return "";
    }

    private MetricTask task(
            Catalogue.Metric metric,
            Slots slots,
            Optional<Conversation.Ground> ground,
            String combine,
            Catalogue.Metric other) {
        var before = ground.map(Conversation.Ground::task);
        boolean newSplit = !slots.dimensions.isEmpty();
        // What is no rate is in percent as a share or a change.
        slots.share |= slots.units.stream().anyMatch(u -> u.unit().equals(FigureUnit.PERCENT));
        var filters = new TaskFilters(metric).of(slots, before);
        var split = new TaskDimensions(metric, slots);
        var dimensions = split.of(before, filters);
        filters.forEach(f -> split.own(Set.of(f.dimension())));
        var times = TaskTimes.of(slots, before.flatMap(MetricTask::period))
                .map(t -> t.against(ground))
                .orElseThrow(() -> new Unresolved(new Resolution.Unfit("I can't tell which of these times you mean: "
                        + slots.times.stream()
                                .map(t -> "'" + t.period().phrase() + "'")
                                .collect(Collectors.joining(", "))
                        + ". Please name one, or two to compare.")));
        StateMoments.check(metric, slots);
        new TaskChecks(metric, slots).hold(times, dimensions, filters, before, combine);
        boolean newTime = times.period().isPresent() || !times.several().isEmpty();
        var said = newTime ? times.period() : before.flatMap(MetricTask::period);
        boolean keepsGrain = !newSplit && !slots.instead && times.several().isEmpty();
        if (TaskGrain.daily(metric, slots) || TaskGrain.monthly(metric, slots, said)) {
            slots.grain = null;
            slots.summaries.remove("average");
        }
        var grain =
                TaskGrain.of(slots, said).or(() -> keepsGrain ? before.flatMap(MetricTask::grain) : Optional.empty());
        var period = said.or(() -> newTime || slots.rank != null ? Optional.empty() : grain.flatMap(TaskGrain::lately));
        var rank = ranking(metric, slots)
                .or(() -> new MoreThanAll(slots).ranking())
                .or(() -> newSplit || slots.instead ? Optional.empty() : before.flatMap(MetricTask::rank));
        boolean compared = !times.compare().isEmpty() || !slots.compare.isEmpty();
        boolean percentOfChange = slots.change || (compared && !slots.shareOf);
        boolean rate = metric.format().equals(FigureUnit.PERCENT) && !slots.shareOf;
        boolean share = (slots.share && !percentOfChange && !rate)
                || (!newSplit && before.map(MetricTask::share).orElse(false));
        var kept = new KeptShape(slots, before, newTime || !times.compare().isEmpty());
        var periods = times.several().isEmpty() ? kept.periods() : times.several();
        var shape = new TaskShape(
                having(slots).or(() -> kept.having(dimensions)),
                slots.summaries.isEmpty() ? kept.summary(grain) : summary(metric, slots, grain),
                combine,
                combine.isEmpty() ? "" : other.name(),
                periods,
                combine.isEmpty() && (difference(slots, filters) || kept.difference(filters)));
        return new MetricTask(
                metric.name(),
                List.copyOf(dimensions),
                filters,
                period,
                grain,
                compare(slots, times, before, shape),
                rank,
                share,
                slots.why,
                shape);
    }

    /// The ranking that was said; whether "the worst" are high or low, the metric tells.
    private static Optional<Ranking> ranking(Catalogue.Metric metric, Slots slots) {
        if (slots.rank().isEmpty() || slots.rankWords.stream().noneMatch(RankDirection::depends)) {
            return slots.rank();
        }
        var orders = slots.rankWords.stream()
                .map(word -> RankDirection.depends(word)
                        ? new RankDirection(word).descending(metric)
                        : RankDirection.high(word))
                .distinct()
                .toList();
        if (orders.size() > 1) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can't tell whether the highest or the lowest " + metric.name() + " is wanted."));
        }
        slots.note("I took '"
                + slots.rankWords.stream()
                        .filter(RankDirection::depends)
                        .findFirst()
                        .orElseThrow() + "' to mean the " + (orders.getFirst() ? "highest" : "lowest") + " values of "
                + metric.name() + ".");
        return slots.rank().map(r -> new Ranking(orders.getFirst(), r.limit()));
    }

    private static Optional<ValueCondition> having(Slots slots) {
        if (slots.conditions.size() > 1) {
            throw new Unresolved(new Resolution.Unfit("I can hold values against one condition at a time."));
        }
        return slots.conditions.stream().findFirst();
    }

    /// A metric that is an average by itself is not averaged again.
    private static String summary(Catalogue.Metric metric, Slots slots, Optional<Grain> grain) {
        var summaries = slots.summaries.stream().distinct().toList();
        if (summaries.size() > 1) {
            throw new Unresolved(new Resolution.Unfit("I can't tell whether the average or the median is meant."));
        }
        var summary = summaries.stream().findFirst().orElse("");
        boolean ownAverage = metric.definition().startsWith("Average");
        boolean averaged = summary.equals("average")
                && !metric.additive()
                && !metric.format().equals("integer")
                && (grain.isEmpty() || ownAverage);
        if (summary.equals("median") && !metric.additive()) {
            throw new Unresolved(
                    new Resolution.Unfit(metric.name() + " is defined as an average; its median is not defined here."));
        }
        return averaged ? "" : summary;
    }

    private static boolean difference(Slots slots, List<TaskFilter> filters) {
        return slots.difference && filters.stream().anyMatch(f -> f.values().size() == 2 && !f.exclude());
    }

    private static String compare(Slots slots, TaskTimes times, Optional<MetricTask> before, TaskShape shape) {
        if (!times.compare().isEmpty()) {
            return times.compare();
        }
        if (!shape.periods().isEmpty() || shape.difference() || !shape.combine().isEmpty()) {
            return "";
        }
        if (slots.change || slots.why) {
            return ComparisonSlot.PREVIOUS;
        }
        return slots.grain == null && slots.dimensions.isEmpty() && slots.rank == null
                ? before.map(MetricTask::compare).orElse("")
                : "";
    }
}
