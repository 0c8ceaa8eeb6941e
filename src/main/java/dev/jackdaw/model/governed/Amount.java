package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.PeriodParser;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An amount as people write it: "30k", "$1.5m", "4 %", "20", "twenty". `words` is how many words it took.
record Amount(BigDecimal value, boolean percent, int words) {
    private static final Map<String, String> UNITS = WordList.map("en/multipliers");
    private static final int PHRASE_MAX = 3;
    private static final Pattern NUMBER = Pattern.compile("[$€£]?(\\d+(?:\\.\\d+)?)([a-z]*|%)");

    /// The amount at a word, if there is one; a currency may stand before it: "USD 25,000", "four hundred thousand".
    static Optional<Amount> at(Words words, int i) {
        int currency = FigureUnit.at(words, i)
                .filter(FigureUnit::currency)
                .map(FigureUnit::words)
                .orElse(0);
        return number(words, i + currency).map(a -> new Amount(a.value(), a.percent(), a.words() + currency));
    }

    private static Optional<Amount> number(Words words, int i) {
        var found = NUMBER.matcher(words.text(i));
        if (!found.matches()) {
            return named(words, i).flatMap(a -> times(words, i, a));
        }
        var value = new BigDecimal(found.group(1));
        return found.group(2).isEmpty()
                ? times(words, i, new Amount(value, false, 1))
                : scaled(value, found.group(2), 1).flatMap(a -> times(words, i, a));
    }

    /// "Twenty", "half a million", "a dozen".
    private static Optional<Amount> named(Words words, int i) {
        for (int length = PHRASE_MAX; length > 0; length--) {
            var factor = i < 0 || i + length > words.size()
                    ? null
                    : UNITS.get(String.join(" ", words.texts().subList(i, i + length)));
            if (factor != null
                    && new BigDecimal(factor).compareTo(BigDecimal.ONE) >= 0
                    && (length > 1 || spelt(factor))) {
                return Optional.of(new Amount(new BigDecimal(factor), false, length));
            }
        }
        return PeriodParser.number(words.text(i)).map(n -> new Amount(BigDecimal.valueOf(n), false, 1));
    }

    /// "Twenty" is a number by itself, "thousand" is not.
    private static boolean spelt(String factor) {
        return factor.length() < 3 && !factor.equals("1") && !factor.equals("2");
    }

    /// With all that multiplies it: "4 hundred thousand", "two hundred and fifty thousand".
    private static Optional<Amount> times(Words words, int i, Amount start) {
        var amount = Optional.of(start);
        while (amount.isPresent()) {
            var now = amount.get();
            int at = i + now.words();
            var small = words.is(at, "and") ? PeriodParser.number(words.text(at + 1)) : Optional.<Integer>empty();
            if (words.is(at - 1, "hundred") && small.filter(n -> n < 100).isPresent()) {
                amount = Optional.of(
                        new Amount(now.value().add(BigDecimal.valueOf(small.get())), now.percent(), now.words() + 2));
            } else if (!now.percent()
                    && UNITS.containsKey(words.text(at))
                    && !spelt(UNITS.getOrDefault(words.text(at), ""))) {
                amount = scaled(now.value(), words.text(at), now.words() + 1);
            } else {
                return amount;
            }
        }
        return amount;
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
