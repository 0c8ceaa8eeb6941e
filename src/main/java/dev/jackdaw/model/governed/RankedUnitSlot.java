package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// A unit of time that is ranked or chosen from: "the worst month", "our single biggest sign-up month", "the top 3
/// weeks", "any months where", "the month with the most".
record RankedUnitSlot() implements Slot {
    /// How far before the unit the word may stand that ranks it.
    private static final int BETWEEN_MAX = 3;

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int any = words.is(i, "any", "some", "no") || (words.is(i, "there") && words.is(i - 1, "are", "were")) ? 1 : 0;
        var unit =
                Grain.of(words.text(i + any)).filter(g -> !words.text(i + any).endsWith("ly"));
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        int many = words.is(i - 1, "many") && words.is(i - 2, "how") ? 1 : 0;
        if (any + many > 0) {
            return SlotMatch.of(1 + any, slots -> {
                slots.grain(unit.get());
                slots.chosenUnit = true;
            });
        }
        return ranked(words, i) || with(words, i)
                ? SlotMatch.of(1, slots -> slots.grain(unit.get()))
                : Optional.empty();
    }

    private static boolean ranked(Words words, int i) {
        for (int at = i - 1; at >= Math.max(0, i - 1 - BETWEEN_MAX) && !words.endsBefore(at + 1); at--) {
            if (RankDirection.ranks(words.text(at)) || words.is(at, "top", "bottom")) {
                return !words.is(i - 1, "last", "this", "past", "next", "previous");
            }
            boolean noun = !words.is(
                            at, "in", "of", "for", "by", "per", "the", "this", "last", "and", "or", "a", "over")
                    && (at == i - 1 || PeriodParser.number(words.text(at)).isEmpty());
            if (!noun) {
                return false;
            }
        }
        return false;
    }

    /// "The month with the most", "the week that had the fewest", "months when it was highest".
    private static boolean with(Words words, int i) {
        if (!words.is(i + 1, "with", "that", "when", "where", "in", "which") || !words.is(i - 1, "the", "a", "")) {
            return false;
        }
        for (int at = i + 2; at < Math.min(words.size(), i + 2 + BETWEEN_MAX) && !words.endsBefore(at); at++) {
            if (RankDirection.ranks(words.text(at))) {
                return true;
            }
        }
        return false;
    }
}
