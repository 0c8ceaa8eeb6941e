package dev.jackdaw.model.governed;

import java.util.List;
import java.util.Set;

/// The words of a message that may be in a language: as they were written, as that language files them, and where
/// its parts end. With `whole` all of it is in that language.
record HeardWords(
        Language language, String text, List<Token> tokens, boolean whole, List<String> keys, LocalFigures figures) {
    static HeardWords of(Language language, String text, List<Token> tokens, boolean whole) {
        var keys = tokens.stream().map(t -> language.key(t.said())).toList();
        return new HeardWords(language, text, tokens, whole, keys, new LocalFigures(language, text, tokens, whole));
    }

    /// As the catalogue's names are looked up.
    Words words() {
        var lower = tokens.stream().map(Token::lower).toList();
        return new Words(
                lower,
                lower.stream().map(Words::lemma).toList(),
                tokens.stream().map(Token::said).toList(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    int size() {
        return tokens.size();
    }

    Token token(int i) {
        return tokens.get(i);
    }

    String key(int i) {
        return keys.get(i);
    }

    /// Where a word ends in the message, with the point that makes it a date or an ordinal number.
    int end(int i) {
        return figures.at(i).map(LocalFigures.Figure::end).orElse(tokens.get(i).end());
    }

    /// Whether a part of the sentence ends behind this word.
    boolean ends(int i) {
        return i + 1 >= tokens.size()
                || !text.substring(end(i), tokens.get(i + 1).start()).isBlank();
    }
}
