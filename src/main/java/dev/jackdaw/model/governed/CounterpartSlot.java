package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// "vs the 30 days before that", "against the previous 3 months", "vs the same point last month", "the same three
/// months of 2025".
record CounterpartSlot() implements Slot {
    private static final PhraseIndex<Boolean> LEADS = PhraseIndex.of("en/against-leads");
    private static final PhraseIndex<Boolean> SAME = PhraseIndex.of("en/same-times");

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int lead = LEADS.longest(words.texts(), i);
        int from = i + lead;
        return before(words, i, from)
                .or(() -> lead > 0 ? previous(words, i, from) : Optional.empty())
                .or(() -> same(words, i, from));
    }

    /// "the 30 days before that", "the six months before", "the 30 before that".
    private static Optional<SlotMatch> before(Words words, int i, int from) {
        boolean article = words.is(from, "the", "those");
        var count = PeriodParser.number(words.text(from + 1));
        if (!article || count.isEmpty()) {
            return Optional.empty();
        }
        var grain = Grain.of(words.text(from + 2));
        int back = from + (grain.isPresent() ? 3 : 2);
        boolean right = words.is(back, "right", "just", "immediately", "directly");
        back += right ? 1 : 0;
        if (!words.is(back, "before", "prior", "preceding", "earlier")) {
            return Optional.empty();
        }
        int to = words.is(back + 1, "to") ? 1 : 0;
        int that = words.is(back + 1 + to, "that", "those", "them", "it", "this") ? 1 : 0;
        boolean another = PeriodParser.at(words.texts(), back).isPresent()
                || PeriodParser.at(words.texts(), back + 1).isPresent();
        return another
                ? Optional.empty()
                : SlotMatch.of(
                        back + 1 + to + that - i,
                        slots -> slots.counterpart(new Counterpart.Before(count.get(), grain)));
    }

    /// "vs the previous 30 days", "than the prior three months".
    private static Optional<SlotMatch> previous(Words words, int i, int from) {
        int article = words.is(from, "the") ? 1 : 0;
        int at = from + article;
        var count = PeriodParser.number(words.text(at + 1));
        if (!words.is(at, "previous", "prior", "preceding") || count.isEmpty()) {
            return Optional.empty();
        }
        var grain = Grain.of(words.text(at + 2));
        return SlotMatch.of(
                at + (grain.isPresent() ? 3 : 2) - i,
                slots -> slots.counterpart(new Counterpart.Before(count.get(), grain)));
    }

    /// "the same point last month", "the same three months of 2025", "the same period a year ago".
    private static Optional<SlotMatch> same(Words words, int i, int from) {
        int article = words.is(from, "the", "a", "one", "those", "these") ? 1 : 0;
        if (!words.is(from + article, "same")) {
            return Optional.empty();
        }
        int what = from + article + 1;
        int number = PeriodParser.number(words.text(what)).isPresent() ? 1 : 0;
        boolean unit = Grain.of(words.text(what + number)).isPresent();
        int named = unit ? number + 1 : number == 0 ? SAME.longest(words.texts(), what) : 0;
        if (named == 0) {
            return Optional.empty();
        }
        int last = what + named;
        while (words.is(last, "of", "in", "from", "for", "as", "the")) {
            last++;
        }
        int at = last;
        int ago = words.is(at, "a", "one") ? 1 : 0;
        boolean yearAgo =
                words.is(at + ago, "year") && words.is(at + ago + 1, "ago", "earlier", "before", "prior", "back");
        if (yearAgo) {
            return SlotMatch.of(at + ago + 2 - i, slots -> slots.compare(ComparisonSlot.YEAR));
        }
        boolean previous = words.is(at, "last", "previous", "prior", "preceding");
        var back = Grain.of(words.text(at + 1)).filter(g -> previous);
        if (back.isPresent()) {
            return SlotMatch.of(at + 2 - i, slots -> {
                if (back.get() == Grain.YEAR) {
                    slots.compare(ComparisonSlot.YEAR);
                } else {
                    slots.counterpart(new Counterpart.SamePoint(back.get()));
                }
            });
        }
        return words.text(at).matches("(19|20)\\d{2}")
                ? SlotMatch.of(
                        at + 1 - i,
                        slots -> slots.counterpart(new Counterpart.InYear(Integer.parseInt(words.text(at)))))
                : Optional.empty();
    }
}
