package dev.jackdaw.core.calendar;

import java.time.LocalDate;

/// A part of a longer stretch of time.
public sealed interface PeriodPart extends Period {
    /// A month, quarter, half or day that names no year itself, in the year `offset` from the current
    /// one. Months and days go by calendar years, as they do where the year is named.
    record OfYear(Period part, int offset) implements PeriodPart {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var years = part.fiscal() ? calendar : calendar.inCalendarYears();
            return part.on(
                    calendar, years.year(years.fiscalYear(anchor) + offset).last());
        }

        @Override
        public String phrase() {
            return part.phrase() + " of " + new Unit(Grain.YEAR, offset).phrase();
        }

        @Override
        public boolean fiscal() {
            return part.fiscal();
        }
    }

    /// The first or last units of a longer stretch. Weeks are seven days here, counted from its
    /// border.
    record Edge(boolean first, int count, Grain grain, Period whole) implements PeriodPart {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var within = of(calendar, whole.on(calendar, anchor));
            return whole.yearless() && within.start().isAfter(anchor)
                    ? of(
                            calendar,
                            whole.on(
                                    calendar, whole.on(calendar, anchor).start().minusDays(1)))
                    : within;
        }

        private DateRange of(CompanyCalendar calendar, DateRange range) {
            return first
                    ? new DateRange(range.start(), calendar.plus(grain, range.start(), count))
                    : new DateRange(calendar.plus(grain, range.end(), -count), range.end());
        }

        @Override
        public String phrase() {
            var units = count == 1 ? grain.word() : count + " " + grain.word() + "s";
            return (first ? "first " : "last ") + units + " of " + whole.phrase();
        }

        @Override
        public boolean yearless() {
            return whole.yearless();
        }

        @Override
        public boolean fiscal() {
            return whole.fiscal();
        }
    }

    /// A month's days up to the 15th, or those after it.
    record HalfMonth(int half, Period month) implements PeriodPart {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var within = of(month.on(calendar, anchor));
            return month.yearless() && within.start().isAfter(anchor)
                    ? of(month.on(calendar, month.on(calendar, anchor).start().minusDays(1)))
                    : within;
        }

        private DateRange of(DateRange whole) {
            var middle = whole.start().plusDays(15);
            return half == 1 ? new DateRange(whole.start(), middle) : new DateRange(middle, whole.end());
        }

        @Override
        public String phrase() {
            return (half == 1 ? "first" : "second") + " half of " + month.phrase();
        }

        @Override
        public boolean yearless() {
            return month.yearless();
        }
    }
}
