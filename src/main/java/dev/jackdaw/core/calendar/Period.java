package dev.jackdaw.core.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;

/// A stretch of time as people name it. `phrase()` is its canonical English, which `PeriodParser`
/// reads back.
public sealed interface Period
        permits Period.Unit,
                Period.Rolling,
                Period.ToDate,
                Period.MonthOf,
                Period.QuarterOf,
                Period.YearOf,
                Period.Day,
                Period.Since,
                Period.AsOf,
                Period.AllTime,
                Ago,
                Anchored,
                Bounded,
                HalfYear,
                Between,
                InCalendarYears,
                NamedDay,
                NamedWeek,
                PeriodPart {
    /// The earliest day that "all time" reaches back to.
    LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    /// The days it means when `anchor` is the latest day the data holds. Not cut off at the anchor:
    /// a unit that still runs is whole here.
    DateRange on(CompanyCalendar calendar, LocalDate anchor);

    /// Canonical English.
    String phrase();

    /// The unit one would cut it into when drawn over time.
    default Optional<Grain> naturalGrain() {
        return Optional.empty();
    }

    /// Whether its year was left unsaid, so that it comes again every year: "march", "15 july".
    default boolean yearless() {
        return false;
    }

    /// Whether its days hang on the month that the company's fiscal year begins with.
    default boolean fiscal() {
        return false;
    }

    /// A calendar unit counted from the current one: 0 is "this month", -1 "last month".
    record Unit(Grain grain, int offset) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var current = calendar.startOf(grain, anchor);
            return calendar.unit(grain, calendar.plus(grain, current, offset));
        }

        @Override
        public String phrase() {
            return switch (offset) {
                case 0 -> grain == Grain.DAY ? "today" : "this " + grain.word();
                case -1 -> grain == Grain.DAY ? "yesterday" : "last " + grain.word();
                case -2 -> grain.word() + " before last";
                default -> -offset + " " + grain.word() + "s back";
            };
        }

        @Override
        public boolean fiscal() {
            return grain == Grain.QUARTER || grain == Grain.YEAR;
        }
    }

    /// The last `count` units. Days end with the anchor; longer units are the last whole ones.
    record Rolling(int count, Grain grain) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var next = calendar.unit(grain, anchor).end();
            boolean ended = next.equals(anchor.plusDays(1));
            var end = ended ? next : calendar.startOf(grain, anchor);
            return new DateRange(calendar.plus(grain, end, -count), end);
        }

        @Override
        public String phrase() {
            return "last " + count + " " + grain.word() + "s";
        }

        @Override
        public Optional<Grain> naturalGrain() {
            return Optional.of(grain);
        }

        @Override
        public boolean fiscal() {
            return grain == Grain.QUARTER || grain == Grain.YEAR;
        }
    }

    /// From the start of the current unit to the anchor: "year to date".
    record ToDate(Grain grain) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return new DateRange(calendar.startOf(grain, anchor), anchor.plusDays(1));
        }

        @Override
        public String phrase() {
            return grain.word() + " to date";
        }

        @Override
        public boolean fiscal() {
            return grain == Grain.QUARTER || grain == Grain.YEAR;
        }
    }

    /// A month; without a year the latest one that has begun.
    record MonthOf(Month month, Optional<Integer> year) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var start = LocalDate.of(year.orElse(anchor.getYear()), month, 1);
            if (year.isEmpty() && start.isAfter(anchor)) {
                start = start.minusYears(1);
            }
            return new DateRange(start, start.plusMonths(1));
        }

        @Override
        public String phrase() {
            return month.name().toLowerCase(Locale.ROOT)
                    + year.map(y -> " " + y).orElse("");
        }

        @Override
        public boolean yearless() {
            return year.isEmpty();
        }
    }

    /// A fiscal quarter; without a year the latest one that has begun.
    record QuarterOf(int quarter, Optional<Integer> year) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var fiscal = calendar.unit(Grain.YEAR, anchor);
            if (year.isPresent()) {
                return calendar.quarter(year.get(), quarter);
            }
            var start = fiscal.start().plusMonths(3L * (quarter - 1));
            start = start.isAfter(anchor) ? start.minusYears(1) : start;
            return new DateRange(start, start.plusMonths(3));
        }

        @Override
        public String phrase() {
            return "q" + quarter + year.map(y -> " " + y).orElse("");
        }

        @Override
        public boolean yearless() {
            return year.isEmpty();
        }

        @Override
        public boolean fiscal() {
            return true;
        }
    }

    /// A fiscal year.
    record YearOf(int year) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return calendar.year(year);
        }

        @Override
        public String phrase() {
            return String.valueOf(year);
        }

        @Override
        public boolean fiscal() {
            return true;
        }
    }

    /// One day.
    record Day(LocalDate date) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return DateRange.day(date);
        }

        @Override
        public String phrase() {
            return date.toString();
        }
    }

    /// From the first day of a period to the anchor.
    record Since(Period from) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            var start = from.on(calendar, anchor).start();
            return new DateRange(start, start.isAfter(anchor) ? start.plusDays(1) : anchor.plusDays(1));
        }

        @Override
        public String phrase() {
            return "since " + from.phrase();
        }

        @Override
        public Optional<Grain> naturalGrain() {
            return Optional.of(Grain.MONTH);
        }
    }

    /// The last day of a period, or the anchor while the period still runs: a point in time.
    record AsOf(Period point) implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return DateRange.day(point.on(calendar, anchor).until(anchor).last());
        }

        @Override
        public String phrase() {
            return "as of " + point.phrase();
        }
    }

    /// All the data there is.
    record AllTime() implements Period {
        @Override
        public DateRange on(CompanyCalendar calendar, LocalDate anchor) {
            return new DateRange(BEGINNING, anchor.plusDays(1));
        }

        @Override
        public String phrase() {
            return "all time";
        }
    }
}
