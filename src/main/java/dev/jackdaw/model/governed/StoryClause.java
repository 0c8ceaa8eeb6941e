package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Set;

/// The subject and the verb with which a sentence beside the question begins: "I was off sick", "my boss is asking",
/// "meeting got moved", "need to flex on my manager", "felt quiet".
final class StoryClause {
    private static final Set<String> LEADS = WordList.set("en/story-leads");
    private static final Set<String> VERBS = WordList.set("en/story-verbs");
    private static final Set<String> PEOPLE = WordList.set("en/people");
    private static final Set<String> STOPS = WordList.set("en/story-stops");
    private static final Set<String> PREPOSITIONS = WordList.set("en/prepositions");

    /// A subject has at most so many words: "the head of our events team".
    private static final int SUBJECT_MAX = 6;

    private StoryClause() {}

    /// The first word behind the subject of the sentence that these words are; -1 where they are none.
    static int verb(Words words, int start, int end) {
        int at = start;
        while (at < end
                && (words.comma(at) || LEADS.contains(words.text(at)) || WordClasses.harmless(words.text(at)))) {
            if (words.is(at, "felt", "wanna", "gotta")) {
                break;
            }
            at++;
        }
        at = behindPlace(words, at, end);
        if (feels(words, at) || wants(words, at, end)) {
            return at;
        }
        if (words.is(at, "i", "we") && !words.capitals(at)) {
            int verb = adverbs(words, at + 1, end);
            return verb < end && acts(words, verb) ? verb : -1;
        }
        return of(words, at, end);
    }

    /// "For the map I'm drawing": what it is for or where it was stands before the subject.
    private static int behindPlace(Words words, int at, int end) {
        for (int i = at + 2; words.is(at, "for", "in", "on", "at", "during") && i < end; i++) {
            if (words.is(i, "i", "we") && !words.capitals(i)) {
                return i;
            }
            if (!WordClasses.saysNothing(words.text(i))) {
                break;
            }
        }
        return at;
    }

    /// Whether a word is a person of an office, or several.
    static boolean people(String word) {
        return PEOPLE.contains(word);
    }

    private static boolean feels(Words words, int at) {
        return words.is(at, "felt", "feels", "seems", "seemed", "sounds", "sounded", "looks", "looked");
    }

    /// "Need to flex on my manager": whoever asks is left out.
    private static boolean wants(Words words, int at, int end) {
        boolean to = words.is(at, "need", "needs", "want", "wants", "have", "got", "going", "trying", "hoping", "try")
                && words.is(at + 1, "to");
        int verb = at + (to ? 2 : 1);
        return (to || words.is(at, "wanna", "gotta", "gonna")) && verb < end && acts(words, verb);
    }

    /// Behind "I" and "we" every word that joins nothing is a verb.
    private static boolean acts(Words words, int i) {
        var word = words.text(i);
        return word.chars().allMatch(Character::isLetter)
                && !words.comma(i)
                && !PREPOSITIONS.contains(word)
                && !STOPS.contains(word);
    }

    /// A subject that ends in people, or is somebody's own, or a thing of an office, with a verb behind it.
    private static int of(Words words, int at, int end) {
        boolean own = words.is(at, "my", "our", "his", "her", "their");
        for (int verb = at + 1; verb < Math.min(end, at + SUBJECT_MAX); verb++) {
            var head = words.text(verb - 1);
            boolean subject = own || people(head) || WordClasses.setting(head);
            int behind = adverbs(words, verb, end);
            if (verb - 1 > at - 1 && subject && behind < end && !words.is(at, "what", "how") && tells(words, behind)) {
                return behind;
            }
            if (STOPS.contains(words.text(verb)) || words.comma(verb)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean tells(Words words, int i) {
        return Bases.of(words.text(i)).stream().anyMatch(VERBS::contains);
    }

    private static int adverbs(Words words, int from, int end) {
        int at = from;
        while (at < end
                && (words.is(at, "just", "really", "still", "already", "also", "even", "always", "never", "now", "all")
                        || (words.text(at).endsWith("ly") && words.text(at).length() > 4))) {
            at++;
        }
        return at;
    }
}
