package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How long something lasts, where a superlative says so and a verb what: "which topic takes us the longest to solve",
/// of a metric that is called "time to solve".
record DurationSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.25;
    private static final Set<String> LASTING = Set.of("time", "duration", "average");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i - 1, "to") && lasts(words, i)) {
                var metrics = metrics(Concepts.at(words, i).getFirst());
                if (!metrics.isEmpty()) {
                    var said = words.text(i);
                    int at = i;
                    spans.add(Span.of(
                            i,
                            i + 1,
                            COST,
                            "metric",
                            String.join(" or ", metrics),
                            slots -> slots.metrics.add(new MetricTerm(said, metrics, at, at + 1, "to"))));
                }
            }
        }
        return spans;
    }

    /// Whether the sentence says that something lasts longest or shortest, or longer or shorter.
    private static boolean lasts(Words words, int i) {
        return words.texts().subList(words.sentenceStart(i), words.sentenceEnd(i)).stream()
                .anyMatch(word -> RankDirection.lasts(word)
                        || (word.endsWith("er") && RankDirection.lasts(word.substring(0, word.length() - 1) + "st")));
    }

    private Set<String> metrics(ConceptUnit verb) {
        var found = new TreeSet<String>();
        for (var metric : lexicon.catalogue().metrics()) {
            if (FigureUnit.lasts(metric) && names(metric).anyMatch(name -> lasts(name, verb))) {
                found.add(metric.name());
            }
        }
        return found;
    }

    private static Stream<String> names(Catalogue.Metric metric) {
        return Stream.concat(Stream.of(metric.name()), metric.synonyms().stream());
    }

    /// Whether a name is that of how long what the verb says takes, and of nothing else.
    private static boolean lasts(String name, ConceptUnit verb) {
        var units = Concepts.single(Words.of(name)).stream()
                .filter(u -> u.bases().stream().noneMatch(LASTING::contains))
                .toList();
        return units.size() == 1 && units.getFirst().meets(verb);
    }
}
