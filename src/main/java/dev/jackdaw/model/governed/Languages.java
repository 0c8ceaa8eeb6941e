package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.List;
import java.util.Set;

/// The languages other than English that are understood: those that `words/languages.txt` names, by their lists.
record Languages(Lexicon lexicon) {
    private static final List<Language> ALL =
            WordList.list("languages").stream().map(Language::new).toList();
    private static final Set<String> ENGLISH = WordList.set("en/marks");

    /// A message as the reader knows it. In the language that most of its small words are of, all of its words are
    /// brought over; in English those alone that are no English.
    BroughtOver brought(String text) {
        var tokens = Token.of(text);
        long english = tokens.stream().filter(t -> ENGLISH.contains(t.lower())).count();
        Language of = null;
        long most = english;
        for (var language : ALL) {
            long marks = tokens.stream().filter(language::marks).count();
            if (marks > most) {
                of = language;
                most = marks;
            }
        }
        if (of != null) {
            return new Crossing(HeardWords.of(of, text, tokens, true), new KnownWords(lexicon)).over();
        }
        return ALL.stream()
                .map(language ->
                        new Crossing(HeardWords.of(language, text, tokens, false), new KnownWords(lexicon)).over())
                .filter(BroughtOver::changed)
                .findFirst()
                .orElseGet(() -> BroughtOver.asSaid(text));
    }
}
