package dev.jackdaw.desk;

import dev.jackdaw.core.UsageException;

/// What may be asked.
final class QuestionRules {
    /// A question longer than this is a document.
    static final int CHARS_MAX = 8_000;

    private QuestionRules() {}

    /// A question as it is kept, or an error that says what is wrong with it.
    static String clean(String text) {
        var clean = text.strip();
        if (clean.isEmpty()) {
            throw new UsageException("the question is empty. Ask something, for example: What is our MRR by plan?");
        }
        if (clean.length() > CHARS_MAX) {
            throw new UsageException("the question has "
                    + clean.length()
                    + " characters; "
                    + CHARS_MAX
                    + " is the most. Ask for one thing at a time");
        }
        // A lone half of a surrogate pair is no character, and no database stores it.
        return clean.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE || c == 0 ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
