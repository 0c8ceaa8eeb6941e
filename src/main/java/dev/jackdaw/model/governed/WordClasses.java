package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What common words can do to a question about data: nothing wherever they stand ("silly", "hopefully"), tell of
/// whoever asks and what for ("newsletter", "mentor"), or change what is meant, which is so of every word that stands
/// in no list. The lists were judged word by word.
final class WordClasses {
    private static final Set<String> PLAIN = plain();
    private static final Set<String> HARMLESS = WordList.set("en/harmless");
    private static final Set<String> SETTING = setting();

    private WordClasses() {}

    private static Set<String> plain() {
        var words = new HashSet<String>();
        for (var list : List.of("filler", "fillers", "prepositions", "purposes", "verbs", "persons", "greetings")) {
            WordList.list("en/" + list).forEach(phrase -> words.addAll(List.of(phrase.split(" "))));
        }
        return Set.copyOf(words);
    }

    private static Set<String> setting() {
        var words = new HashSet<>(WordList.set("en/setting"));
        words.addAll(WordList.set("en/purposes"));
        return Set.copyOf(words);
    }

    /// Changes nothing, whatever stands around it.
    static boolean harmless(String word) {
        return judged(HARMLESS, word);
    }

    /// Tells of whoever asks, where it belongs to no name.
    static boolean setting(String word) {
        return judged(SETTING, word);
    }

    /// One of those, or a word that joins others.
    static boolean saysNothing(String word) {
        return Bases.of(word).stream().anyMatch(PLAIN::contains) || harmless(word) || setting(word);
    }

    /// A form that is a word of its own counts as it stands: a "booking" is not only to book.
    private static boolean judged(Set<String> list, String word) {
        return list.contains(word)
                || (!EnglishWords.all().contains(word)
                        && Bases.of(word).stream().anyMatch(list::contains));
    }
}
