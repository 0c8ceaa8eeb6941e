package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which values a task is narrowed to: what was said, and for a follow-up what still holds of the question before.
/// Two values of one dimension stand side by side; none replaces another that was said in the same breath.
record TaskFilters(Catalogue.Metric metric) {
    List<TaskFilter> of(Slots slots, Optional<MetricTask> before) {
        Map<String, TaskFilter> filters = new LinkedHashMap<>();
        before.ifPresent(b -> b.filters().forEach(f -> filters.put(f.dimension(), f)));
        slots.drops.forEach(filters::remove);
        Map<String, TaskFilter> said = new LinkedHashMap<>();
        for (var choice : slots.choices) {
            byDimension(choice, slots)
                    .forEach((dimension, values) -> said.merge(
                            dimension, new TaskFilter(dimension, values, choice.exclude()), TaskFilters::both));
        }
        // "do referrals use it more? by channel": what is held against the others narrows nothing.
        said.values().removeIf(f -> slots.comparative && f.values().size() == 1 && !f.exclude() && splits(slots, f));
        boolean edits = slots.references.contains(new Reference.Values());
        if (edits && said.values().stream().anyMatch(f -> !f.exclude() && !filters.containsKey(f.dimension()))) {
            slots.lost = true;
            throw new Unresolved(new Resolution.Unfit("I can't tell what that is to be added to."));
        }
        said.values().forEach(now -> contradicts(filters.get(now.dimension()), now));
        boolean another = slots.versus && slots.times.isEmpty() && slots.compare.isEmpty();
        said.forEach((dimension, filter) -> filters.merge(
                dimension,
                filter,
                (old, now) -> edits && old.exclude() != now.exclude()
                        ? left(old, now)
                        : (slots.adds || (another && now.values().size() == 1)) && old.exclude() == now.exclude()
                                ? both(old, now)
                                : now));
        return List.copyOf(filters.values());
    }

    /// After a question for Germany "not Germany, France" means France, and not all but both.
    private static void contradicts(@Nullable TaskFilter old, TaskFilter now) {
        boolean denied = old != null
                && now.exclude()
                && !old.exclude()
                && now.values().size() > 1
                && now.values().containsAll(old.values());
        if (denied) {
            throw new Unresolved(new Resolution.Unfit("I can't tell what is left out, and what is meant instead."));
        }
    }

    /// "Germany and France" and then "drop Germany": France is left. All but Germany, and then "add Germany": all.
    private static TaskFilter left(TaskFilter old, TaskFilter now) {
        var values =
                old.values().stream().filter(v -> !now.values().contains(v)).toList();
        if (values.isEmpty() || !old.values().containsAll(now.values())) {
            throw new Unresolved(new Resolution.Unfit("I can't tell what would be left of " + old.dimension() + " "
                    + String.join(", ", old.values()) + "."));
        }
        return new TaskFilter(old.dimension(), values, old.exclude());
    }

    private boolean splits(Slots slots, TaskFilter filter) {
        return slots.dimensions.stream()
                .anyMatch(names -> names.stream()
                        .flatMap(n -> Lexicon.dimension(metric, n).stream())
                        .anyMatch(d -> d.name().equals(filter.dimension())));
    }

    private Map<String, List<String>> byDimension(ValueChoice choice, Slots slots) {
        Map<String, List<String>> byDimension = new LinkedHashMap<>();
        for (var meanings : choice.values()) {
            if ((!choice.exclude() && named(meanings)) || leftOut(choice, meanings, slots)) {
                continue;
            }
            var value = value(meanings);
            byDimension
                    .computeIfAbsent(value.dimension(), d -> new ArrayList<>())
                    .add(value.value());
        }
        return byDimension;
    }

    /// Whether values are to be left out that the metric is not recorded by, as its definition leaves them out
    /// anyway. Of those it is recorded by that is said, too.
    private boolean leftOut(ValueChoice choice, Set<DimensionValue> meanings, Slots slots) {
        var left = new LeftOut(metric);
        var value = meanings.iterator().next().value();
        if (!left.holds(value)) {
            return false;
        }
        slots.note(left.said(value));
        return choice.exclude() && owned(meanings).isEmpty();
    }

    private static TaskFilter both(TaskFilter one, TaskFilter two) {
        if (one.exclude() != two.exclude()) {
            // "Germany, but not ..." of the same dimension: what is named counts, and nothing else is in it.
            return one.exclude() ? two : one;
        }
        var values = new ArrayList<>(one.values());
        values.addAll(two.values());
        return new TaskFilter(one.dimension(), values.stream().distinct().toList(), one.exclude());
    }

    /// Whether all that was said are values that the metric is recorded by.
    boolean fits(Slots slots) {
        return slots.choices.stream()
                .allMatch(c -> c.values().stream().allMatch(v -> !owned(v).isEmpty() || (!c.exclude() && named(v))));
    }

    /// Whether the metric's own name says so: open tickets that are open.
    private boolean named(Set<DimensionValue> meanings) {
        var name = List.of(metric.name().split(" "));
        return owned(meanings).isEmpty() && meanings.stream().anyMatch(v -> name.contains(v.value()));
    }

    private List<DimensionValue> owned(Set<DimensionValue> meanings) {
        return meanings.stream()
                .filter(v -> metric.dimensions().stream()
                        .anyMatch(d ->
                                d.name().equals(v.dimension()) && d.values().contains(v.value())))
                .toList();
    }

    private DimensionValue value(Set<DimensionValue> meanings) {
        var owned = owned(meanings);
        var said = meanings.iterator().next().value();
        if (owned.isEmpty()) {
            throw new Unresolved(new Resolution.Unfit(metric.name()
                    + " can't be narrowed to '"
                    + said
                    + "': that is a value of "
                    + meanings.stream()
                            .map(DimensionValue::dimension)
                            .distinct()
                            .collect(Collectors.joining(" or "))
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
