package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A question as words: lower case, without punctuation. `lemmas` are the same words with plurals
/// undone.
record Words(List<String> texts, List<String> lemmas) {
    private static final int MAX = 400;

    static Words of(String question) {
        var texts = new ArrayList<String>();
        for (var raw : question.replace('’', '\'')
                .replace('/', ' ')
                .replaceAll(",\\s+(?!\\d{4})", " and ")
                .split("[\\s,;]+")) {
            var word = raw.toLowerCase(Locale.ROOT)
                    .replaceAll("^[\"'(\\[¿¡*`]+|[\"')\\]?!.:*`]+$", "")
                    .replaceAll("'s$", "");
            if (!word.isEmpty() && texts.size() < MAX) {
                texts.add(word);
            }
        }
        return new Words(List.copyOf(texts), texts.stream().map(Words::lemma).toList());
    }

    /// The phrase's words, as the lexicon files them: identifiers split, plurals undone.
    static List<String> phrase(String phrase) {
        return of(phrase.replace('_', ' ')).lemmas();
    }

    /// The singular, by English's regular endings.
    static String lemma(String word) {
        if (word.length() < 4 || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    int size() {
        return texts.size();
    }

    String text(int i) {
        return i >= 0 && i < texts.size() ? texts.get(i) : "";
    }

    boolean is(int i, String... options) {
        return i >= 0 && i < texts.size() && List.of(options).contains(texts.get(i));
    }
}
