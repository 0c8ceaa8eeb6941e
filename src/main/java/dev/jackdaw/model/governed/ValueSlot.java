package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Values of a dimension: "enterprise", "the enterprise plan", "plan enterprise or starter",
/// "except Germany".
record ValueSlot(Lexicon lexicon) implements Slot {
    @Override
    public Optional<Match> at(Words words, int i) {
        int start = i;
        boolean exclude = words.is(i, "except", "excluding", "without", "not");
        if (exclude) {
            start += words.is(i + 1, "for", "from", "in", "the") ? 2 : 1;
        }
        var dimension = lexicon.dimensions().at(words, start);
        int at = start + dimension.length();
        boolean only = dimension.length() > 0 && words.is(at, "is", "=", "of");
        at += only ? 1 : 0;
        var values = new ArrayList<Set<Lexicon.Value>>();
        int end = at;
        while (true) {
            int gap = values.isEmpty() ? 0 : gap(words, end);
            var value = lexicon.values().at(words, end + gap);
            if (value.length() == 0 || (gap == 0 && !values.isEmpty())) {
                break;
            }
            end += gap + value.length();
            values.add(value.meanings());
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var after = lexicon.dimensions().at(words, end);
        var named = dimension.length() > 0 ? dimension.meanings() : after.meanings();
        var narrowed = narrow(values, named);
        boolean trailing = dimension.length() == 0 && after.length() > 0 && narrowed.isPresent();
        int length = end + (trailing ? after.length() : 0) - i;
        return Match.of(
                length, slots -> slots.choices.add(new Slots.Choice(List.copyOf(narrowed.orElse(values)), exclude)));
    }

    /// How many words link two values of one choice here: "and", "or", "compared with".
    private static int gap(Words words, int i) {
        boolean compared = words.is(i, "compared") && words.is(i + 1, "to", "with");
        return words.is(i, "and", "or", "vs", "versus") ? 1 : compared ? 2 : 0;
    }

    /// Only the meanings that belong to the dimension named beside them, where that leaves any.
    private static Optional<List<Set<Lexicon.Value>>> narrow(List<Set<Lexicon.Value>> values, Set<String> named) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var narrowed = values.stream()
                .map(set ->
                        set.stream().filter(v -> named.contains(v.dimension())).collect(Collectors.toSet()))
                .toList();
        return narrowed.stream().anyMatch(Set::isEmpty) ? Optional.empty() : Optional.of(List.copyOf(narrowed));
    }
}
