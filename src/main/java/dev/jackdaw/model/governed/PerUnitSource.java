package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a figure is one's of, in the words of a definition: "per sampled day" of a metric that is an average on a
/// sampled day. Of any other metric it is refused ([TaskChecks]).
record PerUnitSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.05;
    private static final int LONGEST = 3;

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            for (int length = 2; words.is(i, "per", "each") && length <= LONGEST; length++) {
                if (i + length < words.size()) {
                    at(words, i, i + 1 + length, spans);
                }
            }
        }
        return spans;
    }

    private void at(Words words, int i, int end, List<Span> spans) {
        var said = String.join(" ", words.texts().subList(i + 1, end));
        if (lexicon.catalogue().metrics().stream().anyMatch(m -> defined(m, said))) {
            spans.add(Span.of(i, end, COST, "unit of figures", said, slots -> slots.perOnes.add(said)));
        }
    }

    /// Whether a metric's definition has these words behind an article: "on a sampled day".
    static boolean defined(Catalogue.Metric metric, String said) {
        var words = Words.of(metric.definition());
        int at = Collections.indexOfSubList(words.texts(), List.of(said.split(" ")));
        return at > 0 && words.is(at - 1, "a", "an", "each", "per", "every");
    }
}
