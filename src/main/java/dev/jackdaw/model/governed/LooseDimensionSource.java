package dev.jackdaw.model.governed;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Dimensions by what their names mean, where a word says that they split: "per sector", "by where they came from".
record LooseDimensionSource(Lexicon lexicon) implements Span.Source {
    private static final double LOOSE = 0.05;

    @Override
    public List<Span> spans(Words words) {
        Map<BitSet, TreeMap<Double, Set<String>>> byWords = new HashMap<>();
        for (var found : lexicon.looseDimensions().in(words)) {
            boolean together = found.words().length() - found.words().nextSetBit(0)
                    == found.words().cardinality();
            boolean led = DimensionSlot.leads(words, found.words().nextSetBit(0) - 1);
            if (together && led) {
                byWords.computeIfAbsent(found.words(), w -> new TreeMap<>())
                        .computeIfAbsent(found.cost(), c -> new TreeSet<>())
                        .add(found.meaning());
            }
        }
        return byWords.entrySet().stream()
                .map(e -> span(words, e.getKey(), e.getValue().firstEntry()))
                .toList();
    }

    private static Span span(Words words, BitSet found, Map.Entry<Double, Set<String>> cheapest) {
        int first = found.nextSetBit(0);
        var taken = (BitSet) found.clone();
        if (DimensionSlot.leads(words, first - 1)) {
            taken.set(first - 1);
        }
        return new Span(
                taken,
                cheapest.getKey() + LOOSE,
                "dimension",
                String.join(" or ", cheapest.getValue()),
                slots -> slots.dimensions.add(cheapest.getValue()));
    }
}
