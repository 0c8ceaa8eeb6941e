package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A condition on values: "more than 20", "above 4 %", ">30k", "at most 5", "between 10 and 20".
record HavingSlot() implements Slot {
    private static final Map<String, String> OPERATORS = WordList.map("en/conditions");
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
                return match(words, i, i + from + length + amount.get().words(), operator, List.of(amount.get()));
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
            return amount.flatMap(a -> match(words, i, i + from + a.words(), said, List.of(a)));
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
                case "more", "above", "higher", "over" -> match(words, i, or + 2, "at_least", List.of(amount));
                case "fewer", "less", "below", "lower", "under" -> match(words, i, or + 2, "at_most", List.of(amount));
                default -> Optional.empty();
            };
        });
    }

    private static Optional<SlotMatch> between(Words words, int i, int at) {
        var low = Amount.at(words, at);
        int and = at + low.map(Amount::words).orElse(0);
        var high = Amount.at(words, and + 1);
        return low.isPresent() && words.is(and, "and", "to") && high.isPresent()
                ? match(words, i, and + 1 + high.get().words(), "between", List.of(low.get(), high.get()))
                : Optional.empty();
    }

    /// Up to `end`, with the unit and "of those" behind it.
    private static Optional<SlotMatch> match(Words words, int i, int end, String operator, List<Amount> amounts) {
        var unit = amounts.getLast().percent() ? Optional.<FigureUnit>empty() : FigureUnit.at(words, end);
        int after = end + unit.map(FigureUnit::words).orElse(0);
        int them = words.is(after, "of") && words.is(after + 1, "those", "these", "them") ? 2 : 0;
        return SlotMatch.of(after + them - i, slots -> {
            slots.conditions.add(new ValueCondition(
                    operator, amounts.stream().map(Amount::value).toList()));
            unit.ifPresent(slots.units::add);
        });
    }
}
