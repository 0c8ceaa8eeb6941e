package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Periods as people write them: "October 2026", "Q3 2026", "Last 6 months".
record PeriodNames(CompanyCalendar calendar) {
    /// The unit of time that starts on a day.
    String of(Grain grain, LocalDate start) {
        return switch (grain) {
            case MONTH -> start.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + start.getYear();
            case WEEK -> "The week of " + start;
            default -> calendar.name(grain, start);
        };
    }

    /// A named period that starts on a day.
    String of(Period period, DateRange range) {
        return switch (period) {
            case Period.Unit unit -> of(unit.grain(), range.start());
            case Period.MonthOf month -> of(Grain.MONTH, range.start());
            case Period.QuarterOf quarter -> of(Grain.QUARTER, range.start());
            case Period.YearOf year -> of(Grain.YEAR, range.start());
            default -> spelt(period.phrase());
        };
    }

    private static String spelt(String phrase) {
        var words = Arrays.stream(phrase.split(" ")).map(PeriodNames::word).collect(Collectors.joining(" "));
        return HeadlineWords.capital(words);
    }

    private static String word(String word) {
        boolean proper = word.matches("q[1-4]")
                || Arrays.stream(Month.values()).anyMatch(m -> m.name().equalsIgnoreCase(word));
        return proper ? HeadlineWords.capital(word) : word;
    }
}
