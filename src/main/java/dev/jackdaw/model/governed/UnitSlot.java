package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// The unit that figures are wanted in: "in dollars", "as a percentage", "how many hours", "dollar value", "hours is
/// fine". It changes nothing where it is the metric's own.
record UnitSlot() implements Slot {
    private static final double BARE = 0.3;

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int lead = lead(words, i);
        var unit =
                FigureUnit.at(words, i + lead).filter(u -> lead > 0 || !u.unit().equals(FigureUnit.PERCENT));
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        int end = i + lead + unit.get().words();
        int more = more(words, end);
        boolean closes = end >= words.size() || words.endsBefore(end) || words.comma(end);
        boolean asked = lead > 0 ? more > 0 || !words.is(i, "with") || closes : more > 0;
        if (!asked && (lead > 0 || !bare(words, i, end, unit.get()))) {
            return Optional.empty();
        }
        return SlotMatch.of(end + more - i, asked ? 0 : BARE, slots -> fill(slots, unit.get(), words, end + more));
    }

    /// A unit that only stands beside the name: "upsell $$ in q3", "average hours, please". No amount, and no time.
    private static boolean bare(Words words, int i, int end, FigureUnit unit) {
        boolean amount = PeriodParser.number(words.text(i - 1)).isPresent()
                || words.text(i - 1).chars().anyMatch(Character::isDigit)
                || words.text(end).chars().anyMatch(Character::isDigit);
        return !amount && (unit.currency() || words.is(i - 1, "average", "mean", "median"));
    }

    private static void fill(Slots slots, FigureUnit unit, Words words, int end) {
        slots.units.add(unit);
        slots.shareOf |= unit.unit().equals(FigureUnit.PERCENT) && words.is(end, "of");
    }

    /// How many words lead to a unit.
    private static int lead(Words words, int i) {
        int measured = words.is(i, "expressed", "measured", "shown", "stated", "given") ? 1 : 0;
        int at = i + measured;
        if (words.is(at, "in", "as", "with")) {
            return measured + (words.is(at + 1, "a", "an", "full", "whole", "plain") ? 2 : 1);
        }
        boolean many = words.is(i, "how") && words.is(i + 1, "many", "much");
        boolean counted = many
                && FigureUnit.at(words, i + 2)
                        .filter(u -> !u.unit().equals(FigureUnit.PERCENT))
                        .isPresent();
        return counted && words.is(i + 1, "many") ? 2 : 0;
    }

    /// How many words behind it say no more than that it is one.
    private static int more(Words words, int end) {
        if (words.is(end, "terms", "value", "values", "amount", "amounts", "figures")) {
            return 1;
        }
        return words.is(end, "is", "are") && words.is(end + 1, "fine", "ok", "okay", "good", "enough") ? 2 : 0;
    }
}
