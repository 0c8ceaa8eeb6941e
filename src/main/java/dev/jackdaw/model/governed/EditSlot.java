package dev.jackdaw.model.governed;

import java.util.Optional;

/// What a follow-up does to the question before it: "instead", "too", "drop the country", "swap country for
/// industry", "next to it".
record EditSlot(Lexicon lexicon) implements Slot {
    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        if (words.is(i, "instead")) {
            int of = words.is(i + 1, "of") ? 2 : 1;
            return dropped(words, i, i + of)
                    .or(() -> of == 2 ? Optional.empty() : SlotMatch.of(1, slots -> slots.instead = true));
        }
        if (words.is(i, "too", "also", "additionally") || (words.is(i, "as") && words.is(i + 1, "well"))) {
            return SlotMatch.of(words.is(i, "as") ? 2 : 1, slots -> slots.adds = true);
        }
        if (words.is(i, "add")) {
            return SlotMatch.of(1, slots -> slots.adds = true);
        }
        return beside(words, i).or(() -> swapped(words, i)).or(() -> taken(words, i));
    }

    /// "put it next to it", "beside that", "side by side".
    private static Optional<SlotMatch> beside(Words words, int i) {
        if (words.is(i, "side") && words.is(i + 1, "by") && words.is(i + 2, "side")) {
            return SlotMatch.of(3, slots -> slots.beside = true);
        }
        boolean next = words.is(i, "next") && words.is(i + 1, "to");
        boolean beside = words.is(i, "beside", "besides", "alongside");
        int at = i + (next ? 2 : 1);
        return (next || beside) && words.is(at, "it", "that", "them", "this", "those")
                ? SlotMatch.of(at + 1 - i, slots -> slots.beside = true)
                : Optional.empty();
    }

    /// "swap country for industry", "replace country with industry".
    private Optional<SlotMatch> swapped(Words words, int i) {
        if (!words.is(i, "swap", "replace", "switch", "exchange", "change")) {
            return Optional.empty();
        }
        int the = words.is(i + 1, "the", "out") ? 1 : 0;
        var old = lexicon.dimensions().at(words, i + 1 + the);
        int link = i + 1 + the + old.length();
        return old.length() > 0 && words.is(link, "for", "with", "by", "to")
                ? SlotMatch.of(link + 1 - i, slots -> slots.drops.addAll(old.meanings()))
                : Optional.empty();
    }

    /// "drop the country", "lose the industry", "without the split by plan".
    private Optional<SlotMatch> taken(Words words, int i) {
        boolean verb = words.is(i, "drop", "lose", "remove", "skip", "ditch", "forget", "omit", "no", "not", "without");
        return verb ? dropped(words, i, i + 1) : Optional.empty();
    }

    private Optional<SlotMatch> dropped(Words words, int i, int from) {
        int at = from;
        while (words.is(at, "the", "split", "by", "breakdown")) {
            at++;
        }
        var old = lexicon.dimensions().at(words, at);
        int length = old.length() > 0 ? at + old.length() - i : 0;
        return SlotMatch.of(length, 0.01, slots -> slots.drops.addAll(old.meanings()));
    }
}
