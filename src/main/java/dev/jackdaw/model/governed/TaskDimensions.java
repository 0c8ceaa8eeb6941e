package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a task is split by: what was said, what several values of one dimension come to, and for a follow-up what
/// still holds of the question before.
record TaskDimensions(Catalogue.Metric metric, Slots slots) {
    private static final Set<String> BEFORE = Set.of("previous", "old", "former", "prior", "earlier");

    private static final Set<String> AGAINST = Set.of("vs", "versus", "against", "compared", "each", "respectively");

    /// Each by the metric's own name.
    Set<String> of(Optional<MetricTask> before, List<TaskFilter> filters) {
        var dimensions = new LinkedHashSet<String>();
        boolean newSplit = !slots.dimensions.isEmpty();
        boolean replaced = (newSplit && !slots.addsDimension && !slots.adds && slots.drops.isEmpty())
                || (slots.instead && slots.grain != null);
        if (!replaced) {
            before.ifPresent(b -> dimensions.addAll(b.dimensions()));
            dimensions.removeAll(slots.drops);
        }
        slots.dimensions.forEach(names -> dimensions.add(own(left(names))));
        for (var filter : filters) {
            // Values that are said beside a condition, or together, are one group.
            boolean counted = !slots.conditions.isEmpty() && !slots.dimensions.isEmpty();
            boolean one = slots.together || ((slots.either || total()) && !held());
            boolean several =
                    filter.values().size() > 1 && !filter.exclude() && !counted && !one && !group(filter, before);
            if (several || (slots.share && dimensions.isEmpty())) {
                dimensions.add(filter.dimension());
            }
        }
        dimensions.forEach(d -> own(Set.of(d)));
        return dimensions;
    }

    /// "The total of Japan and India", which is no total of one against the other.
    private boolean total() {
        return slots.total && slots.words.texts().stream().noneMatch(AGAINST::contains);
    }

    /// Whether values were one group in the question before, and go on being one: "the total of Japan and India".
    private boolean group(TaskFilter filter, Optional<MetricTask> before) {
        return before.filter(b -> b.filters().contains(filter)
                        && !b.dimensions().contains(filter.dimension())
                        && !slots.apart
                        && !held())
                .isPresent();
    }

    /// Whether a dimension is what was before a change: "previous plan".
    static boolean before(String dimension) {
        return BEFORE.contains(Words.of(dimension).text(0));
    }

    /// Whether parts are held against each other: "is organic or referral better".
    private boolean held() {
        return slots.comparative || slots.versus || slots.difference || slots.rank != null || slots.share;
    }

    /// "Which plan did they come from": of two dimensions of that name, the one that tells what was before.
    private Set<String> left(Set<String> names) {
        boolean from = slots.choices.isEmpty() && slots.says("from");
        return from
                ? names.stream()
                        .flatMap(n -> metric.dimensions().stream()
                                .filter(d -> BEFORE.contains(Words.of(d.name()).text(0))
                                        && d.name().endsWith(" " + n.replaceFirst("^new ", ""))))
                        .map(Catalogue.Dimension::name)
                        .findFirst()
                        .map(Set::of)
                        .orElse(names)
                : names;
    }

    /// The metric's own dimension of one of these names.
    String own(Set<String> names) {
        var own = names.stream()
                .flatMap(n -> Lexicon.dimension(metric, n).map(Catalogue.Dimension::name).stream())
                .distinct()
                .toList();
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
}
