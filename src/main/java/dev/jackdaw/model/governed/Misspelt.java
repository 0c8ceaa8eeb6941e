package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Ways of writing that are no slips of a letter: stretched words ("pleeease"), names in letters one by one ("m r r"),
/// regular endings on irregular verbs ("splitted").
final class Misspelt {
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Map<String, String> IRREGULAR = WordList.map("en/lemmas");
    private static final int LETTERS_MAX = 5;

    private Misspelt() {}

    /// The word without letters that were held down, where that is one that is known.
    static Optional<String> unstretched(String word, Set<String> vocabulary) {
        if (!STRETCHED.matcher(word).find()) {
            return Optional.empty();
        }
        return List.of("$1$1", "$1").stream()
                .map(letters -> STRETCHED.matcher(word).replaceAll(letters))
                .filter(w -> vocabulary.contains(w) || EnglishWords.all().contains(w) || FillerSlot.alone(w))
                .findFirst();
    }

    /// The participle of a verb that was given a regular ending: "splitted", "payed".
    static Optional<String> regular(String word) {
        if (!word.endsWith("ed") || EnglishWords.all().contains(word)) {
            return Optional.empty();
        }
        for (var stem : Bases.of(word)) {
            boolean verb = !stem.equals(word) && EnglishWords.all().contains(stem);
            if (verb && FillerSlot.alone(stem + " by")) {
                return Optional.of(stem);
            }
            var past = IRREGULAR.entrySet().stream()
                    .filter(e -> e.getValue().equals(stem)
                            && !e.getKey().endsWith("s")
                            && !e.getKey().endsWith("ing"))
                    .map(Map.Entry::getKey)
                    .toList();
            if (verb && past.size() == 1) {
                return Optional.of(past.getFirst());
            }
        }
        return Optional.empty();
    }

    /// The words with names put together that stand there letter by letter.
    static Words spelled(Words words, Set<String> names) {
        var joined = words;
        for (int i = joined.size() - 2; i >= 0; i--) {
            for (int length = Math.min(LETTERS_MAX, joined.size() - i); length > 1; length--) {
                if (letters(joined, i, length) && !letter(joined, i - 1) && !letter(joined, i + length)) {
                    var name = String.join("", joined.shown().subList(i, i + length))
                            .toLowerCase(Locale.ROOT);
                    if (names.contains(name)) {
                        joined = together(joined, i, length, name);
                    }
                }
            }
        }
        return joined;
    }

    private static boolean letters(Words words, int i, int length) {
        for (int at = i; at < i + length; at++) {
            if (!letter(words, at) || (at > i && words.endsBefore(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(Words words, int i) {
        return i >= 0
                && i < words.size()
                && words.shown().get(i).length() == 1
                && Character.isLetter(words.shown().get(i).charAt(0));
    }

    /// The name at the first letter's place, the other places gone.
    private static Words together(Words words, int i, int length, String name) {
        var texts = new ArrayList<>(words.texts());
        var shown = new ArrayList<>(words.shown());
        texts.subList(i, i + length).clear();
        shown.subList(i, i + length).clear();
        texts.add(i, name);
        shown.add(i, name.toUpperCase(Locale.ROOT));
        return words.with(texts, shown, i, 1 - length);
    }
}
