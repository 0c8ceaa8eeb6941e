package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import dev.jackdaw.core.calendar.YearReader.Count;
import dev.jackdaw.core.calendar.YearReader.Year;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads days: "2026-11-16", "16.11.2026", "the 3rd of march", "nov 16, 2026", "last friday".
final class DateReader {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/])(\\d{2})\\2(\\d{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([./])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{4})");
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    private DateReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        return number(spot).or(() -> date(spot)).or(() -> dated(spot)).or(() -> weekday(spot));
    }

    /// One word of digits.
    private static Optional<Found<Period>> number(Spot spot) {
        try {
            var yearFirst = YEAR_FIRST.matcher(spot.word());
            if (yearFirst.matches()) {
                return spot.found(1, day(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4)));
            }
            var month = MONTH.matcher(spot.word());
            if (month.matches()) {
                var first = LocalDate.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1);
                return spot.found(1, new Period.MonthOf(first.getMonth(), Optional.of(first.getYear())));
            }
            var monthFirst = MONTH_FIRST.matcher(spot.word());
            if (monthFirst.matches()) {
                var first =
                        LocalDate.of(Integer.parseInt(monthFirst.group(2)), Integer.parseInt(monthFirst.group(1)), 1);
                return spot.found(1, new Period.MonthOf(first.getMonth(), Optional.of(first.getYear())));
            }
            var yearLast = YEAR_LAST.matcher(spot.word());
            return yearLast.matches() ? yearLast(spot, yearLast.group(1), yearLast.group(3)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// With points the day comes first; with slashes only if the other way there were no such month.
    private static Optional<Found<Period>> yearLast(Spot spot, String first, String second) {
        var year = spot.word().substring(spot.word().length() - 4);
        if (spot.word().contains(".") || Integer.parseInt(first) > 12 || first.equals(second)) {
            return spot.found(1, day(year, second, first));
        }
        return Integer.parseInt(second) > 12 ? spot.found(1, day(year, first, second)) : Optional.empty();
    }

    private static Period.Day day(String year, String month, String day) {
        return new Period.Day(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    }

    /// "july 15th", "the 3rd of march 2026", "15 july last year".
    static Optional<Found<Period>> date(Spot spot) {
        return monthDay(spot).flatMap(d -> {
            var year = YearReader.behind(d.rest()).or(() -> YearReader.brief(d.rest()));
            return year.isPresent()
                    ? of(d.value(), year.get().value())
                            .flatMap(p -> year.get().rest().after(p))
                    : Optional.of(d.value())
                            .filter(day -> !day.equals(LEAP_DAY))
                            .flatMap(day -> d.rest().after(new NamedDay.OfMonth(day)));
        });
    }

    private static Optional<Period> of(MonthDay day, Year year) {
        boolean unfit =
                year.count() == Count.FISCAL || !day.isValidYear(year.number().orElse(1));
        if (unfit) {
            return Optional.empty();
        }
        return Optional.of(year.number()
                .<Period>map(y -> new Period.Day(day.atYear(y)))
                .orElseGet(() -> new PeriodPart.OfYear(new NamedDay.OfMonth(day), year.offset())));
    }

    private static Optional<Found<MonthDay>> monthDay(Spot spot) {
        boolean monthFirst = Vocabulary.month(spot.word()).isPresent();
        var day = monthFirst ? spot.plus(1).skip("the") : spot;
        var month = monthFirst ? spot : spot.plus(1).skip("of");
        try {
            var rest = monthFirst ? day.plus(1) : month.plus(1);
            return Vocabulary.month(month.word())
                    .flatMap(m -> dayOfMonth(day.word()).map(d -> MonthDay.of(m, d)))
                    .flatMap(rest::after);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// "15", "15th", "third".
    static Optional<Integer> dayOfMonth(String word) {
        var number =
                word.matches("0?[1-9]|[12]\\d|3[01]") ? Optional.of(Integer.valueOf(word)) : Vocabulary.ordinal(word);
        return number.filter(n -> n <= 31);
    }

    /// A day of the week before its date, which it must fit: "monday, 16 november 2026".
    private static Optional<Found<Period>> dated(Spot spot) {
        var weekday = spot.skip("on");
        var date = weekday.plus(1).skip("and").skip("the");
        return Vocabulary.weekday(weekday.word())
                .flatMap(w -> number(date)
                        .or(() -> date(date))
                        .filter(d -> d.value() instanceof Period.Day(LocalDate day) && day.getDayOfWeek() == w));
    }

    /// "last friday", "on friday". A bare day of the week could be any.
    private static Optional<Found<Period>> weekday(Spot spot) {
        boolean led = spot.is("last", "on");
        boolean behind = spot.plus(-1).is("on", "since");
        var name = led ? spot.plus(1) : spot;
        Optional<DayOfWeek> day = led || behind ? Vocabulary.weekday(name.word()) : Optional.empty();
        var next = name.plus(1).skip("and").skip("the");
        boolean dated = number(next).or(() -> date(next)).isPresent();
        return day.filter(d -> !dated).flatMap(d -> name.found(1, new NamedDay.Weekday(d)));
    }
}
