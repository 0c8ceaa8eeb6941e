package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// "Why do customers leave?": not why their number moved, but the reasons that they gave, where a metric of what they
/// did is recorded by them.
record ReasonSource(Lexicon lexicon) implements Span.Source {
    private static final String REASON = "reason";
    private static final Set<String> AUXILIARIES =
            Set.of("do", "did", "does", "would", "are", "were", "have", "had", "is", "was");
    private static final Set<String> BACK = Set.of("they", "those", "these");
    private static final Set<String> MOVES = WordList.set("en/reason-moves");
    private static final int REACH = 5;
    private static final Set<String> CHANGE = WordList.set("en/change");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            boolean moves = IntStream.range(i, words.sentenceEnd(i))
                    .anyMatch(k -> MOVES.contains(words.text(k))
                            || Bases.of(words.text(k)).stream().anyMatch(CHANGE::contains));
            if (words.is(i, "why") && AUXILIARIES.contains(words.text(i + 1)) && !moves) {
                verb(words, i, spans);
            }
        }
        return spans;
    }

    private void verb(Words words, int why, List<Span> spans) {
        for (int verb = why + 3; verb <= Math.min(why + REACH, words.sentenceEnd(why) - 1); verb++) {
            var said = Concepts.at(words, verb).getFirst();
            var metrics = lexicon.catalogue().metrics().stream()
                    .filter(m -> reason(m).stream()
                            .anyMatch(r -> Concepts.units(Words.of(r)).stream().anyMatch(said::meets)))
                    .toList();
            if (metrics.size() == 1 && subject(words, verb)) {
                spans.add(span(words, why, verb, metrics.getFirst()));
                return;
            }
        }
    }

    /// Whether whoever did it stands between: "they", "our customers", "people".
    private boolean subject(Words words, int verb) {
        return BACK.contains(words.text(verb - 1))
                || words.is(verb - 1, "people", "we", "somebody", "someone", "anyone", "everybody")
                || lexicon.looseTables().in(words).stream()
                        .anyMatch(f -> f.words().get(verb - 1));
    }

    private static List<String> reason(Catalogue.Metric metric) {
        return metric.dimensions().stream()
                .map(Catalogue.Dimension::name)
                .filter(name -> name.endsWith(" " + REASON))
                .toList();
    }

    private static Span span(Words words, int why, int verb, Catalogue.Metric metric) {
        var taken = new BitSet();
        taken.set(why, why + 2);
        taken.set(verb - 1, verb + 1);
        boolean back = BACK.contains(words.text(verb - 1));
        var dimensions = reason(metric).stream().collect(Collectors.toSet());
        return new Span(taken, 0, "metric", metric.name() + " by " + String.join(" or ", dimensions), slots -> {
            slots.metrics.add(new MetricTerm(metric.name(), Set.of(metric.name()), why, verb + 1, words.text(why - 1)));
            slots.dimensions.add(dimensions);
            if (back) {
                slots.references.add(new Reference.Before());
            }
        });
    }
}
