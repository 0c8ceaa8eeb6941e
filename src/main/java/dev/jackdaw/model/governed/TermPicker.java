package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which of the metrics named in a question it is about: "tickets of enterprise customers"
/// asks for tickets.
final class TermPicker {
    private static final Set<String> LINKS = WordList.set("en/metric-links");
    private static final Set<String> SPLITS = WordList.set("en/metric-splits");
    private final Lexicon lexicon;

    TermPicker(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// The terms asked for, or empty where two stand side by side that don't go together.
    Optional<List<Slots.Term>> pick(Words words, List<Slots.Term> terms) {
        var kept = new ArrayList<Slots.Term>();
        for (int i = 0; i < terms.size(); i++) {
            boolean linked = (i > 0 && linked(words, terms.get(i - 1), terms.get(i)))
                    || (i + 1 < terms.size() && linked(words, terms.get(i), terms.get(i + 1)));
            if (linked || terms.size() == 1 || !entity(terms.get(i))) {
                kept.add(terms.get(i));
            }
        }
        if (kept.isEmpty()) {
            kept.add(terms.getFirst());
        }
        boolean together = true;
        for (int i = 1; i < kept.size(); i++) {
            together &= linked(words, kept.get(i - 1), kept.get(i))
                    || kept.get(i - 1).meanings().equals(kept.get(i).meanings());
        }
        return together ? Optional.of(kept.stream().distinct().toList()) : Optional.empty();
    }

    /// A noun for whose data it is, unless the question splits or ranks by it.
    private boolean entity(Slots.Term term) {
        var table = lexicon.tables().at(Words.of(term.said()), 0);
        return table.length() > 0 && !SPLITS.contains(term.before());
    }

    private static boolean linked(Words words, Slots.Term first, Slots.Term second) {
        var gap = words.texts().subList(first.end(), Math.max(first.end(), second.start()));
        return !gap.isEmpty() && LINKS.containsAll(gap);
    }
}
