package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Values that stand right before a noun of the data, which they narrow: "business customers", "in the business plan".
/// Words that say nothing elsewhere ("how is the business") are never said to say nothing there.
final class KeptValues {
    private final Words words;
    private final Lexicon lexicon;
    private final BitSet kept = new BitSet();
    private final BitSet plain = new BitSet();

    KeptValues(Lexicon lexicon, Words words) {
        this.words = words;
        this.lexicon = lexicon;
        var finder = lexicon.valueNames().in(words);
        for (int i = 0; i < words.size(); i++) {
            var value = finder.at(i);
            int end = i + value.length();
            if (value.length() > 0 && value.cost() == 0 && !words.endsBefore(end) && noun(end)) {
                kept.set(i, end);
                plain.set(i, FillerSlot.alone(words.text(i)) && value.length() == 1);
            }
        }
    }

    /// The spans that neither leave such a value out nor take it for what somebody is called. Of a phrase that says
    /// nothing the words before the value go on saying nothing.
    List<Span> keeping(List<Span> spans) {
        var keeping = new ArrayList<>(spans.stream().filter(s -> !drops(s)).toList());
        for (var span : spans) {
            for (int i = span.first(); drops(span) && i < span.words().length() && !kept.get(i); i++) {
                if (FillerSlot.alone(words.text(i))) {
                    keeping.add(Span.of(i, i + 1, span.cost(), BestReading.NOTHING, "", slots -> {}));
                }
            }
        }
        return keeping;
    }

    private boolean drops(Span span) {
        boolean nothing =
                span.kind().equals(BestReading.NOTHING) && span.words().intersects(kept);
        boolean noun =
                span.kind().equals("metric") && span.cost() > 0 && span.words().intersects(plain);
        return nothing || noun;
    }

    private boolean noun(int i) {
        return i < words.size()
                && (lexicon.metrics().at(words, i).length() > 0
                        || lexicon.dimensions().at(words, i).length() > 0
                        || !Concepts.at(words, i).getFirst().meanings().isEmpty());
    }
}
