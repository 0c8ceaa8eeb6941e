package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;

/// Reads a week by a day in it or by its number: "the week of 9 november", "calendar week 46", "2026-w46".
final class WeekReader {
    private static final Phrases DAYS = Phrases.of("en/week-days");
    private static final Phrases NUMBERS = Phrases.of("en/week-numbers");

    private WeekReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        return holding(spot).or(() -> numbered(spot));
    }

    private static Optional<Found<Period>> holding(Spot spot) {
        boolean week = RelativeReader.counted(spot)
                .filter(c ->
                        c.value().grain() == Grain.WEEK && c.rest().plus(-1).is("week", "wk"))
                .isPresent();
        if (!week || spot.plus(-1).is(RelativeReader.LAST) || spot.plus(-1).is("first", "every", "each", "per", "by")) {
            return Optional.empty();
        }
        var link = RelativeReader.counted(spot).orElseThrow().rest();
        return DAYS.at(link)
                ? DateReader.read(DAYS.skip(link).skip("the"))
                        .filter(d -> day(d.value()))
                        .flatMap(d -> d.rest().after(new NamedWeek.Holding(d.value())))
                : Optional.empty();
    }

    /// Whether it is one day, by its date.
    static boolean day(Period period) {
        return period instanceof Period.Day
                || period instanceof NamedDay.OfMonth
                || period instanceof PeriodPart.OfYear(NamedDay day, int offset);
    }

    /// A bare "week 3" could be the third of anything.
    private static Optional<Found<Period>> numbered(Spot spot) {
        var coded = spot.word().matches("\\d{4}-?w\\d{2}");
        if (coded) {
            int year = Integer.parseInt(spot.word().substring(0, 4));
            int week = Integer.parseInt(spot.word().substring(spot.word().length() - 2));
            return week(week, Optional.of(year)).flatMap(w -> spot.found(1, w));
        }
        int lead = NUMBERS.length(spot);
        var number = spot.plus(lead);
        if (lead == 0 || !number.word().matches("[1-9]|[0-5]\\d")) {
            return Optional.empty();
        }
        int week = Integer.parseInt(number.word());
        var year =
                YearReader.behind(number.plus(1)).filter(y -> y.value().number().isPresent());
        boolean bare = spot.is("week") && lead == 1 && number.word().length() < 2 && year.isEmpty();
        return bare
                ? Optional.empty()
                : week(week, year.flatMap(y -> y.value().number()))
                        .flatMap(w ->
                                year.map(Found::rest).orElse(number.plus(1)).after(w));
    }

    private static Optional<Period> week(int week, Optional<Integer> year) {
        long most = year.map(y -> IsoFields.WEEK_OF_WEEK_BASED_YEAR
                        .rangeRefinedBy(LocalDate.of(y, 6, 15))
                        .getMaximum())
                .orElse((long) NamedWeek.Numbered.ALWAYS);
        return week >= 1 && week <= most ? Optional.of(new NamedWeek.Numbered(week, year)) : Optional.empty();
    }
}
