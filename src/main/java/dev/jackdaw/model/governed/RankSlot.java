package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// "top 5", "bottom three", "the highest", "the 3 biggest", "first 3", "highest first", "ranked".
record RankSlot() implements Slot {
    private static final int UNSAID = 5;

    /// All of them, in order.
    private static final int ALL = 1_000;

    private static final Map<String, String> WORDS = WordList.map("en/ranks");

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        return order(words, i)
                .or(() -> top(words, i))
                .or(() -> counted(words, i))
                .or(() -> superlative(words, i));
    }

    /// "ranked", "highest first", "in descending order".
    private static Optional<SlotMatch> order(Words words, int i) {
        boolean first = WORDS.containsKey(words.text(i))
                && words.is(i + 1, "first", "on")
                && (words.is(i + 1, "first") || words.is(i + 2, "top"));
        if (first) {
            return ordered(words.is(i + 1, "first") ? 2 : 3, descending(words.text(i)), 0);
        }
        if (WORDS.containsKey(words.text(i)) && (words.is(i + 2, "first") || words.is(i + 3, "first"))) {
            int end = words.is(i + 2, "first") ? 3 : 4;
            boolean close =
                    !words.endsBefore(i + end - 1) && number(words, i + end).isEmpty();
            return close ? ordered(end, descending(words.text(i)), 0.1) : Optional.empty();
        }
        if (words.is(i, "ranked", "rank", "ranking", "sorted", "sort", "order", "ordered", "descending")) {
            int by = words.is(i + 1, "by", "descending") ? 2 : 1;
            return ordered(words.is(i, "order", "sort") && by == 1 ? 0 : by, true, 0);
        }
        if (words.is(i, "in")
                && words.is(i + 1, "descending", "ascending", "decreasing", "increasing")
                && words.is(i + 2, "order")) {
            return ordered(3, words.is(i + 1, "descending", "decreasing"), 0);
        }
        if (words.is(i, "in") && words.is(i + 1, "order")) {
            return ordered(2, true, 0.1);
        }
        return words.is(i, "ascending") ? ordered(1, false, 0) : Optional.empty();
    }

    /// All of them in order, unless so many were asked for.
    private static Optional<SlotMatch> ordered(int length, boolean descending, double cost) {
        return SlotMatch.of(
                length, cost, slots -> slots.rank = slots.rank == null ? new Ranking(descending, ALL) : slots.rank);
    }

    private static Optional<SlotMatch> top(Words words, int i) {
        if (words.is(i, "on", "at")
                && words.is(i + 1, "top", "bottom")
                && number(words, i + 2).isEmpty()) {
            return rank(2, words.is(i + 1, "top"), 1);
        }
        if (!words.is(i, "top", "bottom", "leading")) {
            return Optional.empty();
        }
        var number = number(words, i + 1);
        return rank(number.isPresent() ? 2 : 1, !words.is(i, "bottom"), number.orElse(UNSAID));
    }

    /// "first 3", "3 biggest", "three industries with the most": the number alone stands before the noun.
    private static Optional<SlotMatch> counted(Words words, int i) {
        if (words.is(i, "first") && number(words, i + 1).isPresent() && !time(words, i + 2)) {
            return SlotMatch.of(
                    2,
                    slots -> slots.rank =
                            limited(slots.rank, number(words, i + 1).orElse(1)));
        }
        var number = number(words, i);
        if (number.isPresent() && WORDS.containsKey(words.text(i + 1))) {
            return rank(2, descending(words.text(i + 1)), number.getAsInt());
        }
        boolean which = number.isPresent() && words.is(i - 1, "which", "what", "the") && !time(words, i + 1);
        return which ? SlotMatch.of(1, 0.3, slots -> slots.count = number.getAsInt()) : Optional.empty();
    }

    private static Optional<SlotMatch> superlative(Words words, int i) {
        boolean known = WORDS.containsKey(words.text(i));
        return known
                ? SlotMatch.of(1, slots -> slots.rank = rank(slots.rank, descending(words.text(i))))
                : Optional.empty();
    }

    private static boolean time(Words words, int i) {
        return Grain.of(words.text(i)).isPresent() || words.is(i, "full", "half", "calendar");
    }

    private static boolean descending(String word) {
        return "top".equals(WORDS.get(word));
    }

    private static OptionalInt number(Words words, int i) {
        return PeriodParser.number(words.text(i)).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<SlotMatch> rank(int length, boolean descending, int limit) {
        return SlotMatch.of(length, slots -> slots.rank = new Ranking(descending, limit));
    }

    private static Ranking limited(@Nullable Ranking said, int limit) {
        return new Ranking(said == null || said.descending(), limit);
    }

    /// "the 3 plans with the highest MRR" has its number elsewhere; "top 3 by highest MRR" said it
    /// already.
    private static Ranking rank(@Nullable Ranking said, boolean high) {
        return said == null ? new Ranking(high, 1) : said;
    }
}
