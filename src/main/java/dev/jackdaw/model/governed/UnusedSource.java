package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Common words that are in no list and stand where they narrow nothing: "what share of MRR rests on enterprise".
/// They are left out, and named. A word before a name, behind a preposition or behind "which" may narrow it, so
/// that it stays unknown; so does whatever is no common word, or says no, how many, or when.
record UnusedSource(Lexicon lexicon) implements Span.Source {
    private static final double COST = 4;
    private static final Set<String> BINDING = WordList.set("en/binding");
    private static final Set<String> ARTICLES =
            Set.of("the", "a", "an", "our", "my", "your", "their", "this", "that", "these", "those", "its", "some");
    private static final Set<String> NARROWING = narrowing();

    private static Set<String> narrowing() {
        var words = new HashSet<>(WordList.set("en/narrowing"));
        words.addAll(WordList.set("en/figures"));
        words.addAll(WordList.set("en/comparatives"));
        for (var line : WordList.list("en/unanswerable")) {
            for (var phrase : line.substring(line.indexOf(':') + 1).split(",")) {
                words.addAll(List.of(phrase.strip().split(" ")));
            }
        }
        return words;
    }

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            if (harmless(words, i)) {
                var word = words.shown().get(i);
                spans.add(Span.of(i, i + 1, COST, "unused", "not used", slots -> slots.unused.add(word)));
            }
        }
        return spans;
    }

    private boolean harmless(Words words, int i) {
        var word = words.text(i);
        boolean common = EnglishWords.all().contains(word)
                && words.shown().get(i).equals(word)
                && !lexicon.tells(words, i)
                && Concepts.at(words, i).getFirst().meanings().isEmpty()
                && Bases.of(word).stream().noneMatch(NARROWING::contains);
        int before = i - 1;
        while (before >= 0 && ARTICLES.contains(words.text(before))) {
            before--;
        }
        // "Churn footprint": two nouns that are one thing.
        return common && !tells(words, i + 1) && !lexicon.tells(words, i - 1) && !BINDING.contains(words.text(before));
    }

    /// Whether what stands there is a name that the word may belong to.
    private boolean tells(Words words, int i) {
        return i < words.size()
                && (lexicon.tells(words, i)
                        || !Concepts.at(words, i).getFirst().meanings().isEmpty());
    }
}
