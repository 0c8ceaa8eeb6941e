package dev.jackdaw.core.calendar;

import java.time.LocalDate;
import java.util.Optional;

/// From the first day of one period to the last of another. An end without a year takes the other
/// one's or the one beside it. Without any year it is the latest stretch that has begun; of one that
/// reaches over new year, the latest whose last part has begun.
public record Between(Period from, Period to) implements Period {
    @Override
    public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
        if (from.yearless() && !to.yearless()) {
            var end = to.on(calendar, anchor).end();
            return new DateRange(from.on(calendar, end.minusDays(1)).start(), end);
        }
        var first = from.on(calendar, anchor);
        if (!to.yearless()) {
            return range(first, to.on(calendar, anchor));
        }
        var last = following(calendar, first.start());
        var years = from.fiscal() ? calendar : calendar.inCalendarYears();
        boolean overNewYear = years.fiscalYear(first.start()) < years.fiscalYear(last.start());
        if (from.yearless() && overNewYear && last.start().isAfter(anchor)) {
            first = from.on(calendar, first.start().minusDays(1));
            last = following(calendar, first.start());
        }
        return range(first, last);
    }

    /// Turned round where the second one ends before the first begins.
    private static DateRange range(DateRange first, DateRange last) {
        return first.start().isBefore(last.end())
                ? new DateRange(first.start(), last.end())
                : new DateRange(last.start(), first.end());
    }

    /// The first end that is not over when the stretch begins.
    private DateRange following(CompanyCalendar calendar, LocalDate start) {
        var latest = to.on(calendar, start.plusYears(1).minusDays(1));
        var before = to.on(calendar, latest.start().minusDays(1));
        return before.end().isAfter(start) ? before : latest;
    }

    @Override
    public String phrase() {
        return "from " + from.phrase() + " to " + to.phrase();
    }

    @Override
    public Optional<Grain> naturalGrain() {
        return Optional.of(
                switch (from) {
                    case Day day -> Grain.DAY;
                    case NamedDay day -> Grain.DAY;
                    case PeriodPart.OfYear(NamedDay day, int offset) -> Grain.DAY;
                    case Period other -> Grain.MONTH;
                });
    }
}
