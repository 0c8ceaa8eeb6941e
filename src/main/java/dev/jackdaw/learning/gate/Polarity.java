package dev.jackdaw.learning.gate;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The small words and values that turn a sentence into its opposite: two sentences that embed
/// alike and differ in these disagree.
final class Polarity {
    private static final Pattern TELLING = Pattern.compile(
            "\\b(?:not|no|never|none|without|cannot|\\w+n't|includ\\w*|exclud\\w*|except|only|before|after|gross|net|cents?|dollars?|euros?|thousands?|millions?|start|end|first|last|minimum|maximum|more|less|up|down|yes)\\b|\\d+(?:\\.\\d+)?|'[^']{1,60}'|`[^`]{1,60}`");

    private Polarity() {}

    /// Whether two sentences that are alike say the same.
    static boolean same(String a, String b) {
        return of(a).equals(of(b));
    }

    private static Set<String> of(String text) {
        var found = new TreeSet<String>();
        TELLING.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
                .results()
                .forEach(m -> found.add(m.group().replaceAll("^(includ|exclud)\\w*$", "$1")));
        return found;
    }
}
