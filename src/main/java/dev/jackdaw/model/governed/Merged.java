package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Several answers brought together: as one question where they differ in one thing alone, such as their time.
final class Merged {
    private Merged() {}

    /// Of two and more one question, or as many as there are metrics; empty where they differ in more.
    static Optional<List<MetricTask>> of(List<MetricTask> tasks) {
        var first = tasks.getFirst();
        return periods(tasks)
                .or(() -> values(tasks))
                .map(List::of)
                .or(() -> tasks.stream()
                                .allMatch(t -> Tasks.about(t, first.metric()).equals(first))
                        ? Optional.of(tasks)
                        : Optional.empty());
    }

    private static Optional<MetricTask> periods(List<MetricTask> tasks) {
        var first = Tasks.in(tasks.getFirst(), Optional.empty());
        boolean alike = tasks.stream()
                .allMatch(t ->
                        t.period().isPresent() && Tasks.in(t, Optional.empty()).equals(first));
        boolean plain = first.compare().isEmpty()
                && first.grain().isEmpty()
                && first.shape().equals(TaskShape.NONE);
        if (!alike || !plain) {
            return Optional.empty();
        }
        var merged = Tasks.shaped(
                first,
                Tasks.sideBySide(
                        tasks.stream().flatMap(t -> t.period().stream()).toList()));
        // Of what is split, two times are two columns.
        return Optional.of(
                first.dimensions().isEmpty() ? merged : Later.compared(merged).orElse(merged));
    }

    private static Optional<MetricTask> values(List<MetricTask> tasks) {
        var first = tasks.getFirst();
        for (var filter : first.filters()) {
            var dimension = filter.dimension();
            var values = new ArrayList<String>();
            boolean alike = true;
            for (var task : tasks) {
                var own = task.filters().stream()
                        .filter(f -> f.dimension().equals(dimension) && !f.exclude())
                        .findFirst();
                own.ifPresent(f -> values.addAll(f.values()));
                alike &=
                        own.isPresent() && Tasks.unfiltered(task, dimension).equals(Tasks.unfiltered(first, dimension));
            }
            if (alike && new HashSet<>(values).size() == values.size()) {
                return Optional.of(Tasks.narrowed(first, dimension, values, true));
            }
        }
        return Optional.empty();
    }
}
