package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Map;

/// Verbs behind "did" that look like a state: "how many tickets did retail customers open" asks for tickets that were
/// opened, and not for the open ones.
final class DidVerbs {
    private static final Map<String, String> PAST = WordList.map("en/states-as-verbs");

    private DidVerbs() {}

    /// The words with such a verb in its past form.
    static Words told(Words words) {
        var told = words;
        boolean did = false;
        for (int i = 0; i < words.size(); i++) {
            did = !words.endsBefore(i) && (did || words.is(i - 1, "did", "do", "does"));
            var past = PAST.get(words.text(i));
            boolean beforeNoun = words.is(i - 1, "the", "our", "many", "of", "have", "any", "all", "did", "do", "does");
            if (did && past != null && !beforeNoun) {
                told = told.replaced(i, past);
            }
        }
        return told;
    }
}
