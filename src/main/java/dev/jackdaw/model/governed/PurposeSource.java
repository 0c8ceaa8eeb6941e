package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an answer is for, which changes nothing about it: "for the board deck", "for my SEO retro", "before the
/// call".
record PurposeSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 0.5;
    private static final int BETWEEN_MAX = 3;
    private static final int FURTHER_MAX = 3;
    private static final Set<String> DETERMINERS = WordList.set("en/determiners");
    private static final Set<String> PREPOSITIONS = WordList.set("en/prepositions");
    private static final PhraseIndex<Boolean> NOUNS = PhraseIndex.of("en/purposes");

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.is(i, "for", "before", "in", "to", "on", "into", "at")) {
                continue;
            }
            boolean strange = false;
            for (int at = i + 1; at <= i + 1 + BETWEEN_MAX && at < words.size() && !words.endsBefore(at); at++) {
                int noun = noun(words, at);
                if (noun > 0 && !(strange && StoryClause.people(words.lemmas().get(at)))) {
                    int end = at + noun + noun(words, at + noun);
                    spans.add(Span.of(i, end, COST + 0.2 * (at - i), "purpose", "what it is for", s -> {}));
                    further(words, i, end).ifPresent(spans::add);
                    break;
                }
                // "For Acme in the deck" is for Acme, and "for remote teams" is no team of ours.
                boolean word = WordClasses.saysNothing(words.text(at));
                if (lexicon.tells(words, at)
                        || (strange && PREPOSITIONS.contains(words.text(at)))
                        || (!word && !DETERMINERS.contains(words.text(i + 1)))) {
                    break;
                }
                strange |= !word;
            }
        }
        return spans;
    }

    /// "For our letter to the bank": whom or what that is about ends the sentence, and is named.
    private Optional<Span> further(Words words, int start, int from) {
        int end = from + 2;
        boolean leads = words.is(from, "to", "with", "for", "of", "about", "from", "at")
                && DETERMINERS.contains(words.text(from + 1));
        while (leads && end < words.size() && !words.endsBefore(end) && !words.comma(end)) {
            if (end - from > FURTHER_MAX || lexicon.tells(words, end) || StoryContent.stops(words, end)) {
                return Optional.empty();
            }
            end++;
        }
        if (!leads || end == from + 2) {
            return Optional.empty();
        }
        var said = words.written(start, end);
        return Optional.of(Span.of(
                start,
                end,
                COST + 1,
                "purpose",
                "what it is for",
                slots -> slots.notes.add("I left aside: \"" + said + "\".")));
    }

    private int noun(Words words, int at) {
        return lexicon.tells(words, at)
                ? 0
                : Math.max(NOUNS.longest(words.texts(), at), NOUNS.longest(words.lemmas(), at));
    }
}
