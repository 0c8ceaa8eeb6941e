package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import java.util.Optional;

/// Reads parts of months, quarters, halves and years: "first two weeks of may", "last 10 days of q3",
/// "second half of october". Weeks of anything but a month could be the calendar's and stay unread.
final class PartReader {
    private static final int DAYS_OF_MONTH_MIN = 28;

    private PartReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        return edge(spot).or(() -> half(spot));
    }

    private static Optional<Found<Period>> edge(Spot spot) {
        boolean first = spot.is("first", "1st", "opening", "initial");
        if (!first && !spot.is("last", "final", "closing")) {
            return Optional.empty();
        }
        var count = RollingReader.number(spot.plus(1)).or(() -> spot.found(1, 1));
        return count.flatMap(n -> Grain.noun(n.rest().word())
                .flatMap(g -> whole(n.rest().plus(1))
                        .filter(w -> fits(n.value(), g, months(w.value())))
                        .flatMap(w -> w.rest().after(new PeriodPart.Edge(first, n.value(), g, w.value())))));
    }

    private static Optional<Found<Period>> half(Spot spot) {
        int half = spot.is("first", "1st") ? 1 : 2;
        return spot.is("first", "1st", "second", "2nd") && spot.word(1).equals("half")
                ? whole(spot.plus(2))
                        .filter(w -> months(w.value()) == 1)
                        .flatMap(w -> w.rest().after(new PeriodPart.HalfMonth(half, w.value())))
                : Optional.empty();
    }

    private static Optional<Found<Period>> whole(Spot spot) {
        var named = spot.plus(1).skip("the");
        return spot.is("of", "in")
                ? YearPartReader.read(named)
                        .or(() -> YearReader.alone(named))
                        .or(() -> RelativeReader.read(named))
                        .filter(w -> months(w.value()) > 0)
                : Optional.empty();
    }

    /// A single quarter of a year has its number: [YearPartReader].
    private static boolean fits(int count, Grain grain, int months) {
        return switch (grain) {
            case DAY -> count <= DAYS_OF_MONTH_MIN * months;
            case WEEK -> months == 1 && count * 7 <= DAYS_OF_MONTH_MIN;
            case MONTH -> count < months;
            case QUARTER -> count * 3 < months && (count > 1 || months < 12);
            case YEAR -> false;
        };
    }

    /// How many months it holds; 0 for what is not made of months.
    private static int months(Period period) {
        return switch (period) {
            case Period.MonthOf month -> 1;
            case Period.QuarterOf quarter -> 3;
            case HalfYear half -> 6;
            case Period.YearOf year -> 12;
            case Period.Unit(Grain grain, int offset) -> months(grain);
            case PeriodPart.OfYear(Period part, int offset) -> months(part);
            case InCalendarYears(Period counted) -> months(counted);
            case Period other -> 0;
        };
    }

    private static int months(Grain grain) {
        return switch (grain) {
            case DAY, WEEK -> 0;
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
    }
}
