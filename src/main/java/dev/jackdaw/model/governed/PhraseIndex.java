package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Meanings filed under phrases, found as the longest phrase that begins at a word.
final class PhraseIndex<M> {
    private final Map<String, Set<M>> meanings = new HashMap<>();
    private int longest;

    /// A phrase found: how many words it took, and what it may mean.
    record Match<M>(int length, Set<M> meanings) {}

    /// The phrases of word lists, by their words as they stand.
    static PhraseIndex<Boolean> of(String... lists) {
        var index = new PhraseIndex<Boolean>();
        for (var list : lists) {
            WordList.list(list).forEach(phrase -> index.addWords(phrase, true));
        }
        return index;
    }

    void add(String phrase, M meaning) {
        var words = Words.phrase(phrase);
        if (!words.isEmpty()) {
            meanings.computeIfAbsent(String.join(" ", words), p -> new LinkedHashSet<>())
                    .add(meaning);
            longest = Math.max(longest, words.size());
        }
    }

    /// Files a phrase by its words as they stand.
    void addWords(String phrase, M meaning) {
        var words = List.of(phrase.split(" "));
        meanings.computeIfAbsent(String.join(" ", words), p -> new LinkedHashSet<>())
                .add(meaning);
        longest = Math.max(longest, words.size());
    }

    /// How many words the longest phrase at word `i` has, compared as they stand.
    int longest(List<String> words, int i) {
        for (int length = Math.min(longest, words.size() - i); length > 0; length--) {
            if (meanings.containsKey(String.join(" ", words.subList(i, i + length)))) {
                return length;
            }
        }
        return 0;
    }

    /// The longest phrase at word `i`; of length 0 where there is none.
    Match<M> at(Words words, int i) {
        for (int length = Math.min(longest, words.size() - i); length > 0; length--) {
            var found = meanings.get(key(words.lemmas().subList(i, i + length)));
            if (found != null) {
                return new Match<>(length, found);
            }
        }
        return new Match<>(0, Set.of());
    }

    private static String key(List<String> lemmas) {
        var joined = String.join(" ", lemmas);
        return joined.indexOf('_') < 0 ? joined : String.join(" ", Words.phrase(joined));
    }

    Set<String> all() {
        return meanings.keySet();
    }
}
