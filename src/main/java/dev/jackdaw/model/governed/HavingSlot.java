package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A condition on values: "more than 20", "above 4 %", ">30k", "at most 5", "between 10 and 20".
record HavingSlot() implements Slot {
    private static final Map<String, String> OPERATORS = WordList.map("en/conditions");
    private static final Set<String> UNITS =
            Set.of("h", "hr", "hrs", "hours", "usd", "dollars", "dollar", "bucks", "eur", "euros", "percent");
    private static final int PHRASE_MAX = 4;

    @Override
    public Optional<SlotMatch> at(Words words, int i) {
        int from = words.is(i, "with", "of", "is", "are", "was", "were", "have", "has", "had", "got") ? 1 : 0;
        if (words.is(i + from, "between")) {
            return between(words, i, i + from + 1);
        }
        for (int length = PHRASE_MAX; length > 0; length--) {
            if (i + from + length >= words.size()) {
                continue;
            }
            var operator = OPERATORS.get(String.join(" ", words.texts().subList(i + from, i + from + length)));
            var amount = operator == null ? Optional.<Amount>empty() : Amount.at(words, i + from + length);
            if (operator != null && amount.isPresent()) {
                int end = from + length + amount.get().words();
                int unit = UNITS.contains(words.text(i + end)) ? 1 : 0;
                return match(end + unit, operator, List.of(amount.get()));
            }
        }
        var orMore = orMore(words, i, i + from);
        if (orMore.isPresent()) {
            return orMore;
        }
        var sign = words.text(i + from).replaceFirst("[^<>=].*", "");
        var said = OPERATORS.get(sign);
        if (said != null && !sign.equals(words.text(i + from))) {
            var amount = Amount.at(words.replaced(i + from, words.text(i + from).substring(sign.length())), i + from);
            return amount.flatMap(a -> match(from + a.words(), said, List.of(a)));
        }
        return Optional.empty();
    }

    /// "8 or more", "20 or fewer".
    private static Optional<SlotMatch> orMore(Words words, int i, int at) {
        return Amount.at(words, at).flatMap(amount -> {
            int or = at + amount.words();
            if (!words.is(or, "or", "and")) {
                return Optional.empty();
            }
            return switch (words.text(or + 1)) {
                case "more", "above", "higher", "over" -> match(or + 2 - i, "at_least", List.of(amount));
                case "fewer", "less", "below", "lower", "under" -> match(or + 2 - i, "at_most", List.of(amount));
                default -> Optional.empty();
            };
        });
    }

    private static Optional<SlotMatch> between(Words words, int i, int at) {
        var low = Amount.at(words, at);
        int and = at + low.map(Amount::words).orElse(0);
        var high = Amount.at(words, and + 1);
        return low.isPresent() && words.is(and, "and", "to") && high.isPresent()
                ? match(and + 1 + high.get().words() - i, "between", List.of(low.get(), high.get()))
                : Optional.empty();
    }

    private static Optional<SlotMatch> match(int length, String operator, List<Amount> amounts) {
        return SlotMatch.of(
                length,
                slots -> slots.conditions.add(new ValueCondition(
                        operator, amounts.stream().map(Amount::value).toList())));
    }
}
