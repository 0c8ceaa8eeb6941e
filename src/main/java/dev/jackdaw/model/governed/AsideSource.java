package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Sentences that hold nothing that could change the answer: "My team is drowning." They are named as not used.
record AsideSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 2;
    private static final double WORD = 0.3;
    private static final Set<String> PERSONS = WordList.set("en/persons");
    private static final Set<String> NARROWING = WordList.set("en/narrowing");

    @Override
    public List<Span> spans(Words words) {
        var ends = new TreeSet<>(words.sentences());
        ends.add(words.size());
        var spans = new ArrayList<Span>();
        int start = 0;
        for (int end : ends) {
            if (end > start && end - start < words.size() && !words.asks(end) && tellsNothing(words, start, end)) {
                var said = String.join(" ", words.shown().subList(start, end));
                spans.add(Span.of(
                        start,
                        end,
                        COST + WORD * (end - start),
                        "aside",
                        "not used",
                        slots -> slots.notes.add("I left aside: \"" + said + "\".")));
            }
            start = end;
        }
        return spans;
    }

    /// A sentence about people and how they feel, without a word of the data.
    private boolean tellsNothing(Words words, int start, int end) {
        if (words.texts().subList(start, end).stream().noneMatch(PERSONS::contains)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (lexicon.tells(words, i) || NARROWING.contains(words.text(i))) {
                return false;
            }
        }
        return true;
    }
}
