package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// "Which plans are there?", "what reasons can be picked when somebody cancels?": the values that a dimension takes.
record ValueLists(Lexicon lexicon) {
    private static final int SHOWN_MAX = 60;
    private static final PhraseIndex<Boolean> CUES = PhraseIndex.of("en/value-lists");

    /// The values in a sentence; empty where it is another question.
    Optional<String> answer(Slots slots) {
        boolean plain = slots.dimensions.size() == 1
                && slots.choices.isEmpty()
                && slots.times.isEmpty()
                && slots.conditions.isEmpty()
                && slots.rank == null
                && slots.grain == null
                && slots.compare.isEmpty();
        if (!plain || !asks(slots.words) || counts(slots)) {
            return Optional.empty();
        }
        var named = dimensions(slots);
        var lists = new LinkedHashSet<String>();
        for (var dimension : named) {
            if (!dimension.values().isEmpty()) {
                lists.add("**" + dimension.name() + "**: "
                        + dimension.values().stream().limit(SHOWN_MAX).collect(Collectors.joining(", ")));
            }
        }
        return lists.isEmpty()
                ? Optional.empty()
                : Optional.of("These are the values of " + String.join("; ", lists) + ".");
    }

    /// Whether a number of something is asked for by the dimension, and not the dimension itself.
    private boolean counts(Slots slots) {
        return slots.words.is(0, "how")
                || slots.metrics.stream().anyMatch(t -> !new TermPicker(lexicon).entity(t) && !verb(t));
    }

    /// "when somebody cancels": a verb that only says when values are given.
    private static boolean verb(MetricTerm term) {
        return !term.said().contains(" ");
    }

    private static boolean asks(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (CUES.longest(words.texts(), i) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Of the metric that is named if there is one, else of any.
    private List<Catalogue.Dimension> dimensions(Slots slots) {
        Set<String> names = slots.dimensions.getFirst();
        var metrics = slots.metrics.isEmpty()
                ? lexicon.catalogue().metrics()
                : slots.metrics.stream()
                        .flatMap(t -> t.meanings().stream())
                        .flatMap(m -> lexicon.metric(m).stream())
                        .toList();
        var found = new ArrayList<Catalogue.Dimension>();
        for (var metric : metrics) {
            for (var name : names) {
                Lexicon.dimension(metric, name)
                        .filter(d -> found.stream().noneMatch(f -> f.values().equals(d.values())))
                        .ifPresent(found::add);
            }
        }
        return found.stream().limit(2).toList();
    }
}
