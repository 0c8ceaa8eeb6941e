package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;
import java.util.Set;

/// "monthly, last 6": so many of a unit of time that is said elsewhere, where nothing follows that could be counted.
record LastUnitsSlot() implements Slot {
    private static final Set<String> LAST = WordList.set("en/period-last");

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int the = words.is(i, "the") ? 1 : 0;
        var count = PeriodParser.number(words.text(i + the + 1));
        int end = i + the + 2;
        boolean ends =
                end >= words.size() || words.endsBefore(end) || words.comma(end) || words.is(end, "only", "please");
        return LAST.contains(words.text(i + the)) && ends
                ? count.flatMap(n -> SlotMatch.of(end - i, slots -> slots.lastUnits = n))
                : Optional.empty();
    }
}
