package dev.jackdaw.model.governed;

import java.util.Optional;

/// "MRR", "monthly recurring revenue", "churn".
record MetricSlot(Lexicon lexicon) implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        var found = lexicon.metrics().at(words, i);
        return SlotMatch.of(
                found.length(),
                slots -> slots.metrics.add(new MetricTerm(
                        String.join(" ", words.texts().subList(i, i + found.length())),
                        found.meanings(),
                        i,
                        i + found.length(),
                        words.text(i - 1))));
    }
}
