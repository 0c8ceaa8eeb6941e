package dev.jackdaw.report;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A model's words about facts, let through only if every number in them is one of the facts' own,
/// with its sign of money or percent, and nothing in them can be pressed or mentioned.
final class Narration {
    private static final int CHARS_MAX = 600;
    private static final Pattern NUMBER =
            Pattern.compile("([$€£¥]?)(\\d[\\d,]*(?:\\.\\d+)?)\\s?(%|[kKmMbB]\\b|[A-Z]{3}\\b)?");

    /// Days are no amounts: what happened on the 17th is not 17 of anything.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:–\\d{1,2})? "
            + "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: "
            + "\\d{4})?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}");

    private static final Pattern NUMBER_WORDS = Pattern.compile(
            "(?i)\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|twice|double|doubled|triple|tripled|third|quarter"
                + " of)\\b");
    private static final Pattern MARKUP = Pattern.compile("https?:|www\\.|<[@!#]|[\\[\\]`]");

    private Narration() {}

    /// The text as it may be shown; nothing where it says what the facts don't.
    static Optional<String> checked(String text, String facts) {
        var one = text.replaceAll("\\s+", " ").strip();
        var dates = DATE.matcher(one).results().map(MatchResult::group).toList();
        var known = numbers(DATE.matcher(facts).replaceAll(""));
        boolean sound = !one.isEmpty()
                && one.length() <= CHARS_MAX
                && !MARKUP.matcher(one).find()
                && !NUMBER_WORDS.matcher(one).find()
                && dates.stream().allMatch(facts::contains)
                && known.containsAll(numbers(DATE.matcher(one).replaceAll("")));
        return sound ? Optional.of(one) : Optional.empty();
    }

    private static Set<String> numbers(String text) {
        var numbers = new HashSet<String>();
        var found = NUMBER.matcher(text);
        while (found.find()) {
            var value = new BigDecimal(found.group(2).replace(",", "")).stripTrailingZeros();
            var unit = found.group(3) == null ? "" : found.group(3);
            numbers.add(found.group(1) + value.toPlainString() + unit);
        }
        return numbers;
    }
}
