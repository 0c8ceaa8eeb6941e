package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Values of a dimension: "enterprise", "the enterprise plan", "plan enterprise or starter", "except Germany", "US vs
/// UK".
record ValueSource(Lexicon lexicon) implements Span.Source {
    private static final double RANK = 0.003;
    private static final Set<String> DIFFERENCE = WordList.set("en/difference");
    private static final PhraseIndex<Boolean> EXCLUDED = PhraseIndex.of("en/excluded");

    /// Values that go together, up to a word; how far they are from what was said.
    private record Listed(int end, List<Set<DimensionValue>> values, double cost) {}

    @Override
    public List<Span> spans(Words words) {
        var finder = lexicon.valueNames().in(words);
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            at(words, finder, i).ifPresent(spans::add);
        }
        return spans;
    }

    private Optional<Span> at(Words words, ValueNames.Finder finder, int i) {
        int negation = negation(words, i);
        int start = i + negation;
        while (negation > 0
                && words.is(start, "for", "from", "in", "the", "those", "these", "of", "who", "are", "only")) {
            start++;
        }
        var dimension = lexicon.dimensions().at(words, start);
        int at = start + dimension.length();
        // "By category of billing" splits and narrows.
        boolean split = words.is(at, "of") && DimensionSlot.leads(words, start - 1);
        boolean only = dimension.length() > 0 && words.is(at, "is", "=", "of") && !split;
        at += only ? 1 : 0;
        var listed = listed(words, finder, at);
        boolean another = narrow(listed.values(), dimension.meanings()).isEmpty();
        if (dimension.length() > 0 && (listed.values().isEmpty() || another)) {
            // "billing" may be a value, too; in "by size of Germany" the size is no country.
            dimension = new PhraseIndex.Match<>(0, Set.of());
            listed = listed(words, finder, start);
        }
        if (listed.values().isEmpty()) {
            return Optional.empty();
        }
        var values = listed.values();
        int end = listed.end();
        int as = words.is(end, "as", "in", "by") ? 1 : 0;
        var after = lexicon.dimensions().at(words, end + as);
        var named = dimension.length() > 0 ? dimension.meanings() : after.meanings();
        var narrowed = narrow(values, named);
        boolean trailing = dimension.length() == 0 && after.length() > 0 && narrowed.isPresent();
        boolean moved = values.size() == 2
                && words.is(start - 1, "from")
                && linked(words, start, end, "to")
                && words.texts().stream().noneMatch(DIFFERENCE::contains);
        var chosen = moved ? moved(values) : List.copyOf(narrowed.orElse(values));
        if (chosen.stream().anyMatch(Set::isEmpty)) {
            return Optional.empty();
        }
        boolean either = values.size() > 1
                && linked(words, start, end, "or")
                && !linked(words, start, end, "vs", "versus", "against", "compared");
        end += trailing ? as + after.length() : 0;
        int behind = negation > 0 ? 0 : excluded(words, end);
        boolean exclude = negation > 0 || behind > 0;
        return Optional.of(Span.of(
                i,
                end + behind,
                RANK + listed.cost(),
                "value",
                (exclude ? "not " : "")
                        + chosen.stream()
                                .map(set -> set.stream()
                                        .map(v -> v.dimension() + " " + v.value())
                                        .collect(Collectors.joining(" or ")))
                                .collect(Collectors.joining(", ")),
                slots -> {
                    slots.choices.add(new ValueChoice(chosen, exclude));
                    slots.either |= either;
                }));
    }

    private static boolean linked(Words words, int start, int end, String... links) {
        return IntStream.range(start, end).anyMatch(i -> words.is(i, links));
    }

    /// "From starter to business": what was before, and what came of it; never two values side by side.
    private static List<Set<DimensionValue>> moved(List<Set<DimensionValue>> values) {
        var before = values.getFirst().stream()
                .filter(v -> TaskDimensions.before(v.dimension()))
                .collect(Collectors.toSet());
        var after = values.getLast().stream()
                .filter(v -> before.stream()
                        .anyMatch(b -> !v.dimension().equals(b.dimension())
                                && v.dimension().startsWith("new ")
                                && v.dimension()
                                        .endsWith(b.dimension()
                                                .substring(b.dimension().indexOf(' ')))))
                .collect(Collectors.toSet());
        return List.of(before, after);
    }

    /// How many words say that what follows is left out.
    private static int negation(Words words, int i) {
        if (words.is(i, "except", "excluding", "excl", "without", "not", "sans", "exclude", "ignoring", "outside")) {
            return 1;
        }
        boolean two = (words.is(i, "other") && words.is(i + 1, "than"))
                || (words.is(i, "but") && words.is(i + 1, "not", "without"))
                || (words.is(i, "apart", "aside") && words.is(i + 1, "from"))
                || (words.is(i, "leaving", "leave") && words.is(i + 1, "out"));
        return two ? 2 : 0;
    }

    /// How many words say behind a value that it is left out: "void documents excluded".
    private static int excluded(Words words, int end) {
        int nouns = 0;
        while (nouns < 3 && !words.endsBefore(end + nouns) && EXCLUDED.longest(words.texts(), end + nouns) == 0) {
            if (end + nouns >= words.size() || !WordClasses.saysNothing(words.text(end + nouns))) {
                return 0;
            }
            nouns++;
        }
        int length = words.endsBefore(end + nouns) ? 0 : EXCLUDED.longest(words.texts(), end + nouns);
        return length == 0 ? 0 : nouns + length;
    }

    private Listed listed(Words words, ValueNames.Finder finder, int at) {
        var values = new ArrayList<Set<DimensionValue>>();
        int end = at;
        double cost = 0;
        while (true) {
            int gap = values.isEmpty() ? 0 : gap(words, end);
            var value = finder.at(end + gap);
            // "Software, and open tickets": a metric begins there.
            boolean metric = gap > 0 && lexicon.metrics().at(words, end + gap).length() > value.length();
            if (value.length() == 0 || metric || (gap == 0 && !values.isEmpty())) {
                return new Listed(end, values, cost);
            }
            end += gap + value.length();
            cost += value.cost();
            values.add(value.meanings());
        }
    }

    /// How many words link two values of one choice here: "and", "or", "versus the", "compared with".
    private static int gap(Words words, int i) {
        int at = i;
        while (words.is(at, "and", "or", "vs", "versus", "against", "plus", "minus", "&", "+", "to")) {
            at++;
        }
        if (at == i && words.is(i, "compared", "comparison", "relative") && words.is(i + 1, "to", "with")) {
            at += 2;
        }
        if (at == i) {
            return 0;
        }
        while (words.is(at, "the", "from", "in", "for", "of", "those", "these", "our")) {
            at++;
        }
        return at - i;
    }

    /// Only the meanings that belong to the dimension named beside them, where that leaves any.
    private static Optional<List<Set<DimensionValue>>> narrow(List<Set<DimensionValue>> values, Set<String> named) {
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
