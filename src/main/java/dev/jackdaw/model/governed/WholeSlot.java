package dev.jackdaw.model.governed;

import java.util.Optional;

/// "vs overall", "than the rest", "against the company average": a part of the data held against all of it, or against
/// all but it.
record WholeSlot() implements Slot {
    private static final PhraseIndex<Boolean> LEADS = PhraseIndex.of("en/against-leads");
    private static final PhraseIndex<Boolean> WHOLE = PhraseIndex.of("en/whole-sides");
    private static final PhraseIndex<Boolean> REST = PhraseIndex.of("en/rest-sides");
    private static final PhraseIndex<Boolean> AVERAGE = PhraseIndex.of("en/average-sides");

    /// What the part is held against. An average is that of all only where the metric is one by itself.
    enum Side {
        WHOLE,
        AVERAGE,
        REST
    }

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int lead = LEADS.longest(words.texts(), i);
        if (lead == 0) {
            return Optional.empty();
        }
        int from = i + lead;
        while (words.is(from, "the", "our", "that", "those", "of", "for", "across", "in", "with")) {
            from++;
        }
        int whole = WHOLE.longest(words.texts(), from);
        int rest = REST.longest(words.texts(), from);
        int average = AVERAGE.longest(words.texts(), from);
        int most = Math.max(whole, Math.max(rest, average));
        if (most == 0) {
            return Optional.empty();
        }
        var side = most == rest ? Side.REST : most == average ? Side.AVERAGE : Side.WHOLE;
        return SlotMatch.of(from + most - i, slots -> slots.whole(side));
    }
}
