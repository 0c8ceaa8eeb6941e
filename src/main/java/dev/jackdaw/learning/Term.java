package dev.jackdaw.learning;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a word means, as a learning says it: "logos" means Active customers.
public record Term(String word, String meaning) {
    private static final Pattern FORM =
            Pattern.compile("[\"“]([^\"”]{1,80})[\"”] (?:means|is) (.{1,300}?)\\.?", Pattern.DOTALL);

    /// Of a text that says this and nothing else.
    public static Optional<Term> of(String text) {
        var form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new Term(form.group(1), form.group(2))) : Optional.empty();
    }

    /// Whether a question uses the word.
    boolean in(String question) {
        return question.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
