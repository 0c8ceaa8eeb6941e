package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Dimensions that tell what things are themselves, such as a ticket's category, and the metric that counts these
/// things: "bugs" are tickets.
final class Kinds {
    private static final Set<String> NAMES = WordList.set("en/kinds");
    private static final Set<String> NOUNS = WordList.set("en/kind-nouns");
    private final Map<String, Set<String>> counts = new HashMap<>();

    Kinds(Lexicon lexicon) {
        for (var metric : lexicon.catalogue().metrics()) {
            for (var dimension : metric.dimensions()) {
                if (kind(dimension)) {
                    var counting = counts.computeIfAbsent(dimension.name(), d -> new HashSet<>());
                    if (metric.additive() && metric.meaning() == Catalogue.Meaning.FLOW && rows(lexicon, metric)) {
                        counting.add(metric.name());
                    }
                }
            }
        }
    }

    private static boolean kind(Catalogue.Dimension dimension) {
        return names(dimension.name(), dimension.synonyms())
                .map(name -> Words.phrase(name).getLast())
                .anyMatch(NAMES::contains);
    }

    static Stream<String> names(String name, java.util.List<String> synonyms) {
        return Stream.concat(Stream.of(name), synonyms.stream());
    }

    /// Whether it counts what a table's rows are called, and says so.
    private static boolean rows(Lexicon lexicon, Catalogue.Metric metric) {
        return !metric.format().equals("currency")
                && names(metric.name(), metric.synonyms()).anyMatch(name -> {
                    var words = Words.of(name.replace('_', ' '));
                    return lexicon.looseTables().in(words).stream()
                            .anyMatch(t -> t.cost() == 0 && t.words().cardinality() == words.size());
                });
    }

    /// Whether a noun behind such a value means the thing itself.
    static boolean noun(Words words, int i) {
        return NOUNS.contains(words.text(i)) && !words.endsBefore(i);
    }

    /// Whether a value says what a thing is.
    boolean holds(Set<DimensionValue> meanings) {
        return !meanings.isEmpty() && meanings.stream().allMatch(v -> counts.containsKey(v.dimension()));
    }

    /// The metrics that count these things.
    Set<String> counting(Set<DimensionValue> meanings) {
        var all = new HashSet<String>();
        meanings.forEach(v -> all.addAll(counts.getOrDefault(v.dimension(), Set.of())));
        return all;
    }
}
