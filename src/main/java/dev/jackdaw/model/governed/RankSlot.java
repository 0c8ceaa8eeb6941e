package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// "top 5", "bottom three", "the highest", "the 3 biggest", "first 3", "highest first", "ranked".
record RankSlot() implements Slot {
    private static final int UNSAID = 5;

    /// All of them, in order.
    static final int ALL = 1_000;

    private static final PhraseIndex<String> ORDERS = new PhraseIndex<>();
    private static final PhraseIndex<Boolean> STARTS = new PhraseIndex<>();

    static {
        WordList.map("en/rank-orders").forEach((phrase, which) -> ORDERS.addWords(phrase, which));
        WordList.list("en/rank-starts").forEach(phrase -> STARTS.addWords(phrase, true));
    }

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        return order(words, i)
                .or(() -> top(words, i))
                .or(() -> counted(words, i))
                .or(() -> superlative(words, i));
    }

    /// "ranked", "highest first", "in descending order", "rank them all", "starting with the biggest".
    private static Optional<SlotMatch> order(Words words, int i) {
        boolean first = RankDirection.ranks(words.text(i))
                && words.is(i + 1, "first", "on")
                && (words.is(i + 1, "first") || words.is(i + 2, "top"));
        if (first) {
            return ordered(words.is(i + 1, "first") ? 2 : 3, words.text(i), 0);
        }
        if (RankDirection.ranks(words.text(i)) && (words.is(i + 2, "first") || words.is(i + 3, "first"))) {
            int end = words.is(i + 2, "first") ? 3 : 4;
            boolean close =
                    !words.endsBefore(i + end - 1) && number(words, i + end).isEmpty();
            return close ? ordered(end, words.text(i), 0.1) : Optional.empty();
        }
        int starts = STARTS.longest(words.texts(), i);
        int at = i + starts + (words.is(i + starts, "the") ? 1 : 0);
        if (starts > 0 && RankDirection.ranks(words.text(at))) {
            int one = words.is(at + 1, "one", "ones") ? 2 : 1;
            return ordered(at + one - i, words.text(at), 0);
        }
        var order = ORDERS.at(words, i);
        if (order.length() > 0) {
            var which = order.meanings().iterator().next();
            int them = which.equals("said") ? them(words, i + order.length()) : 0;
            return which.equals("said")
                    ? them > 0 ? all(order.length() + them) : inOrder(order.length(), true, 0)
                    : directed(order.length(), which.equals("high"));
        }
        boolean sorts = words.is(i, "order", "sort", "arrange") && them(words, i + 1) > 0;
        if (sorts) {
            return all(1 + them(words, i + 1));
        }
        return words.is(i, "in") && words.is(i + 1, "order") ? inOrder(2, true, 0.1) : Optional.empty();
    }

    /// How many words say that all are put in order: "them all", "all of them".
    private static int them(Words words, int i) {
        int all = words.is(i, "all") ? 1 : 0;
        int of = words.is(i + all, "of") ? 1 : 0;
        boolean them = words.is(i + all + of, "them", "these", "those");
        int end = all + of + (them ? 1 : 0);
        return them ? end + (words.is(i + end, "all") ? 1 : 0) : 0;
    }

    private static Optional<SlotMatch> ordered(int length, String by, double cost) {
        return SlotMatch.of(length, cost, slots -> {
            // "The worst three, worst first" and "top 5, lowest first" say it in two ways.
            order(slots, RankDirection.high(by));
            slots.rankedBy(by);
        });
    }

    /// All of them in order, unless so many were asked for.
    private static Optional<SlotMatch> inOrder(int length, boolean descending, double cost) {
        return SlotMatch.of(length, cost, slots -> inOrder(slots, descending));
    }

    /// "Rank them, smallest to largest": the direction that was said counts.
    private static Optional<SlotMatch> directed(int length, boolean descending) {
        return SlotMatch.of(length, slots -> order(slots, descending));
    }

    /// Says which way all are put in order, where so many were not asked for.
    private static void order(Slots slots, boolean descending) {
        boolean unordered = slots.rank != null && slots.rank.limit() == ALL && slots.rankWords.isEmpty();
        slots.rank = slots.rank == null || slots.oneUnsaid || unordered ? new Ranking(descending, ALL) : slots.rank;
        slots.oneUnsaid = false;
    }

    /// "Which pays best? Rank them all": not the best alone.
    private static Optional<SlotMatch> all(int length) {
        return SlotMatch.of(
                length,
                slots -> slots.rank = slots.rank != null && slots.rank.limit() > 1
                        ? slots.rank
                        : new Ranking(slots.rank == null || slots.rank.descending(), ALL));
    }

    /// "Which topics are worst? Lowest first": that is no longer the worst alone.
    private static void inOrder(Slots slots, boolean descending) {
        slots.rank = slots.rank == null || slots.oneUnsaid ? new Ranking(descending, ALL) : slots.rank;
        slots.oneUnsaid = false;
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
            return SlotMatch.of(2, slots -> {
                slots.oneUnsaid = false;
                slots.rank = limited(slots.rank, number(words, i + 1).orElse(1));
            });
        }
        var number = number(words, i);
        if (number.isPresent() && RankDirection.ranks(words.text(i + 1))) {
            return SlotMatch.of(2, slots -> {
                slots.rankedBy(words.text(i + 1));
                slots.oneUnsaid = false;
                slots.rank = new Ranking(RankDirection.high(words.text(i + 1)), number.getAsInt());
            });
        }
        boolean which = number.isPresent() && words.is(i - 1, "which", "what", "the") && !time(words, i + 1);
        return which ? SlotMatch.of(1, 0.3, slots -> slots.count = number.getAsInt()) : Optional.empty();
    }

    private static Optional<SlotMatch> superlative(Words words, int i) {
        int single = words.is(i, "single", "very") ? 1 : 0;
        var word = words.text(i + single);
        if (!RankDirection.ranks(word)) {
            return Optional.empty();
        }
        var number = single > 0 ? OptionalInt.empty() : number(words, i + 1);
        // "The worst three", which are no "worst three months".
        boolean counted = number.isPresent() && !time(words, i + 2);
        return SlotMatch.of(counted ? 2 : 1 + single, slots -> {
            slots.rankedBy(word);
            boolean high = RankDirection.high(word);
            slots.oneUnsaid = !counted && (slots.oneUnsaid || slots.rank == null);
            slots.rank = counted ? new Ranking(high, number.getAsInt()) : rank(slots.rank, high);
        });
    }

    private static boolean time(Words words, int i) {
        return Grain.of(words.text(i)).isPresent() || words.is(i, "full", "half", "calendar");
    }

    private static OptionalInt number(Words words, int i) {
        return PeriodParser.number(words.text(i)).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<SlotMatch> rank(int length, boolean descending, int limit) {
        return SlotMatch.of(length, slots -> {
            slots.oneUnsaid = false;
            slots.rank = new Ranking(descending, limit);
        });
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
