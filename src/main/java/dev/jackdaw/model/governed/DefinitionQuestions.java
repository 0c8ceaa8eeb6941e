package dev.jackdaw.model.governed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Questions about what a metric means: "what counts as churn?", "is MRR net of the discount?", "what's the
/// difference between MRR and ARR?". They are answered by definitions, whatever else they say: no number can be
/// wrong in them.
record DefinitionQuestions(Lexicon lexicon) {
    private static final Set<String> MEANING =
            Set.of("mean", "means", "meaning", "defined", "definition", "calculated");
    private static final int METRICS_MAX = 3;
    private static final PhraseIndex<Boolean> CUES = PhraseIndex.of("en/schema-definitions");

    /// The metrics whose definitions answer it: those that are named, or the one `before` that "that" goes back to;
    /// empty where it is no such question.
    List<String> metrics(Slots slots, WordQuestion asked, Optional<String> before) {
        if (slots.metrics.isEmpty() && before.isPresent() && meant(slots.words)) {
            return List.of(before.get());
        }
        boolean formed = asked.asks(WordQuestion.Kind.DEFINITION) && !figures(slots);
        if (!formed && !asks(slots)) {
            return List.of();
        }
        Set<String> metrics = new LinkedHashSet<>();
        asked.metrics().forEach(term -> metrics.addAll(term.meanings()));
        boolean several = slots.metrics.size() > 1;
        for (var term : metrics.isEmpty() ? slots.metrics : List.<MetricTerm>of()) {
            boolean entity = several && !slots.difference && new TermPicker(lexicon).entity(term);
            if (!entity) {
                metrics.addAll(term.meanings());
            }
        }
        return metrics.stream().limit(METRICS_MAX).toList();
    }

    private static boolean figures(Slots slots) {
        return !slots.times.isEmpty() || slots.rank != null || !slots.conditions.isEmpty();
    }

    /// "What does ARPA even mean": not "the mean of".
    private static boolean means(Slots slots) {
        var words = slots.words;
        boolean what = words.texts().contains("what") || words.texts().contains("whats");
        for (int i = 1; i < words.size(); i++) {
            boolean verb = words.is(i, "mean", "means")
                    && !words.is(i - 1, "the", "a", "i", "you", "of", "in", "ratio")
                    && !words.is(i + 1, "of", "time")
                    && !starts(slots, i + 1);
            if (what && verb && !slots.metrics.isEmpty() && slots.times.isEmpty() && slots.dimensions.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Whether a metric is named right there: "mean MRR".
    private static boolean starts(Slots slots, int i) {
        return slots.metrics.stream().anyMatch(t -> t.start() == i);
    }

    /// "What does that actually mean?"
    private static boolean meant(Words words) {
        boolean meaning = words.texts().stream().anyMatch(MEANING::contains);
        boolean that = words.texts().stream().anyMatch(w -> w.equals("that") || w.equals("it") || w.equals("this"));
        return meaning && that && words.texts().stream().anyMatch(w -> w.equals("what") || w.equals("how"));
    }

    /// "How many trials count as …": a number, not a meaning.
    private static boolean amount(Words words) {
        return IntStream.range(0, words.size()).anyMatch(i -> words.is(i, "how") && words.is(i + 1, "many", "much"));
    }

    private static boolean asks(Slots slots) {
        var words = slots.words;
        if (words.is(0, "what") && words.is(1, "do", "does", "did") && words.is(words.size() - 1, "mean")) {
            return true;
        }
        boolean cued = !figures(slots) && slots.grain == null && !amount(words);
        for (int i = 0; i < words.size() && cued; i++) {
            if (CUES.longest(words.texts(), i) > 0) {
                return true;
            }
        }
        if (means(slots)) {
            return true;
        }
        // "what's the difference between MRR and ARR": of two metrics, without a value or a time.
        return slots.difference
                && slots.metrics.size() == 2
                && slots.choices.isEmpty()
                && slots.times.isEmpty()
                && slots.dimensions.isEmpty()
                && slots.grain == null;
    }
}
