package dev.jackdaw.model.governed;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What of a question asks for words: its forms, and the words that they took. Empty where it asks for something else.
record WordQuestion(List<QuestionForms.Found> forms) {
    /// What sort of words.
    enum Kind {
        /// Who is responsible.
        OWNER,
        /// How often, how fresh.
        CADENCE,
        /// What somebody wrote down.
        RULE,
        /// What is always so.
        HABIT,
        /// What a metric means.
        DEFINITION;

        /// As the lists of words call it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean of(QuestionForms.Found found) {
            return word().equals(found.kind());
        }
    }

    static WordQuestion of(Slots slots) {
        return new WordQuestion(QuestionForms.in(slots).stream()
                .filter(found -> !figure(slots.words, found))
                .toList());
    }

    /// Whether a number is asked for in the same sentence: "how many customers count as active". Who wrote something
    /// down about it may still be told.
    private static boolean figure(Words words, QuestionForms.Found found) {
        if (Kind.RULE.of(found)) {
            return false;
        }
        for (int i = words.sentenceStart(found.first()); i < words.sentenceEnd(found.first()); i++) {
            boolean form = found.said().get(i) && found.said().get(i + 1);
            if (words.is(i, "how") && words.is(i + 1, "many", "much") && !form) {
                return true;
            }
        }
        return false;
    }

    Set<Kind> kinds() {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var kind : Kind.values()) {
            if (forms.stream().anyMatch(kind::of)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    boolean asks(Kind kind) {
        return kinds().contains(kind);
    }

    /// Whether a document is asked for, whatever else.
    boolean written() {
        return kinds().stream().anyMatch(kind -> kind != Kind.DEFINITION);
    }

    /// The words that ask, and say nothing of what about.
    BitSet said() {
        var said = new BitSet();
        forms.forEach(form -> said.or(form.said()));
        return said;
    }

    /// The metrics that a form is about.
    Set<MetricTerm> metrics() {
        var metrics = new LinkedHashSet<MetricTerm>();
        forms.forEach(form -> metrics.addAll(form.metrics()));
        return metrics;
    }

    /// The words of the sentences that ask.
    BitSet sentences(Words words) {
        var all = new BitSet();
        forms.forEach(form -> form.said().stream().forEach(i -> all.set(words.sentenceStart(i), words.sentenceEnd(i))));
        return all;
    }
}
