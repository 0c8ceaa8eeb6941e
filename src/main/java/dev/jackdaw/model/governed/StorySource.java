package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Sentences and clauses at a message's edge that have a subject and a verb of their own and say nothing of the answer:
/// "We're rewriting the help center (finally)." They are named as not used. What the question itself names may stand in
/// them, and a time where the question has its own.
record StorySource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 3;
    private static final double WORD = 0.3;
    private static final int SHORTEST = 2;

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        var starts = parts(words);
        for (int k = 0; k + 1 < starts.size(); k++) {
            int start = starts.get(k);
            int end = starts.get(k + 1);
            if (edge(words, start, end) && !words.asks(end) && story(words, start, end)) {
                spans.add(aside(words, start, end));
            }
        }
        return spans;
    }

    /// The parts of a message; one without a stop at its beginning ends where a question word stands.
    static List<Integer> parts(Words words) {
        var starts = new TreeSet<>(words.parts());
        for (int i = SHORTEST; i < words.size() && starts.higher(0) > i; i++) {
            boolean how = words.is(i, "how") && words.is(i + 1, "many", "much", "is", "are");
            boolean what = words.is(i, "what", "which", "why") && words.is(i + 1, "is", "are", "was", "were", "did");
            if (how || what) {
                starts.add(i);
                break;
            }
        }
        return List.copyOf(starts);
    }

    /// Such words, named as not used.
    private static Span aside(Words words, int start, int end) {
        var said = words.written(words.comma(start) ? start + 1 : start, end);
        return Span.of(
                start,
                end,
                COST + WORD * (end - start),
                "aside",
                "not used",
                slots -> slots.notes.add("I left aside: \"" + said + "\"."));
    }

    /// Whether it begins or ends a message or a sentence, and is not all of it.
    private static boolean edge(Words words, int start, int end) {
        boolean sentence = start == 0 || words.endsBefore(start) || end == words.size() || words.endsBefore(end);
        return sentence && end - start >= SHORTEST && end - start < words.size();
    }

    private boolean story(Words words, int start, int end) {
        int verb = StoryClause.verb(words, start, end);
        return verb >= 0
                && (!words.comma(start) || understood(words, words.sentenceStart(start), start))
                && !StoryReference.back(words, start, end)
                && !StoryRequest.asks(words, verb, end)
                && new StoryContent(lexicon, words, start, end).saysNothing(verb);
    }

    /// "Not the zorblatts though, we sold them": what goes on from something unknown tells of it.
    private boolean understood(Words words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!WordClasses.saysNothing(words.text(i)) && !lexicon.tells(words, i)) {
                return false;
            }
        }
        return true;
    }
}
