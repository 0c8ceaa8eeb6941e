package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a figure is one's of, in the words of a definition: "per sampled day" of a metric that is an average on a
/// sampled day, "per customer per day" of a daily one. Of any other metric it is refused ([TaskChecks]).
record PerUnitSource(Lexicon lexicon) implements Span.Source {
    static final String KIND = "unit of figures";
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
            if (second(words, i)) {
                spans.add(unit(words.text(i + 1), i, i + 2));
            }
        }
        return spans;
    }

    private void at(Words words, int i, int end, List<Span> spans) {
        var said = String.join(" ", words.texts().subList(i + 1, end));
        if (lexicon.catalogue().metrics().stream().anyMatch(m -> defined(m, said))) {
            spans.add(unit(said, i, end));
        }
    }

    private static Span unit(String said, int start, int end) {
        return Span.of(start, end, COST, KIND, said, slots -> slots.perOnes.add(said));
    }

    /// "Per customer per day": a unit of time behind another unit of figures, and no trend.
    static boolean second(Words words, int i) {
        return words.is(i, "per", "a", "each", "every")
                && words.is(i - 2, "per")
                && Grain.of(words.text(i + 1)).isPresent()
                && Grain.of(words.text(i - 1)).isEmpty();
    }

    /// Whether a metric's definition has these words behind an article: "on a sampled day"; or its name says of which
    /// unit of time its figures are: "daily".
    static boolean defined(Catalogue.Metric metric, String said) {
        var unit = Grain.of(said);
        if (unit.isPresent()
                && Words.of(metric.name()).texts().stream()
                        .anyMatch(w -> Grain.of(w).equals(unit))) {
            return true;
        }
        var words = Words.of(metric.definition());
        int at = Collections.indexOfSubList(words.texts(), List.of(said.split(" ")));
        return at > 0 && words.is(at - 1, "a", "an", "each", "per", "every");
    }
}
