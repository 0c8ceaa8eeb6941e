package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;

/// Pronouns that point at what an answer showed: "how many of them", "what share is that?", "how long did they
/// take", "how many do we have there?". Not "how many are there".
record PronounSource() implements Span.Source {
    private static final double SURE = 0.001;
    private static final PhraseIndex<Boolean> SETS = PhraseIndex.of("en/thread-sets");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int length = length(words, i);
            if (length > 0) {
                spans.add(Span.of(
                        i,
                        i + length,
                        SURE,
                        "thread",
                        String.join(" ", words.texts().subList(i, i + length)),
                        slots -> slots.references.add(new Reference.Shown())));
            }
        }
        return spans;
    }

    private static int length(Words words, int i) {
        int sets = words.is(i, "how") && words.is(i + 1, "many", "much") ? SETS.longest(words.texts(), i + 2) : 0;
        if (sets > 0) {
            return 2 + sets;
        }
        boolean ends = words.sentenceEnd(i) == i + 2;
        boolean those = words.is(i, "is", "are", "was", "were") && words.is(i + 1, "that", "this", "those", "these");
        if (those && ends && !CountSource.counted(words, i)) {
            return 2;
        }
        if (words.is(i, "do", "does", "did") && words.is(i + 1, "they", "it")) {
            return 2;
        }
        boolean there = words.is(i, "there") && words.sentenceEnd(i) == i + 1;
        return there && !words.is(i - 1, "is", "are", "was", "were", "be", "been") ? 1 : 0;
    }
}
