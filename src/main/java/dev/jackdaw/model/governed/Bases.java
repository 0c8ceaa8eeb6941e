package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The forms that an English word may be an inflection of: "cancelled" may come from "cancel", "cancell" or
/// "cancelle". Which of them is meant is told by which one is known: no dictionary is needed, and no word is ever
/// bent into one that merely resembles it.
final class Bases {
    private static final Map<String, String> IRREGULAR = WordList.map("en/lemmas");
    private static final Pattern BRITISH = Pattern.compile("is(e|ed|es|ing|ation|ations)$");

    private Bases() {}

    /// The word itself first. A form of a form counts: "billings", "billing", "bill".
    static Set<String> of(String word) {
        var bases = once(word);
        for (var base : List.copyOf(bases)) {
            if (base.endsWith("ing") && !base.equals(word)) {
                bases.addAll(once(base));
            }
        }
        return bases;
    }

    private static Set<String> once(String word) {
        var bases = new LinkedHashSet<String>();
        bases.add(word);
        var irregular = IRREGULAR.get(word);
        if (irregular != null) {
            bases.add(irregular);
        }
        // British and American spelling.
        bases.add(BRITISH.matcher(word).replaceFirst("iz$1"));
        if (word.length() > 3) {
            plural(word, bases);
            past(word, bases);
            continuous(word, bases);
        }
        return bases;
    }

    private static void plural(String word, Set<String> bases) {
        if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is") || !word.endsWith("s")) {
            return;
        }
        bases.add(cut(word, 1));
        if (word.endsWith("ies")) {
            bases.add(cut(word, 3) + "y");
        } else if (word.endsWith("es")) {
            bases.add(cut(word, 2));
        }
    }

    private static void past(String word, Set<String> bases) {
        if (word.endsWith("ied")) {
            bases.add(cut(word, 3) + "y");
        } else if (word.endsWith("ed")) {
            bases.add(cut(word, 1));
            stem(cut(word, 2), bases);
        }
    }

    private static void continuous(String word, Set<String> bases) {
        if (word.endsWith("ing") && word.length() > 5) {
            var stem = cut(word, 3);
            bases.add(stem + "e");
            stem(stem, bases);
        }
    }

    /// A stem, and without its last letter where that stands twice: "cancell", "stopp".
    private static void stem(String stem, Set<String> bases) {
        bases.add(stem);
        int last = stem.length() - 1;
        if (last > 1 && stem.charAt(last) == stem.charAt(last - 1)) {
            bases.add(stem.substring(0, last));
        }
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
