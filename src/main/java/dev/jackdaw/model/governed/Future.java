package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;

/// What asks for the future or for what nobody wrote down: no reading of it may be answered from the past.
final class Future {
    private static final PhraseIndex<Boolean> PHRASES = phrases();

    private Future() {}

    private static PhraseIndex<Boolean> phrases() {
        var index = new PhraseIndex<Boolean>();
        for (var line : WordList.list("en/unanswerable")) {
            if (line.startsWith("forecast:")) {
                for (var phrase : line.substring("forecast:".length()).split(",")) {
                    index.addWords(phrase.strip(), true);
                }
            }
        }
        return index;
    }

    /// Whether a question does.
    static boolean asks(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (PHRASES.longest(words.texts(), i) > 0 || words.is(i, "will")) {
                return true;
            }
        }
        return false;
    }
}
