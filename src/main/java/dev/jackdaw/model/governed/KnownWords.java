package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.model.embedding.EnglishWords;
import java.util.Locale;
import java.util.Set;

/// What of a message stands for itself: names of the catalogue, words that the reader knows, English.
record KnownWords(Lexicon lexicon) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// Shorter ones mean too many things where a message is in English.
    private static final int FOREIGN_MIN = 4;

    /// How many words a name of the catalogue takes.
    int named(Words words, int i) {
        return Math.max(
                lexicon.metrics().at(words, i).length(),
                Math.max(
                        lexicon.dimensions().at(words, i).length(),
                        lexicon.values().at(words, i).length()));
    }

    /// Whether a word is a unit of time, of the catalogue, or of the reader's lists.
    boolean knows(String word) {
        return Grain.of(word).isPresent() || Bases.of(word).stream().anyMatch(lexicon.vocabulary()::contains);
    }

    /// Whether a word within another language is one that the reader knows.
    boolean english(Token token) {
        boolean code = COUNTRIES.contains(token.said()) && token.shouted();
        boolean digits = token.said().chars().anyMatch(Character::isDigit);
        return code || digits || knows(token.lower()) || knows(token.lower().replace('-', ' '));
    }

    /// Whether a word of an English message is none of English.
    boolean foreign(Token token) {
        return token.said().length() >= FOREIGN_MIN
                && !token.figures()
                && !token.shouted()
                && Bases.of(token.lower()).stream()
                        .noneMatch(w -> lexicon.vocabulary().contains(w)
                                || EnglishWords.all().contains(w));
    }

    /// Whether these words begin with something that there can be one of: "pro Land", and no plan "pro".
    boolean countable(String text) {
        var words = Words.of(text);
        return Grain.of(words.text(0)).isPresent()
                || lexicon.dimensions().at(words, 0).length() > 0
                || lexicon.metrics().at(words, 0).length() > 0
                || (words.size() > 0
                        && !Concepts.at(words, 0).getFirst().meanings().isEmpty());
    }

    /// Whether these words are one value.
    boolean value(String text) {
        var words = Words.of(text);
        return words.size() > 0 && lexicon.values().at(words, 0).length() == words.size();
    }
}
