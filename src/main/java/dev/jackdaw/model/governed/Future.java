package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.BitSet;

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

    /// Whether a question does; what is left aside is none.
    static boolean asks(Slots slots) {
        var words = slots.words;
        var aside = new BitSet();
        slots.spans.stream().filter(s -> s.kind().equals("aside")).forEach(s -> aside.or(s.words()));
        for (int i = aside.nextClearBit(0); i < words.size(); i = aside.nextClearBit(i + 1)) {
            if (PHRASES.longest(words.texts(), i) > 0 || words.is(i, "will")) {
                return true;
            }
        }
        return false;
    }
}
