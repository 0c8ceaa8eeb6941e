package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A calendar unit that time is cut into.
public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final Map<String, String> NOUNS = WordList.map("en/units");
    private static final Map<String, String> ADVERBS = WordList.map("en/unit-adverbs");

    /// The unit's name in lower case: "day".
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads "month", "months", "monthly" and the like.
    public static Optional<Grain> of(String word) {
        return noun(word).or(() -> named(ADVERBS, word));
    }

    /// Reads "month", "months", "mths", and no "monthly".
    static Optional<Grain> noun(String word) {
        return named(NOUNS, word);
    }

    private static Optional<Grain> named(Map<String, String> names, String word) {
        return Optional.ofNullable(names.get(word.toLowerCase(Locale.ROOT)))
                .map(unit -> Grain.valueOf(unit.toUpperCase(Locale.ROOT)));
    }
}
