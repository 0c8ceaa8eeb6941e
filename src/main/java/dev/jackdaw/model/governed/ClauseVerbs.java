package dev.jackdaw.model.governed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Verbs whose parts stand apart, and those that end a clause: where they are said in English. `parted` are phrases by
/// their first word, `moved` what ends a clause, `behind` the same by the word that it is said behind.
record ClauseVerbs(Map<Integer, LocalPhrase> parted, Map<Integer, String> moved, Map<Integer, String> behind) {
    /// Those of a message that is all in one language; their later parts are taken.
    static ClauseVerbs of(HeardWords heard, LocalPhrases phrases, Set<Integer> taken) {
        var verbs = new ClauseVerbs(new HashMap<>(), new HashMap<>(), new HashMap<>());
        if (heard.whole()) {
            verbs.part(heard, phrases, taken);
            verbs.move(heard, phrases, taken);
        }
        return verbs;
    }

    private void part(HeardWords heard, LocalPhrases phrases, Set<Integer> taken) {
        for (int i = 0; i < heard.size(); i++) {
            for (var phrase : heard.language().phrases(heard.key(i))) {
                if (phrase.parted() && !parted.containsKey(i) && phrases.fits(phrase, i) > 0) {
                    parted.put(i, phrase);
                    int rest = phrases.rest(phrase, i + phrase.gap());
                    for (int k = phrase.gap() + 1; k < phrase.words().size(); k++) {
                        taken.add(rest++);
                    }
                }
            }
        }
    }

    /// "Haben im Oktober gekündigt": "have cancelled in october".
    private void move(HeardWords heard, LocalPhrases phrases, Set<Integer> taken) {
        var language = heard.language();
        for (int i = 0; i < heard.size(); i++) {
            int end = i;
            while (!heard.ends(end)) {
                end++;
            }
            boolean ended = language.auxiliary(heard.key(i))
                    && end > i + 1
                    && language.verb(heard.key(end))
                    && !taken.contains(end)
                    && !phrases.endAt(end);
            boolean subject = ended && language.subject(heard.key(i + 1));
            if (ended && (!subject || end > i + 2)) {
                var verb = language.word(heard.key(end)).orElse("");
                behind.put(subject ? i + 1 : i, verb);
                moved.put(end, verb);
                taken.add(end);
            }
        }
    }
}
