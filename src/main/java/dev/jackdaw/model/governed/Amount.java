package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An amount as people write it: "30k", "$1.5m", "4 %", "20", "twenty". `words` is how many words it took.
record Amount(BigDecimal value, boolean percent, int words) {
    private static final Map<String, String> UNITS = WordList.map("en/multipliers");
    private static final Pattern NUMBER = Pattern.compile("[$€£]?(\\d+(?:\\.\\d+)?)([a-z]*|%)");

    /// The amount at a word, if there is one.
    static Optional<Amount> at(Words words, int i) {
        var found = NUMBER.matcher(words.text(i));
        if (!found.matches()) {
            return dev.jackdaw.core.calendar.PeriodParser.number(words.text(i))
                    .map(n -> new Amount(BigDecimal.valueOf(n), false, 1));
        }
        var value = new BigDecimal(found.group(1));
        var unit = found.group(2);
        if (!unit.isEmpty()) {
            return scaled(value, unit, 1);
        }
        return UNITS.containsKey(words.text(i + 1))
                ? scaled(value, words.text(i + 1), 2)
                : Optional.of(new Amount(value, false, 1));
    }

    private static Optional<Amount> scaled(BigDecimal value, String unit, int words) {
        var factor = UNITS.get(unit);
        if (factor == null) {
            return Optional.empty();
        }
        var by = new BigDecimal(factor);
        return Optional.of(new Amount(plain(value.multiply(by)), by.compareTo(BigDecimal.ONE) < 0, words));
    }

    /// One form of each number, so that equal ones are equal.
    private static BigDecimal plain(BigDecimal number) {
        var least = number.stripTrailingZeros();
        return least.scale() < 0 ? least.setScale(0) : least;
    }
}
