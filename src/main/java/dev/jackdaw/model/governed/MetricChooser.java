package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Decides which metrics the words of a question mean.
final class MetricChooser {
    private static final Pattern COUNTED = Pattern.compile("^(?:how many|number of) ");
    private final Lexicon lexicon;
    private final TermPicker picker;

    MetricChooser(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.picker = new TermPicker(lexicon);
    }

    /// In the order in which they were said. `chosen` are those that the person chose before.
    List<Catalogue.Metric> metrics(Slots slots, Set<String> chosen) {
        if (picker.ranksOnes(slots)) {
            throw new Unresolved(new Resolution.Unfit("I can rank what metrics are split by, not single "
                    + slots.metrics.getFirst().said() + "."));
        }
        if (picker.averageOne(slots)) {
            throw new Unresolved(new Resolution.Unfit("I can't tell which figure of an average one you mean."));
        }
        new Unmeasured(picker).hold(slots);
        for (var term : slots.metrics) {
            namesAnother(slots, term);
        }
        var terms = picker.pick(slots)
                .orElseThrow(() -> new Unresolved(new Resolution.Unfit(
                        "I can answer for one metric at a time, or for several joined by 'and': here "
                                + slots.metrics.stream()
                                        .map(t -> "'" + t.said() + "'")
                                        .collect(Collectors.joining(" and "))
                                + " don't fit together.")));
        return terms.stream().map(t -> meant(t, slots, chosen)).distinct().toList();
    }

    /// "Tickets that are open": where a value and a metric are the name of another metric, that is meant.
    private void namesAnother(Slots slots, MetricTerm term) {
        for (var choice : slots.choices) {
            for (var meanings : choice.values()) {
                if (meanings.stream().anyMatch(v -> named(slots, v))) {
                    continue;
                }
                var said = Words.of(meanings.iterator().next().value().replace('_', ' ') + " " + term.said());
                var other = lexicon.looseMetrics().in(said).stream()
                        .filter(f -> f.cost() == 0
                                && f.words().cardinality() == said.size()
                                && !term.meanings().contains(f.meaning()))
                        .findFirst();
                if (other.isPresent() && !choice.exclude()) {
                    throw new Unresolved(new Resolution.Ambiguous(
                            said.texts().getFirst() + " " + term.said(),
                            List.of(other.get().meaning(), String.join(" or ", term.meanings()))));
                }
            }
        }
    }

    /// Whether a value's dimension was named, too: "ticket status open".
    private static boolean named(Slots slots, DimensionValue value) {
        return Collections.indexOfSubList(slots.words.lemmas(), Words.phrase(value.dimension())) >= 0;
    }

    private Catalogue.Metric meant(MetricTerm term, Slots slots, Set<String> chosen) {
        var metric = metric(term, slots, chosen);
        Unmeasured.hold(metric, slots);
        boolean bare = picker.entity(term)
                && !COUNTED.matcher(term.said()).replaceFirst("").contains(" ");
        return new CountedAt(lexicon.catalogue()).meant(metric, term, bare, slots);
    }

    private Catalogue.Metric metric(MetricTerm term, Slots slots, Set<String> chosen) {
        var all = new BareNouns(lexicon)
                .meanings(term).stream()
                        .map(name -> lexicon.metric(name).orElseThrow())
                        .toList();
        var named =
                all.stream().filter(m -> m.name().equalsIgnoreCase(term.said())).toList();
        var before = all.stream().filter(m -> chosen.contains(m.name())).toList();
        var fitting = all.stream().filter(m -> fits(m, slots)).toList();
        boolean counted = TaskChecks.counts(slots.words)
                || slots.conditions.stream()
                        .anyMatch(c -> c.amounts().getFirst().compareTo(BigDecimal.ONE) >= 0);
        var counts = fitting.stream()
                .filter(m -> counted && !m.format().equals("percent"))
                .toList();
        for (var candidates : List.of(named, before, fitting, counts)) {
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
                .allMatch(names -> names.stream()
                        .anyMatch(n -> Lexicon.dimension(metric, n).isPresent()));
        return splits && new TaskFilters(metric).fits(slots);
    }
}
