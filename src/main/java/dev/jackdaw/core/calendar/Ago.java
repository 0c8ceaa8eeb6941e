package dev.jackdaw.core.calendar;

import java.time.LocalDate;

/// "A year ago": the unit that lies so far back; of what is counted at a point in time it is the same day then.
public record Ago(int count, Grain grain) implements Period {
    @Override
    public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
        return new Unit(grain, -count).on(calendar, anchor);
    }

    /// The day so far back.
    public DateRange dayOn(CompanyCalendar calendar, LocalDate anchor) {
        return DateRange.day(calendar.plus(grain, anchor, -count));
    }

    @Override
    public String phrase() {
        return count + " " + grain.word() + (count == 1 ? "" : "s") + " ago";
    }

    @Override
    public boolean fiscal() {
        return grain == Grain.QUARTER || grain == Grain.YEAR;
    }
}
