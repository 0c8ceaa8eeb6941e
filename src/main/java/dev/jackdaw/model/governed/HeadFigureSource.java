package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What one customer brings, said by a verb: "what does a typical client pay", "which sector pays best per account",
/// where the catalogue has such a figure: "average revenue per account".
record HeadFigureSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.05;
    private static final double GAP = 0.02;
    private static final int REACH = 8;
    private static final Set<String> VERBS = Set.of("pay", "bring", "spend", "generate", "earn");
    private static final Set<String> AVERAGES = WordList.map("en/summaries").keySet();

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            if (Bases.of(words.text(i)).stream().anyMatch(VERBS::contains)
                    && !words.text(i).endsWith("ing")) {
                at(words, i, spans);
            }
        }
        return spans;
    }

    /// A verb, whose figure it is, and a word that says it is of one.
    private void at(Words words, int verb, List<Span> spans) {
        int from = Math.max(words.sentenceStart(verb), verb - REACH);
        int to = Math.min(words.sentenceEnd(verb), verb + REACH);
        for (int noun = from; noun < to; noun++) {
            var metrics = metrics(words, noun);
            if (metrics.isEmpty()) {
                continue;
            }
            boolean each = noun > verb && words.is(noun - 1, "per", "each", "every");
            var one = each ? List.of(noun - 1) : average(words, from, to);
            if (!one.isEmpty() && (each || noun < verb)) {
                var taken = new BitSet();
                taken.set(verb);
                taken.set(noun);
                one.forEach(taken::set);
                spans.add(span(words, taken, metrics));
            }
        }
    }

    private static Span span(Words words, BitSet taken, Set<String> metrics) {
        int first = taken.nextSetBit(0);
        int gaps = taken.length() - first - taken.cardinality();
        var said = String.join(" ", taken.stream().mapToObj(words::text).toList());
        return new Span(
                taken,
                COST + GAP * gaps,
                "metric",
                String.join(" or ", metrics),
                slots ->
                        slots.metrics.add(new MetricTerm(said, metrics, first, taken.length(), words.text(first - 1))));
    }

    /// The words "on average", "typical" nearby.
    private static List<Integer> average(Words words, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int length = 2; length > 0; length--) {
                if (i + length <= to
                        && AVERAGES.contains(String.join(" ", words.texts().subList(i, i + length)))) {
                    return length == 1 ? List.of(i) : List.of(i, i + 1);
                }
            }
        }
        return List.of();
    }

    /// Amounts of money that are a figure of one of what a word names, by their own names.
    private Set<String> metrics(Words words, int noun) {
        var said = Concepts.at(words, noun).getFirst();
        return lexicon.catalogue().metrics().stream()
                .filter(m -> m.format().equals("currency") && !m.additive() && ofOne(m, said))
                .map(Catalogue.Metric::name)
                .collect(Collectors.toSet());
    }

    private static boolean ofOne(Catalogue.Metric metric, ConceptUnit noun) {
        var names = new ArrayList<>(metric.synonyms());
        names.add(metric.name());
        for (var name : names) {
            var words = Words.of(name);
            for (int i = 1; i < words.size(); i++) {
                if (words.is(i - 1, "per", "each")
                        && Concepts.at(words, i).getFirst().meets(noun)) {
                    return true;
                }
            }
        }
        return false;
    }
}
