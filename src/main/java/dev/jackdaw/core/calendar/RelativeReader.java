package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Spot.Found;
import dev.jackdaw.core.calendar.YearReader.Count;
import java.util.Optional;

/// Reads times that are told from today: "yesterday", "this quarter so far", "the week before last",
/// "two months ago".
final class RelativeReader {
    static final String[] LAST = words("en/period-last");
    static final String[] THIS = words("en/period-this");
    private static final Phrases COMPLETE = Phrases.of("en/period-complete");
    private static final Phrases PLAIN = Phrases.of("en/period-plain");
    static final Phrases MOST_RECENT = Phrases.of("en/period-latest");
    private static final Phrases JUST_ENDED = Phrases.of("en/just-ended");
    private static final Phrases ALL_TIMES = Phrases.of("en/all-times");

    /// What may follow "since the start": then it is that of something.
    private static final Phrases NARROWING = Phrases.of("en/all-time-narrowing");
    static final Phrases SO_FAR = Phrases.of("en/so-far");

    private RelativeReader() {}

    private static String[] words(String list) {
        return WordList.list(list).toArray(String[]::new);
    }

    /// A unit of time, how it is counted, and whether it was said that it is a whole one.
    record Counted(Grain grain, Count count, boolean complete) {
        Counted {
            if (grain != Grain.QUARTER && grain != Grain.YEAR && count == Count.CALENDAR) {
                count = Count.UNSAID;
            }
        }
    }

    /// A unit told from the current one, and how it is counted.
    record CountedUnit(Period.Unit unit, Count count) {}

    static Optional<Found<Period>> read(Spot spot) {
        return word(spot)
                .or(() -> toDate(spot))
                .or(() -> soFar(spot))
                .or(() -> half(spot))
                .or(() -> RollingReader.read(spot))
                .or(() -> pointAgo(spot))
                .or(() -> units(spot)
                        .flatMap(u ->
                                u.rest().after(u.value().count().of(u.value().unit()))));
    }

    private static Optional<Found<Period>> word(Spot spot) {
        int allTime = ALL_TIMES.length(spot);
        if (allTime > 0 && !NARROWING.at(spot.plus(allTime))) {
            return spot.found(allTime, new Period.AllTime());
        }
        return switch (spot.word()) {
            case "today" -> spot.found(1, new Period.Unit(Grain.DAY, 0));
            case "yesterday" -> spot.found(1, new Period.Unit(Grain.DAY, -1));
            case "ever" -> spot.found(1, new Period.AllTime());
            case "all" -> spot.begins("all", "time") ? spot.found(2, new Period.AllTime()) : Optional.empty();
            default ->
                spot.begins("day", "before", "yesterday")
                        ? spot.found(3, new Period.Unit(Grain.DAY, -2))
                        : Optional.empty();
        };
    }

    /// "year to date", "this quarter to date", "ytd", "fytd".
    private static Optional<Found<Period>> toDate(Spot spot) {
        var count = YearReader.count(spot);
        var short_ = count == Count.UNSAID ? spot : spot.plus(1);
        var grain =
                switch (short_.word()) {
                    case "ytd" -> Optional.of(Grain.YEAR);
                    case "qtd" -> Optional.of(Grain.QUARTER);
                    case "mtd" -> Optional.of(Grain.MONTH);
                    case "wtd" -> Optional.of(Grain.WEEK);
                    default -> short_.is("fytd") ? Optional.of(Grain.YEAR) : Optional.<Grain>empty();
                };
        if (grain.isPresent()) {
            return short_.found(1, count.of(new Period.ToDate(grain.get())));
        }
        return counted(spot.skip(THIS))
                .filter(c -> c.rest().begins("to", "date"))
                .flatMap(c -> c.rest()
                        .found(
                                2,
                                c.value().count().of(new Period.ToDate(c.value().grain()))));
    }

    /// "this year so far", "so far this year", "year so far".
    private static Optional<Found<Period>> soFar(Spot spot) {
        boolean leads = spot.begins("so", "far");
        var unit = leads ? spot.plus(2) : spot;
        if (leads && !unit.is(THIS)) {
            return Optional.empty();
        }
        return counted(unit.skip(THIS))
                .filter(c -> leads || SO_FAR.at(c.rest()))
                .flatMap(c -> (leads ? c.rest() : SO_FAR.skip(c.rest()))
                        .after(c.value().count().of(new Period.Unit(c.value().grain(), 0))));
    }

