package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a follow-up keeps of the shape of the question before: its condition, average, several times or difference, as
/// long as nothing else is said of that.
///
/// @param newTime that another time was said, or one to compare with
record KeptShape(Slots slots, Optional<MetricTask> before, boolean newTime) {
    private Optional<TaskShape> shape() {
        return before.map(MetricTask::shape);
    }

    /// The condition holds for the values of the same metric.
    Optional<ValueCondition> having(Set<String> dimensions) {
        boolean same = slots.metrics.isEmpty()
                && before.map(b -> Set.copyOf(b.dimensions()).equals(dimensions))
                        .orElse(false);
        return same && !slots.references.contains(new Reference.All())
                ? shape().flatMap(TaskShape::having)
                : Optional.empty();
    }

    /// An average over units of time, as long as there are any.
    String summary(Optional<Grain> grain) {
        boolean same = slots.metrics.isEmpty() && slots.grain == null && slots.dimensions.isEmpty() && !slots.trend;
        return same && grain.isPresent() ? shape().map(TaskShape::summary).orElse("") : "";
    }

    List<Period> periods() {
        boolean same = !newTime && slots.grain == null && !slots.trend && slots.overPeriod == null && !slots.why;
        return same ? shape().map(TaskShape::periods).orElse(List.of()) : List.of();
    }

    /// The difference of two values, as long as it is the same two or two others.
    boolean difference(List<TaskFilter> filters) {
        return shape().map(TaskShape::difference).orElse(false)
                && slots.dimensions.isEmpty()
                && filters.stream().anyMatch(f -> f.values().size() == 2 && !f.exclude());
    }
}
