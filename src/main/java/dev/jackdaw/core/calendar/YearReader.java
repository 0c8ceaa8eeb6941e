package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Spot.Found;
import java.util.Optional;
import java.util.Set;

/// Reads years: "2026", "'26", "fy26", "calendar year 2025", "last fiscal year".
final class YearReader {
    private static final Set<String> AFTER_SHORT = WordList.set("en/after-short-years");
    private static final String[] SPLITS = {"by", "per", "each", "every", "which", "what", "and", "fiscal", "calendar"};

    private YearReader() {}

    /// How a year is counted.
    enum Count {
        UNSAID,
        FISCAL,
        CALENDAR;

        /// What two words say together; nothing where they contradict each other.
        Optional<Count> and(Count other) {
            return this == UNSAID ? Optional.of(other) : Optional.of(this).filter(c -> other == UNSAID || other == c);
        }

        /// A period counted like this.
        Period of(Period period) {
            return this == CALENDAR && period.fiscal() ? new InCalendarYears(period) : period;
        }
    }

    /// A year by its number, or so many from the current one.
    record Year(Optional<Integer> number, int offset, Count count) {
        static Year of(int number, Count count) {
            return new Year(Optional.of(number), 0, count);
        }
    }

    /// A year as a time of its own.
    static Optional<Found<Period>> alone(Spot spot) {
        return numbered(spot)
                .flatMap(y -> y.rest()
                        .after(y.value()
                                .count()
                                .of(new Period.YearOf(y.value().number().orElseThrow()))));
    }

    /// A year behind something that lies in it: "2026", "of last year", "'26".
    static Optional<Found<Year>> behind(Spot spot) {
        var year = spot.skip("of", "in").skip("the");
        return numbered(year)
                .or(() -> year.word().matches("['’]\\d{2}")
                        ? year.found(1, Year.of(century(year.word()), Count.UNSAID))
                        : Optional.empty())
                .or(() -> relative(year))
                .or(() -> spot.begins("of", "the", "year")
                        ? spot.found(3, new Year(Optional.empty(), 0, Count.UNSAID))
                        : Optional.empty());
    }

    /// A year without century or apostrophe. It must end what is said of the time, as anything could
    /// be counted by it.
    static Optional<Found<Year>> brief(Spot spot) {
        boolean ends = spot.plus(1).ended() || AFTER_SHORT.contains(spot.word(1));
        return ends && spot.word().matches("[1-4]\\d")
                ? spot.found(1, Year.of(century(spot.word()), Count.UNSAID))
                : Optional.empty();
    }

    /// A year by its number.
    static Optional<Found<Year>> numbered(Spot spot) {
        if (spot.word().matches("fy(20)?\\d{2}")) {
            return spot.found(1, Year.of(century(spot.word()), Count.FISCAL));
        }
        if (spot.is("fy") && spot.word(1).matches("(20|['’])?\\d{2}")) {
            return spot.found(2, Year.of(century(spot.word(1)), Count.FISCAL));
        }
        var count = count(spot);
        var unit = count == Count.UNSAID ? spot : spot.plus(1);
        // "by year 2025" splits 2025 by years.
        boolean splits = spot.plus(-1).is(SPLITS);
        var number = splits ? unit : unit.skip("year");
        return number.word().matches("(19|20)\\d{2}")
                ? number.found(1, Year.of(Integer.parseInt(number.word()), count))
                : Optional.empty();
    }

    static Optional<Found<Year>> relative(Spot spot) {
        return RelativeReader.units(spot)
                .filter(u -> u.value().unit().grain() == Grain.YEAR && !spot.is("past", "trailing"))
                .flatMap(u -> u.rest()
                        .after(new Year(
                                Optional.empty(),
                                u.value().unit().offset(),
                                u.value().count())));
    }

    /// How the next word says that years are counted.
    static Count count(Spot spot) {
        return spot.is("fiscal", "financial") ? Count.FISCAL : spot.is("calendar") ? Count.CALENDAR : Count.UNSAID;
    }

    private static int century(String word) {
        var digits = word.replaceAll("\\D", "");
        return Integer.parseInt(digits) + (digits.length() == 2 ? 2000 : 0);
    }
}
