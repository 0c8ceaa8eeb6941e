package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;
import java.util.Set;

/// "compared with last month", "vs 2024", "year over year", "growth", "than the month before".
record ComparisonSlot() implements Slot {
    static final String PREVIOUS = "previous_period";
    static final String YEAR = "previous_year";

    private static final Set<String> CHANGE = WordList.set("en/change");

    @Override
    public Optional<Match> at(Words words, int i) {
        return overPeriod(words, i)
                .or(() -> samePeriod(words, i, i))
                .or(() -> against(words, i))
                .or(() ->
                        CHANGE.contains(words.text(i)) ? Match.of(1, slots -> slots.change = true) : Optional.empty());
    }

    private static Optional<Match> overPeriod(Words words, int i) {
        if (words.is(i, "yoy", "y-o-y")) {
            return Match.of(1, slots -> slots.compare = YEAR);
        }
        if (words.is(i, "mom", "m-o-m", "month-over-month")) {
            return Match.of(1, slots -> each(slots, Grain.MONTH));
        }
        boolean over = words.is(i + 1, "over", "on") && words.text(i).equals(words.text(i + 2));
        return Grain.of(words.text(i))
                .filter(g -> over)
                .flatMap(g -> Match.of(3, slots -> {
                    if (g == Grain.YEAR) {
                        slots.compare = YEAR;
                    } else {
                        each(slots, g);
                    }
                }));
    }

    private static void each(Slots slots, Grain grain) {
        slots.grain = grain;
        slots.compare = PREVIOUS;
    }

    /// "compared with", "versus" and the like, then a time.
    private static Optional<Match> against(Words words, int i) {
        int lead = words.is(i, "vs", "versus", "than", "against")
                ? 1
                : words.is(i, "compared", "compare", "relative") && words.is(i + 1, "to", "with") ? 2 : 0;
        if (lead == 0) {
            return Optional.empty();
        }
        int from = i + lead;
        int article = words.is(from, "the", "a") ? 1 : 0;
        boolean previous = words.is(from + article, "previous", "prior", "preceding")
                && (words.is(from + article + 1, "period")
                        || Grain.of(words.text(from + article + 1)).isPresent());
        boolean before = Grain.of(words.text(from + article)).isPresent()
                && words.is(from + article + 1, "before", "earlier", "prior");
        if (previous || before) {
            boolean year = words.is(from + article + (previous ? 1 : 0), "year");
            return Match.of(lead + article + 2, slots -> slots.compare = year ? YEAR : PREVIOUS);
        }
        return samePeriod(words, i, from)
                .or(() -> PeriodParser.at(words.texts(), from)
                        .flatMap(m -> Match.of(
                                lead + m.length(),
                                slots -> slots.compare = m.period().phrase())));
    }

    /// "the same period last year", "a year ago".
    private static Optional<Match> samePeriod(Words words, int i, int from) {
        int article = words.is(from, "the", "a", "one") ? 1 : 0;
        boolean same = words.is(from + article, "same")
                && (words.is(from + article + 1, "period", "time", "point")
                        || Grain.of(words.text(from + article + 1)).isPresent())
                && words.is(from + article + 2, "last", "previous", "prior")
                && words.is(from + article + 3, "year");
        if (same) {
            return Match.of(from - i + article + 4, slots -> slots.compare = YEAR);
        }
        boolean ago = article == 1 && words.is(from + 1, "year") && words.is(from + 2, "ago", "earlier");
        return ago && from > i ? Match.of(from - i + 3, slots -> slots.compare = YEAR) : Optional.empty();
    }
}
