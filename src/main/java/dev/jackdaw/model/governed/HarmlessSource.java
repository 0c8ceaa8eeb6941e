package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;

/// Words that change nothing wherever they stand: "honestly", "suffices", "hangs".
record HarmlessSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.4;

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            if (WordClasses.harmless(words.text(i)) && !lexicon.tells(words, i)) {
                spans.add(Span.of(i, i + 1, COST, BestReading.NOTHING, "", slots -> {}));
            }
        }
        return spans;
    }
}
