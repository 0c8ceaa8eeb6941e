package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.List;

/// A part of the data and what it is held against, as two tasks: the same question without what narrows it, or with
/// that left out.
final class TaskSides {
    private TaskSides() {}

    /// Throws `Unresolved` where more than one thing narrows the part, so that the other side could be several.
    static List<MetricTask> of(List<MetricTask> tasks, List<Catalogue.Metric> metrics, Slots slots) {
        boolean one = tasks.size() == 1
                && slots.choices.size() == 1
                && slots.choices.getFirst().values().size() == 1
                && !slots.choices.getFirst().exclude()
                && tasks.getFirst().filters().size() == 1
                && slots.dimensions.isEmpty()
                && slots.rank == null
                && !slots.why
                && !slots.share
                && !slots.difference;
        if (!one) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can hold one value against the whole or the rest at a time; please name one value and one"
                            + " metric."));
        }
        if (slots.whole == WholeSlot.Side.AVERAGE && metrics.getFirst().additive()) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can't tell what the average of " + metrics.getFirst().name() + " is taken over."));
        }
        var part = tasks.getFirst();
        var filter = part.filters().getFirst();
        var other = slots.whole == WholeSlot.Side.REST
                ? List.of(new TaskFilter(filter.dimension(), filter.values(), true))
                : List.<TaskFilter>of();
        return List.of(
                part,
                new MetricTask(
                        part.metric(),
                        part.dimensions(),
                        other,
                        part.period(),
                        part.grain(),
                        part.compare(),
                        part.rank(),
                        part.share(),
                        part.why(),
                        part.shape()));
    }
}
