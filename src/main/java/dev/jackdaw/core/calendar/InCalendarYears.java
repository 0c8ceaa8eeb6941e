package dev.jackdaw.core.calendar;

import java.time.LocalDate;

/// Quarters, halves and years counted from January, whatever the company's fiscal year.
public record InCalendarYears(Period counted) implements Period {
    @Override
    public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
        return counted.on(calendar.inCalendarYears(), anchor);
    }

    /// "calendar q1 2026", "last calendar year".
    @Override
    public String phrase() {
        var words = counted.phrase();
        boolean named = words.matches("[qh0-9].*") && !words.endsWith("back");
        return named ? "calendar " + words : words.replaceFirst("(quarter|year)", "calendar $1");
    }

    @Override
    public boolean yearless() {
        return counted.yearless();
    }
}
