package dev.jackdaw.model.governed;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Metrics by what their names mean: "clients who pay", "the invoices that are overdue".
record LooseMetricSource(Lexicon lexicon) implements Span.Source {
    /// That a name said just so goes before one that means the same.
    private static final double LOOSE = 0.05;

    @Override
    public List<Span> spans(Words words) {
        Map<BitSet, TreeMap<Double, Set<String>>> byWords = new HashMap<>();
        for (var found : lexicon.looseMetrics().in(words)) {
            byWords.computeIfAbsent(found.words(), w -> new TreeMap<>())
                    .computeIfAbsent(found.cost(), c -> new java.util.TreeSet<>())
                    .add(found.meaning());
        }
        return byWords.entrySet().stream()
                .map(e -> span(words, e.getKey(), e.getValue().firstEntry()))
                .toList();
    }

    private static Span span(Words words, BitSet taken, Map.Entry<Double, Set<String>> cheapest) {
        int first = taken.nextSetBit(0);
        var said = String.join(" ", taken.stream().mapToObj(words::text).toList());
        return new Span(
                taken,
                cheapest.getKey() + LOOSE,
                "metric",
                String.join(" or ", cheapest.getValue()),
                slots -> slots.metrics.add(
                        new MetricTerm(said, cheapest.getValue(), first, taken.length(), words.text(first - 1))));
    }
}
