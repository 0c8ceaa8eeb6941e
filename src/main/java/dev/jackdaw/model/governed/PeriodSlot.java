package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Anchored;
import dev.jackdaw.core.calendar.Between;
import dev.jackdaw.core.calendar.Bounded;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// "last month", "in 2025", "since March", "over the last 30 days", "this year so far".
record PeriodSlot() implements Slot {
    private static final PhraseIndex<Boolean> LEADS = PhraseIndex.of("en/period-leads");
    private static final PhraseIndex<Boolean> TAILS = PhraseIndex.of("en/period-tails");

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        if (words.is(i, "may") && words.is(i + 1, "i", "we", "you", "it", "be", "have", "one", "they")) {
            return Optional.empty();
        }
        int lead = LEADS.longest(words.texts(), i);
        int far = words.is(i, "so") && words.is(i + 1, "far") ? 2 : lead;
        int start = i + far;
        return PeriodParser.at(words.texts(), start).flatMap(match -> {
            int end = start + match.length();
            end += words.is(end, "so") && words.is(end + 1, "far") ? 2 : 0;
            end += ends(match.period()) ? tail(words, end) : 0;
            end += again(words, end, match.period());
            int last = end;
            return SlotMatch.of(last - i, slots -> slots.times.add(new SaidTime(match.period(), i, last, false)));
        });
    }

    /// "…, both days included".
    private static int tail(Words words, int i) {
        int comma = words.comma(i) ? 1 : 0;
        int tail = TAILS.longest(words.texts(), i + comma);
        return tail == 0 ? 0 : comma + tail;
    }

    /// Whether it has two ends that could be left out.
    private static boolean ends(Period period) {
        return period instanceof Between || period instanceof Anchored || period instanceof Bounded;
    }

    /// How many words say the same length once more: "the last half year, so six months".
    private static int again(Words words, int i, Period period) {
        int and = words.comma(i) ? 1 : 0;
        int lead = words.is(i + and, "so", "meaning", "namely")
                ? 1
                : words.is(i + and, "that") && words.is(i + and + 1, "is") ? 2 : 0;
        int count = i + and + lead;
        boolean same = lead > 0
                && period instanceof Period.Rolling(int units, Grain grain)
                && PeriodParser.number(words.text(count))
                        .filter(n -> n == units)
                        .isPresent()
                && Grain.of(words.text(count + 1)).filter(g -> g == grain).isPresent();
        return same ? and + lead + 2 : 0;
    }
}
