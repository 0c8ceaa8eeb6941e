package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;

/// What an answer is for, which changes nothing about it: "for the board deck", "for my SEO retro", "before the
/// call".
record PurposeSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.5;
    private static final int BETWEEN_MAX = 3;
    private static final PhraseIndex<Boolean> NOUNS = PhraseIndex.of("en/purposes");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.is(i, "for", "before", "in", "to", "on", "into", "at")) {
                continue;
            }
            for (int at = i + 1; at <= i + 1 + BETWEEN_MAX && at < words.size() && !words.endsBefore(at); at++) {
                int noun = noun(words, at);
                if (noun > 0) {
                    int more = noun(words, at + noun);
                    spans.add(
                            Span.of(i, at + noun + more, COST + 0.2 * (at - i), "purpose", "what it is for", s -> {}));
                    break;
                }
                if (lexicon.tells(words, at)) {
                    break;
                }
            }
        }
        return spans;
    }

    private int noun(Words words, int at) {
        return lexicon.tells(words, at)
                ? 0
                : Math.max(NOUNS.longest(words.texts(), at), NOUNS.longest(words.lemmas(), at));
    }
}
