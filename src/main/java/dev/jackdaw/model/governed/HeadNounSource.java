package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Nouns that only carry the value before them: "the enterprise lot", "from the India side".
record HeadNounSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.2;
    private static final Set<String> NOUNS = WordList.set("en/head-nouns");

    @Override
    public List<Span> spans(Words words) {
        var finder = lexicon.valueNames().in(words);
        var spans = new ArrayList<Span>();
        for (int i = 1; i < words.size(); i++) {
            if (NOUNS.contains(words.text(i)) && !words.endsBefore(i) && !lexicon.tells(words, i) && value(finder, i)) {
                spans.add(Span.of(i, i + 1, COST, BestReading.NOTHING, "", slots -> {}));
            }
        }
        return spans;
    }

    /// Whether such a noun stands there.
    static boolean carries(Words words, int i) {
        return NOUNS.contains(words.text(i)) && !words.endsBefore(i);
    }

    private static boolean value(ValueNames.Finder finder, int end) {
        for (int start = Math.max(0, end - 3); start < end; start++) {
            if (finder.at(start).length() == end - start) {
                return true;
            }
        }
        return false;
    }
}
