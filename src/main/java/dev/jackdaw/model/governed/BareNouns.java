package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a noun alone may mean that is what a table's rows are called, where several metrics are of such rows and
/// none is called so: "the invoices for October" are those issued, or those paid.
record BareNouns(Lexicon lexicon) {
    private static final Set<String> ACTORS =
            Set.of("we", "they", "i", "you", "to", "did", "do", "does", "was", "were");

    /// The metrics that a term may mean.
    Set<String> meanings(MetricTerm term) {
        var words = Words.of(term.said());
        boolean named = lexicon.metrics().at(words, 0).length() == words.size();
        boolean row = words.size() == 1
                && !ACTORS.contains(term.before())
                && lexicon.tables().at(words, 0).length() == 1;
        if (named || !row || term.meanings().size() > 1) {
            return term.meanings();
        }
        var noun = Concepts.at(words, 0).getFirst();
        var all = new LinkedHashSet<>(term.meanings());
        for (var metric : lexicon.catalogue().metrics()) {
            if (of(metric, noun)) {
                all.add(metric.name());
            }
        }
        return all;
    }

    private static boolean of(Catalogue.Metric metric, ConceptUnit noun) {
        return Concepts.units(Words.of(metric.name())).stream().anyMatch(noun::sameWord);
    }
}
