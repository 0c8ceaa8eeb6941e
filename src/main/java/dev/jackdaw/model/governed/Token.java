package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A word or a number of a message, and where it stands there.
record Token(String said, int start, int end) {
    private static final Pattern WORD =
            Pattern.compile("\\d+(?:[.,:]\\d+)*(?![\\p{L}\\d])|[\\p{L}\\p{M}\\d]+(?:[-'’_.&][\\p{L}\\p{M}\\d]+)*");

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var found = WORD.matcher(text);
        while (found.find()) {
            tokens.add(new Token(found.group(), found.start(), found.end()));
        }
        return tokens;
    }

    String lower() {
        return said.toLowerCase(Locale.ROOT);
    }

    /// Whether it is written in digits.
    boolean figures() {
        return Character.isDigit(said.charAt(0)) && said.chars().noneMatch(Character::isLetter);
    }

    /// Whether its first letter is a capital.
    boolean capital() {
        return Character.isUpperCase(said.charAt(0));
    }

    /// Whether all of it is in capitals.
    boolean shouted() {
        return said.equals(said.toUpperCase(Locale.ROOT));
    }
}
