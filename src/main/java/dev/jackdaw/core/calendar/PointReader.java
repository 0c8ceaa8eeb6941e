package dev.jackdaw.core.calendar;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Spot.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads what is told from one point in time: "since the start of the year", "as at 30 june", "end of
/// q3", "quarter end", "q4 to date".
final class PointReader {
    static final Phrases NOW = Phrases.of("en/now-ends");
    private static final Phrases OPEN_BEGINS = Phrases.of("en/open-begins");
    private static final Phrases BOUNDS =
            Phrases.of(WordList.map("en/time-bounds").keySet());
    private static final Map<String, String> SIDES = WordList.map("en/time-bounds");

    private PointReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        return since(spot)
                .or(() -> bounded(spot))
                .or(() -> upToNow(spot))
                .or(() -> namedToDate(spot))
                .or(() -> asOf(spot))
                .or(() -> end(spot))
                .or(() -> unitEnd(spot.skip("at")));
    }

    /// "since march", "starting 1 july".
    private static Optional<Found<Period>> since(Spot spot) {
        var point = spot.is("since") ? spot.plus(1) : OPEN_BEGINS.skip(spot);
        return point.at() > spot.at()
                ? from(point)
                        .filter(p -> RangeReader.bounds(p.value()))
                        .flatMap(p -> until(p.rest()).after(new Period.Since(p.value())))
                : Optional.empty();
    }

    /// Behind "until today", where it stands.
    private static Spot until(Spot spot) {
        return RelativeReader.SO_FAR.skip(spot);
    }

    /// "before 1 september", "up to and including march". Not the units before it: "two weeks before may".
    private static Optional<Found<Period>> bounded(Spot spot) {
        int length = BOUNDS.length(spot);
        var led = spot.plus(-1).word();
        if (length == 0 || Grain.noun(led).isPresent() || Vocabulary.number(led).isPresent()) {
            return Optional.empty();
        }
        var side = Bounded.Side.valueOf(SIDES.getOrDefault(
                        String.join(" ", spot.words().subList(spot.at(), spot.at() + length)), "before")
                .toUpperCase(Locale.ROOT));
        var point = spot.plus(length);
        return (side == Bounded.Side.BEFORE ? from(point) : SingleReader.read(point))
                .filter(p -> RangeReader.bounds(p.value()) && !(p.value() instanceof Period.AsOf))
                .flatMap(p -> p.rest().after(new Bounded(side, p.value())));
    }

    /// A period of which the first day counts: "march", "the start of march", "the start of the year".
    static Optional<Found<Period>> from(Spot spot) {
        var start = spot.skip("the");
        if (!start.is("start", "begin", "beginning", "turn") || !start.word(1).equals("of")) {
            return SingleReader.read(spot);
        }
        var named = start.plus(2);
        return SingleReader.read(named)
                .or(() -> RelativeReader.counted(named.skip("the"))
                        .flatMap(c -> c.rest()
                                .after(c.value()
                                        .count()
                                        .of(new Period.Unit(c.value().grain(), 0)))));
    }

    /// All time, unless a time was named before: then the end belongs to that.
    private static Optional<Found<Period>> upToNow(Spot spot) {
        int length = spot.begins("to", "date")
                ? 2
                : now(spot, "up", "to") ? 3 : now(spot, "until") || now(spot, "till") ? 2 : 0;
        if (length == 0) {
            return Optional.empty();
        }
        for (int i = 0; i < spot.at(); i++) {
            if (SingleReader.read(new Spot(spot.words(), i)).isPresent()) {
                return Optional.empty();
            }
        }
        return spot.found(length, new Period.AllTime());
    }

    private static boolean now(Spot spot, String... lead) {
        return spot.begins(lead) && spot.plus(lead.length).is("now", "today", "date");
    }

    /// "q4 to date", "2025 to date": until today, even if it is over.
    private static Optional<Found<Period>> namedToDate(Spot spot) {
        return YearPartReader.read(spot)
                .or(() -> YearReader.alone(spot))
                .filter(p -> p.rest().begins("to", "date") || RelativeReader.SO_FAR.at(p.rest()))
                .flatMap(p -> (p.rest().begins("to", "date") ? p.rest().plus(2) : RelativeReader.SO_FAR.skip(p.rest()))
                        .after(new Period.Since(p.value())));
    }

    private static Optional<Found<Period>> asOf(Spot spot) {
        if (!spot.is("as") || !spot.plus(1).is("of", "at", "on")) {
            return spot.is("at") ? day(spot.plus(1)) : Optional.empty();
        }
        var point = spot.plus(2);
        if (NOW.at(point)) {
            return NOW.skip(point).after(new Period.AsOf(new Period.Unit(Grain.DAY, 0)));
        }
        return end(point)
                .or(() -> unitEnd(point))
                .or(() -> SingleReader.read(point).flatMap(p -> p.rest().after(new Period.AsOf(p.value()))));
    }

    /// "at 30 june".
    private static Optional<Found<Period>> day(Spot spot) {
        return SingleReader.read(spot)
                .filter(p -> p.value() instanceof Period.Day || p.value() instanceof NamedDay.OfMonth)
                .flatMap(p -> p.rest().after(new Period.AsOf(p.value())));
    }

    /// "the end of march", "at close of q3", "end oct", "end of month". Not "month end march", where the end is
    /// that of a unit.
    private static Optional<Found<Period>> end(Spot spot) {
        var end = spot.skip("at").skip("the");
        if (!end.is("end", "close")) {
            return Optional.empty();
        }
        var bare = Grain.noun(end.word(2)).filter(PointReader::closes);
        if (end.begins("end", "of") && bare.isPresent()) {
            return end.found(3, new Period.AsOf(new Period.Rolling(1, bare.get())));
        }
        if (end.word(1).equals("of")) {
            return SingleReader.read(end.plus(2)).flatMap(p -> p.rest().after(new Period.AsOf(p.value())));
        }
        boolean unit = Grain.noun(end.word(-1)).isPresent() || end.is("close");
        return unit
                ? Optional.empty()
                : SingleReader.longest(List.of(YearPartReader::read, YearReader::alone), end.plus(1))
                        .flatMap(p -> p.rest().after(new Period.AsOf(p.value())));
    }

    /// "month end", "year end 2025": without a year the latest that is over. So is "last month end".
    private static Optional<Found<Period>> unitEnd(Spot spot) {
        if (spot.plus(-1).is("by", "per", "each", "every")) {
            return Optional.empty();
        }
        var last = spot.skip("the");
        if (last.is("last", "previous")
                && Grain.noun(last.word(1)).filter(PointReader::closes).isPresent()) {
            var grain = Grain.noun(last.word(1)).orElseThrow();
            return last.word(2).equals("end")
                    ? last.found(3, new Period.AsOf(new Period.Unit(grain, -1)))
                    : Optional.empty();
        }
        return RelativeReader.counted(spot)
                .filter(c -> c.rest().is("end") && closes(c.value().grain()))
                .flatMap(c -> {
                    var grain = c.value().grain();
                    var rest = c.rest().plus(1);
                    var year =
                            grain == Grain.YEAR ? YearReader.alone(rest.skip("of")) : Optional.<Found<Period>>empty();
                    return year.isPresent()
                            ? year.get()
                                    .rest()
                                    .after(new Period.AsOf(
                                            c.value().count().of(year.get().value())))
                            : rest.after(new Period.AsOf(c.value().count().of(new Period.Rolling(1, grain))));
                });
    }

    private static boolean closes(Grain grain) {
        return grain.compareTo(Grain.WEEK) > 0;
    }
}
