package dev.jackdaw.model.governed;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A message taken apart where sentences end, and at brackets and dashes.
final class Sentences {
    private static final Pattern ENDS = Pattern.compile("(?<=[.!?…])\\s+|\\s+[-–—]+\\s+|\\s*[()]\\s*|\\n+|(?<=:)\\s+");
    private static final int MOST = 6;

    private Sentences() {}

    /// Taken apart at commas, too.
    static List<String> clauses(String text) {
        return of(text.replaceAll("(?<!\\d),\\s+", ". "));
    }

    /// In their order; nothing where there are too many to tell which one asks.
    static List<String> of(String text) {
        var sentences = Arrays.stream(ENDS.split(text))
                .map(String::strip)
                .filter(s -> s.chars().anyMatch(Character::isLetterOrDigit))
                .toList();
        return sentences.size() > MOST ? List.of() : sentences;
    }
}