    /// "this half", and "last half year": six whole months.
    private static Optional<Found<Period>> half(Spot spot) {
        if (spot.is(THIS) && spot.word(1).equals("half")) {
            var rest = spot.plus(2).skip("year");
            return rest.begins("so", "far")
                    ? rest.found(2, new HalfYear.Current())
                    : rest.after(new HalfYear.Current());
        }
        return spot.is("last", "past") && spot.plus(1).begins("half", "year")
                ? spot.found(3, new Period.Rolling(6, Grain.MONTH))
                : Optional.empty();
    }

    /// Times that are one unit.
    static Optional<Found<CountedUnit>> units(Spot spot) {
        return beforeLast(spot)
                .or(() -> lastButOne(spot))
                .or(() -> single(spot))
                .or(() -> ago(spot));
    }

    private static Optional<Found<CountedUnit>> single(Spot spot) {
        if (spot.is(THIS)) {
            return counted(spot.plus(1)).flatMap(c -> unit(c.value(), 0, c.rest()));
        }
        if (spot.is(LAST)) {
            return counted(spot.plus(1))
                    .flatMap(c -> unit(c.value(), -1, JUST_ENDED.skip(c.rest().skip("period"))));
        }
        return ended(spot);
    }

    /// "the latest full week", "quarter just ended", "most recently completed month".
    private static Optional<Found<CountedUnit>> ended(Spot spot) {
        var named = MOST_RECENT.at(spot)
                ? MOST_RECENT.skip(spot)
                : spot.begins("most", "recently") ? spot.plus(2) : spot.skip("just", "recently");
        return counted(named)
                .filter(c -> (named.at() > spot.at() && c.value().complete()) || JUST_ENDED.at(c.rest()))
                .flatMap(c -> unit(c.value(), -1, JUST_ENDED.skip(c.rest())));
    }

    /// "week before last", "month before the last month".
    private static Optional<Found<CountedUnit>> beforeLast(Spot spot) {
        return counted(spot).filter(c -> c.rest().is("before")).flatMap(c -> {
            var last = c.rest().plus(1).skip("the");
            if (!last.is("last")) {
                return Optional.empty();
            }
            var again = Grain.noun(last.word(1));
            return again.isPresent() && again.get() != c.value().grain()
                    ? Optional.empty()
                    : unit(c.value(), -2, last.plus(again.isPresent() ? 2 : 1));
        });
    }

    private static Optional<Found<CountedUnit>> lastButOne(Spot spot) {
        return spot.is("last")
                ? counted(spot.plus(1))
                        .filter(c -> c.rest().begins("but", "one"))
                        .flatMap(c -> unit(c.value(), -2, c.rest().plus(2)))
                : Optional.empty();
    }

    /// "two weeks ago", "a month ago": as a day, too.
    private static Optional<Found<Period>> pointAgo(Spot spot) {
        return ago(spot)
                .filter(u ->
                        u.value().count() == Count.UNSAID && u.rest().plus(-1).is("ago"))
                .flatMap(u -> u.rest()
                        .after(new Ago(
                                -u.value().unit().offset(), u.value().unit().grain())));
    }

    /// "two weeks ago", "a month ago", "3 months back".
    private static Optional<Found<CountedUnit>> ago(Spot spot) {
        var number = spot.is("a", "an") && !spot.word(1).equals("couple")
                ? spot.found(1, 1)
                : RollingReader.number(spot.skip("a"));
        return number.flatMap(n -> counted(n.rest())
                .filter(c -> c.rest().is("ago", "back"))
                .flatMap(c -> unit(c.value(), -n.value(), c.rest().plus(1))));
    }

    private static Optional<Found<CountedUnit>> unit(Counted counted, int offset, Spot rest) {
        return rest.after(new CountedUnit(new Period.Unit(counted.grain(), offset), counted.count()));
    }

    /// Behind what says that whole units are meant: "full", "iso".
    static Spot qualified(Spot spot) {
        return PLAIN.skip(COMPLETE.skip(spot));
    }

    /// "month", "full quarter", "iso weeks", "fiscal year". There are no fiscal months.
    static Optional<Found<Counted>> counted(Spot spot) {
        var lead = qualified(spot);
        var count = YearReader.count(lead);
        var behind = count == Count.UNSAID ? lead : lead.plus(1);
        var unit = qualified(behind);
        boolean complete = COMPLETE.at(spot) || COMPLETE.at(behind);
        return Grain.noun(unit.word())
                .filter(g -> count != Count.FISCAL || g == Grain.QUARTER || g == Grain.YEAR)
                .flatMap(g -> unit.found(1, new Counted(g, count, complete)));
    }
}
