package dev.jackdaw.learning.gate;

import dev.jackdaw.learning.Learning;
import java.util.Optional;
import java.util.regex.Pattern;

/// A learning is one or two plain sentences that hold in general: no book, no bytes, no number that
/// was true once.
public final class WordingCheck implements Check {
    private static final int TEXT_MIN = 8;
    private static final int TEXT_MAX = 500;
    private static final int SQL_MAX = 4_000;
    private static final int LINES_MAX = 6;
    private static final Pattern BYTES = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|\\uFFFD|[A-Za-z0-9+/=]{60,}");
    private static final Pattern HIDDEN = Pattern.compile("\\p{Cf}");
    private static final Pattern FIGURE =
            Pattern.compile("(?i)(?:[$€£¥]\\s?\\d|\\b(?:is|was|were|are|equals?|came to)\\s+\\**(?:about |roughly "
                    + ")?\\d[\\d,.]{3,})");

    @Override
    public Optional<String> problem(Learning learning) {
        var text = learning.text();
        if (text.strip().length() < TEXT_MIN) {
            return Optional.of("it says too little");
        }
        if (text.length() > TEXT_MAX || text.lines().count() > LINES_MAX) {
            return Optional.of("it is longer than " + TEXT_MAX + " characters or six lines");
        }
        if (learning.sql().length() > SQL_MAX) {
            return Optional.of("its SQL is longer than " + SQL_MAX + " characters");
        }
        if (BYTES.matcher(text + learning.sql()).find()) {
            return Optional.of("it is no plain text");
        }
        if (HIDDEN.matcher(text + learning.sql()).find()) {
            return Optional.of("it holds invisible characters");
        }
        if (FIGURE.matcher(text).find()) {
            return Optional.of("it states a figure, which is an answer and no learning");
        }
        return Optional.empty();
    }
}
