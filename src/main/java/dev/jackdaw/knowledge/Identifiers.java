package dev.jackdaw.knowledge;

import java.util.Locale;
import java.util.regex.Pattern;

/// Identifiers as words: `usageMetrics`, `usage_metrics` and `UsageMetrics` are all "usage
/// metrics".
public final class Identifiers {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    /// Of bounded parts: a question of one endless word must neither take long nor all of the stack.
    private static final Pattern IDENTIFIER = Pattern.compile("\\p{L}{1,64}+(?:_\\p{L}{0,64}\\d{0,64}){1,32}"
            + "|\\p{Ll}{1,64}+\\p{Lu}[\\p{L}\\d]{0,64}|\\p{Lu}\\p{Ll}{1,64}+\\p{Lu}[\\p{L}\\d]{0,64}");

    private Identifiers() {}

    /// The words of one identifier, in lower case.
    public static String words(String identifier) {
        return HUMP.matcher(identifier.replaceAll("[_.\\-/]+", " "))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// A text with the words of its identifiers added behind it, so that both forms are found.
    public static String searchable(String text) {
        var extra = new StringBuilder();
        IDENTIFIER.matcher(text).results().forEach(m -> extra.append(' ').append(words(m.group())));
        return extra.isEmpty() ? text : text + "\n" + extra.toString().strip();
    }
}
