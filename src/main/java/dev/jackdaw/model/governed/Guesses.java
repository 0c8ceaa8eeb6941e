package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sentences beside a question that say what somebody expects to be told: "Tickets by topic? Felt like billing,
/// billing, billing." What they name narrows nothing.
record Guesses(Lexicon lexicon) {
    private static final double COST = 1;
    private static final PhraseIndex<Boolean> GUESSES = PhraseIndex.of("en/guesses");
    private static final Set<String> RESTRICTING = WordList.set("en/restricting");
    private static final String KIND = "aside";

    /// The spans without those of values in such a sentence, and with the sentence as one span.
    List<Span> aside(List<Span> spans, Words words) {
        var kept = new ArrayList<>(spans);
        for (int start = 0; start < words.size(); start = words.sentenceEnd(start)) {
            int from = start;
            int to = words.sentenceEnd(start);
            if (guess(words, from, to) && to - from < words.size()) {
                kept.removeIf(s -> s.kind().equals("value") && s.first() >= from && s.first() < to);
                var said = words.written(from, to);
                kept.add(Span.of(
                        from, to, COST, KIND, "not used", slots -> slots.note("I left aside: \"" + said + "\".")));
            }
        }
        return kept;
    }

    /// Whether a sentence begins so, asks nothing and names no metric, time or limit.
    private boolean guess(Words words, int from, int to) {
        int at = from;
        while (at < to && FillerSlot.length(words, at) > 0 && GUESSES.longest(words.texts(), at) == 0) {
            at += FillerSlot.length(words, at);
        }
        if (GUESSES.longest(words.texts(), at) == 0 || words.asks(to)) {
            return false;
        }
        var finder = lexicon.valueNames().in(words);
        int i = at + GUESSES.longest(words.texts(), at);
        boolean valued = false;
        while (i < to) {
            int value = finder.at(i).length();
            valued |= value > 0;
            if (RESTRICTING.contains(words.text(i)) || (value == 0 && !WordClasses.saysNothing(words.text(i)))) {
                return false;
            }
            i += Math.max(value, 1);
        }
        return valued;
    }
}
