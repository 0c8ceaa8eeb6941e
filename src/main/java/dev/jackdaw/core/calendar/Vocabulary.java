package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Spot.Found;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words that name numbers, months and days of the week.
final class Vocabulary {
    private static final Map<String, String> MONTHS = WordList.map("en/months");
    private static final Map<String, String> WEEKDAYS = WordList.map("en/weekdays-short");
    private static final List<String> NUMBERS = WordList.list("en/numbers");
    private static final Map<String, String> TENS = WordList.map("en/tens");
    private static final List<String> ORDINALS = WordList.list("en/ordinals");

    private Vocabulary() {}

    static Optional<Month> month(String word) {
        var name = MONTHS.getOrDefault(word, word);
        return Arrays.stream(Month.values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    static Optional<DayOfWeek> weekday(String word) {
        var name = WEEKDAYS.getOrDefault(word, word);
        return Arrays.stream(DayOfWeek.values())
                .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /// One word: digits from 1 to 9999, or a name up to ninety-nine.
    static Optional<Integer> number(String word) {
        if (word.matches("[1-9]\\d{0,3}")) {
            return Optional.of(Integer.valueOf(word));
        }
        int hyphen = word.indexOf('-');
        if (hyphen > 0) {
            return tens(word.substring(0, hyphen))
                    .flatMap(t -> digit(word.substring(hyphen + 1)).map(d -> t + d));
        }
        int named = NUMBERS.indexOf(word);
        return named > 0 ? Optional.of(named) : tens(word);
    }

    /// One word or two: "24", "twenty four".
    static Optional<Found<Integer>> number(Spot spot) {
        return tens(spot.word())
                .flatMap(t -> digit(spot.word(1)).map(d -> t + d))
                .flatMap(n -> spot.found(2, n))
                .or(() -> number(spot.word()).flatMap(n -> spot.found(1, n)));
    }

    /// "third", "3rd".
    static Optional<Integer> ordinal(String word) {
        if (word.matches("[1-9]\\d?(st|nd|rd|th)")) {
            return Optional.of(Integer.valueOf(word.replaceAll("\\D", "")));
        }
        int named = ORDINALS.indexOf(word) + 1;
        return named > 0 ? Optional.of(named) : Optional.empty();
    }

    private static Optional<Integer> tens(String word) {
        return Optional.ofNullable(TENS.get(word)).map(Integer::valueOf);
    }

    private static Optional<Integer> digit(String word) {
        int named = NUMBERS.indexOf(word);
        return named > 0 && named < 10 ? Optional.of(named) : Optional.empty();
    }
}
