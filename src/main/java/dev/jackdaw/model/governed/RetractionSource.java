package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.PeriodParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What somebody takes back in the same breath: "average deal… no, average MRR", "MRR, no wait, ARR". The words
/// before are left out, and named; only words of the kind that follows, or of none.
record RetractionSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.3;
    private static final double WORD = 0.2;
    private static final int LONGEST = 3;
    private static final PhraseIndex<Boolean> MARKERS = PhraseIndex.of("en/retractions");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 1; i < words.size(); i++) {
            int length = MARKERS.longest(words.texts(), i);
            int end = i + length;
            boolean apart = words.endsBefore(i)
                    || words.comma(i - 1)
                    || words.brackets().contains(i);
            boolean follows = words.comma(end) || words.endsBefore(end);
            if (length == 0 || !(apart || length > 1) || (length == 1 && !follows)) {
                continue;
            }
            end += words.comma(end) ? 1 : 0;
            if (end < words.size()) {
                back(words, words.comma(i - 1) ? i - 1 : i, end, spans);
            }
        }
        return spans;
    }

    private void back(Words words, int marker, int end, List<Span> spans) {
        var meant = kinds(words, end, Math.min(words.size(), end + LONGEST));
        for (int start = marker - 1; start >= Math.max(0, marker - LONGEST) && !words.comma(start); start--) {
            if (start < marker - 1 && words.endsBefore(start + 1)) {
                return;
            }
            if (meant.containsAll(kinds(words, start, marker))) {
                var said = words.written(start, marker);
                spans.add(Span.of(
                        start,
                        end,
                        COST + WORD * (marker - start),
                        "aside",
                        "taken back",
                        slots -> slots.note("I left aside '" + said + "', which you took back.")));
            }
        }
    }

    /// What sorts of things are named there.
    private Set<String> kinds(Words words, int start, int end) {
        var kinds = new HashSet<String>();
        var finder = lexicon.valueNames().in(words);
        for (int i = start; i < end; i++) {
            if (lexicon.metrics().at(words, i).length() > 0) {
                kinds.add("metric");
            }
            if (finder.at(i).length() > 0) {
                kinds.add("value");
            }
            if (lexicon.dimensions().at(words, i).length() > 0) {
                kinds.add("dimension");
            }
            if (PeriodParser.at(words.texts(), i).isPresent()) {
                kinds.add("period");
            }
        }
        return kinds;
    }
}
