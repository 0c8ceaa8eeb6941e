package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;
import java.util.Set;

/// "compared with last month", "vs 2024", "year over year", "growth", "than the month before".
record ComparisonSlot() implements Slot {
    static final String PREVIOUS = "previous_period";
    static final String YEAR = "previous_year";

    private static final Set<String> DIFFERENCE = WordList.set("en/difference");
    private static final PhraseIndex<Boolean> LEADS = PhraseIndex.of("en/against-leads");
    private static final PhraseIndex<Boolean> LINKS = PhraseIndex.of("en/against-links");
    private static final Set<String> CHANGE = WordList.set("en/change");

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        return upOrDown(words, i)
                .or(() -> overPeriod(words, i))
                .or(() -> fromEnd(words, i))
                .or(() -> against(words, i))
                .or(() -> before(words, i))
                .or(() -> DIFFERENCE.contains(words.text(i))
                        ? SlotMatch.of(1, slots -> slots.difference = true)
                        : Optional.empty())
                .or(() -> CHANGE.contains(words.text(i))
                        ? SlotMatch.of(1, slots -> slots.change = true)
                        : Optional.empty());
    }

    /// "Did it go up or down", "is it up or down from September": against what was before, or against that.
    private static Optional<SlotMatch> upOrDown(Words words, int i) {
        boolean moves = (words.is(i, "up") && words.is(i + 1, "or") && words.is(i + 2, "down"))
                || (words.is(i, "down") && words.is(i + 1, "or") && words.is(i + 2, "up"));
        if (!moves) {
            return Optional.empty();
        }
        var from = words.is(i + 3, "from", "on", "since")
                ? PeriodParser.at(words.texts(), i + 4)
                : Optional.<PeriodParser.Match>empty();
        int length = from.map(m -> 4 + m.length()).orElse(3);
        return SlotMatch.of(length, slots -> {
            slots.change = true;
            from.ifPresent(m -> slots.times.add(new SaidTime(m.period(), i + 3, i + length, true)));
        });
    }

    private static Optional<SlotMatch> overPeriod(Words words, int i) {
        if (words.is(i, "yoy", "y-o-y")) {
            return SlotMatch.of(1, slots -> slots.compare(YEAR));
        }
        if (words.is(i, "wow") && words.shown().get(i).equals("WoW")) {
            return SlotMatch.of(1, slots -> each(slots, Grain.WEEK));
        }
        if (words.is(i, "mom", "m-o-m", "month-over-month")) {
            return SlotMatch.of(1, slots -> each(slots, Grain.MONTH));
        }
        boolean over = words.is(i + 1, "over", "on") && words.text(i).equals(words.text(i + 2));
        return Grain.of(words.text(i))
                .filter(g -> over)
                .flatMap(g -> SlotMatch.of(3, slots -> {
                    if (g == Grain.YEAR) {
                        slots.compare(YEAR);
                    } else {
                        each(slots, g);
                    }
                }));
    }

    /// How many words "since the end of" takes: what was then is compared with.
    private static int since(Words words, int i) {
        int the = words.is(i + 1, "the") ? 1 : 0;
        boolean end = words.is(i, "since") && words.is(i + 1 + the, "end", "close") && words.is(i + 2 + the, "of");
        return end ? 3 + the : 0;
    }

    /// "Grew from the end of 2025 to the end of March": a value at one point against that at another, or at "now".
    private static Optional<SlotMatch> fromEnd(Words words, int i) {
        boolean moves = words.texts().stream().anyMatch(w -> CHANGE.contains(w) || DIFFERENCE.contains(w));
        int link = i + 1;
        while (link < words.size() && !words.is(link, "to", "until", "till", "through", "by")) {
            link++;
        }
        var from = words.is(i, "from") && moves
                ? PeriodParser.at(words.texts().subList(0, link), i + 1).filter(m -> m.period() instanceof Period.AsOf)
                : Optional.<PeriodParser.Match>empty();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        int end = i + 1 + from.get().length();
        var said = new SaidTime(from.get().period(), i, end, true);
        if (end < link || link == words.size()) {
            return SlotMatch.of(end - i, slots -> slots.times.add(said));
        }
        return PeriodParser.at(words.texts(), end + 1)
                .filter(m -> m.period() instanceof Period.AsOf || m.period() instanceof Period.Day)
                .flatMap(m -> SlotMatch.of(end + 1 + m.length() - i, slots -> {
                    var point = m.period() instanceof Period.AsOf ? m.period() : new Period.AsOf(m.period());
                    slots.times.add(new SaidTime(point, end, end + 1 + m.length(), false));
                    slots.times.add(said);
                }));
    }

    /// "the month before that", "one quarter earlier", "the week before".
    private static Optional<SlotMatch> before(Words words, int i) {
        int article = words.is(i, "the", "a", "one") ? 1 : 0;
        var unit = article == 0 ? Optional.<Grain>empty() : Grain.of(words.text(i + 1));
        boolean back = words.is(i + 2, "before", "earlier", "prior", "previously");
        int that = words.is(i + 3, "that", "this", "it", "then") ? 1 : 0;
        return unit.filter(g -> back).flatMap(g -> SlotMatch.of(3 + that, slots -> slots.earlier = g));
    }

    private static void each(Slots slots, Grain grain) {
        slots.overPeriod = grain;
    }

    /// "compared with", "versus" and the like, then a time.
    private static Optional<SlotMatch> against(Words words, int i) {
        int lead = LEADS.longest(words.texts(), i);
        if (lead == 0 && words.is(i, "over", "on") && i > 0 && !words.endsBefore(i)) {
            // "October over September": both are times of one kind.
            return PeriodParser.at(words.texts(), i + 1)
                    .filter(m -> m.period().yearless()
                            && PeriodParser.at(words.texts(), i - 1).isPresent())
                    .flatMap(m -> SlotMatch.of(
                            1 + m.length(),
                            slots -> slots.times.add(new SaidTime(m.period(), i, i + 1 + m.length(), true))));
        }
        int since = since(words, i);
        if (since > 0) {
            return PeriodParser.at(words.texts(), i + since)
                    .flatMap(m -> SlotMatch.of(
                            since + m.length(),
                            slots -> slots.times.add(
                                    new SaidTime(new Period.AsOf(m.period()), i, i + since + m.length(), true))));
        }
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
        var period = PeriodParser.at(words.texts(), from);
        boolean longer = period.isPresent() && period.get().length() > article + 2;
        if ((previous || before) && !longer) {
            boolean year = words.is(from + article + (previous ? 1 : 0), "year");
            return SlotMatch.of(lead + article + 2, slots -> slots.compare(year ? YEAR : PREVIOUS));
        }
        return yearAgo(words, i, from).or(() -> {
            int links = period.isPresent() ? 0 : LINKS.longest(words.texts(), from);
            return PeriodParser.at(words.texts(), from + links)
                    .flatMap(m -> SlotMatch.of(
                            lead + links + m.length(),
                            slots ->
                                    slots.times.add(new SaidTime(m.period(), i, i + lead + links + m.length(), true))));
        });
    }

    /// "a year ago".
    private static Optional<SlotMatch> yearAgo(Words words, int i, int from) {
        boolean ago = words.is(from, "the", "a", "one")
                && words.is(from + 1, "year")
                && words.is(from + 2, "ago", "earlier", "before");
        return ago ? SlotMatch.of(from - i + 3, slots -> slots.compare(YEAR)) : Optional.empty();
    }
}
