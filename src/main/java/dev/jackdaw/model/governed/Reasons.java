package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Set;

/// A part of a message that begins with why it is asked, what for or what somebody thinks, and neither restricts nor
/// splits nor dates anything: "trying to see if enterprise pays off", "I bet the board will ask me again".
record Reasons(Lexicon lexicon) {
    private static final Set<String> RESTRICTING = WordList.set("en/restricting");
    private static final PhraseIndex<Boolean> LEADS = PhraseIndex.of("en/reasons");
    private static final PhraseIndex<Boolean> WHOLE = PhraseIndex.of("en/reasons-whole");
    private static final PhraseIndex<Boolean> FINITE = PhraseIndex.of("en/story-verbs");

    /// What a sentence of its own may say, as it compares and denies what it speaks of itself.
    private static final Set<String> OWN = Set.of(
            "not", "more", "less", "fewer", "over", "under", "above", "below", "than", "how", "which", "what", "who",
            "best", "worst", "top", "bottom");

    /// Whether the words from `start` to `end` are one.
    boolean gives(Words words, int start, int end) {
        int at = start;
        while (words.comma(at)
                || (words.is(at, "and", "so", "i", "am", "just", "we", "are", "as", "because", "but")
                        && at < end - 1
                        && LEADS.longest(words.texts(), at) == 0)) {
            at++;
        }
        int length = LEADS.longest(words.texts(), at);
        int whole = WHOLE.longest(words.texts(), at);
        if (length == 0) {
            return false;
        }
        boolean asks = whole > 0 && words.is(at + whole - 1, "if", "whether");
        boolean finite = whole > 0 && !words.is(at, "i");
        for (int i = at + length; i < end; i++) {
            var word = words.text(i);
            boolean own = whole > 0 && (OWN.contains(word) || (asks && words.is(i, "just", "only")));
            boolean digits = word.chars().anyMatch(Character::isDigit);
            if ((RESTRICTING.contains(word) && !own)
                    || (digits && !AsideSource.clock(words, i) && !WordClasses.setting(word))) {
                return false;
            }
            finite |= FINITE.longest(words.texts(), i) > 0 && i + 1 < end;
            if (!finite && i + 1 == end && names(words, at + length, end, start)) {
                return false;
            }
        }
        return true;
    }

    /// Whether there is a value of the data that the rest of the message does not name: "I think enterprise".
    private boolean names(Words words, int from, int end, int start) {
        for (int i = from; i < end; i++) {
            if (lexicon.values().at(words, i).length() > 0) {
                var value = words.lemmas().get(i);
                boolean before = words.lemmas().subList(0, start).contains(value);
                boolean behind = words.lemmas().subList(end, words.size()).contains(value);
                if (!before && !behind) {
                    return true;
                }
            }
        }
        return false;
    }
}
