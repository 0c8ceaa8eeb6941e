package dev.jackdaw.core.calendar;

import dev.jackdaw.core.calendar.Spot.Found;
import java.util.Optional;

/// Reads units counted from another time: "the twelve months to the end of june", "two weeks from 1 march", "the week
/// commencing 9 november", "year ended 31 march".
final class AnchorReader {
    private static final Phrases STARTS = Phrases.of("en/unit-starts");
    private static final Phrases ENDS = Phrases.of("en/unit-ends");
    private static final Phrases TO = Phrases.of("en/range-links");
    private static final Phrases BEFORE = Phrases.of("en/units-before");
    private static final Phrases AFTER = Phrases.of("en/units-after");

    private AnchorReader() {}

    static Optional<Found<Period>> read(Spot spot) {
        var units = spot.skip("the");
        if (units.plus(-1).is(RelativeReader.LAST) || units.plus(-1).is("first", "every", "each", "per", "by")) {
            return Optional.empty();
        }
        return RollingReader.number(RelativeReader.qualified(units))
                .flatMap(n -> RelativeReader.counted(n.rest())
                        .flatMap(c ->
                                anchored(n.value(), c.value().grain(), c.rest().skip("period"))))
                .or(() -> one(units));
    }

    /// Where only one unit is meant, less words link it to a day: "the month to 9 march" is no whole month.
    private static Optional<Found<Period>> one(Spot spot) {
        return RelativeReader.counted(spot)
                .filter(c -> c.value().grain() != Grain.DAY)
                .flatMap(c -> {
                    var grain = c.value().grain();
                    boolean year = grain == Grain.YEAR
                            && c.rest().is("to")
                            && !PointReader.NOW.at(c.rest().plus(1));
                    return ENDS.at(c.rest())
                                    || year
                                    || (STARTS.at(c.rest()) && !c.rest().is("from"))
                            ? anchored(1, grain, c.rest())
                            : Optional.empty();
                });
    }

    private static Optional<Found<Period>> anchored(int count, Grain grain, Spot link) {
        return linked(count, grain, Anchored.Side.TO, link, ENDS)
                .or(() -> linked(count, grain, Anchored.Side.TO, link, TO))
                .or(() -> linked(count, grain, Anchored.Side.FROM, link, STARTS))
                .or(() -> linked(count, grain, Anchored.Side.BEFORE, link, BEFORE))
                .or(() -> linked(count, grain, Anchored.Side.AFTER, link, AFTER));
    }

    private static Optional<Found<Period>> linked(
            int count, Grain grain, Anchored.Side side, Spot link, Phrases links) {
        var point = links.skip(link);
        if (point.at() == link.at()) {
            return Optional.empty();
        }
        return point(point, side)
                .filter(p -> RangeReader.bounds(p.value()) && !(p.value() instanceof Period.AsOf))
                .flatMap(p -> p.rest().after(new Anchored(count, grain, side, p.value())));
    }

    private static Optional<Found<Period>> point(Spot spot, Anchored.Side side) {
        if (PointReader.NOW.at(spot)) {
            return PointReader.NOW.skip(spot).after(new Period.Unit(Grain.DAY, 0));
        }
        boolean start = side == Anchored.Side.FROM || side == Anchored.Side.BEFORE;
        var bare = spot.skip("the");
        boolean end = bare.is("end", "close") && bare.word(1).equals("of");
        if (start) {
            return PointReader.from(spot);
        }
        return SingleReader.read(end ? bare.plus(2) : spot);
    }
}
