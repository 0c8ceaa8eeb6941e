package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Values that are things by themselves: "feature requests in Q3" counts tickets, though the word is not said; in
/// "billing questions" the noun says no more than the value. Only where a stretch of time says that what came up is
/// counted: "how many bugs are there" may mean those that are open.
final class KindSource implements Span.Source {
    private static final double COST = 0.15;
    private static final double NOUN = 0.2;

    /// What says that those are not counted that came up: the open ones, or those that were solved.
    private static final Set<String> STATES = Set.of("open", "resolve", "close");

    private static final Set<String> NOT_FLOWING = Set.of("now", "currently", "end", "still", "left", "closed");
    private final Lexicon lexicon;
    private final Kinds kinds;

    KindSource(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.kinds = new Kinds(lexicon);
    }

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        var values = new ValueSource(lexicon).spans(words);
        for (var value : values) {
            var said = new Slots(words);
            value.fill().accept(said);
            int end = value.words().length();
            boolean kind =
                    said.choices.stream().flatMap(c -> c.values().stream()).allMatch(kinds::holds)
                            && said.choices.stream().noneMatch(ValueChoice::exclude);
            boolean noun = Kinds.noun(words, end) && !lexicon.tells(words, end);
            if (!kind) {
                continue;
            }
            if (noun) {
                spans.add(Span.of(end, end + 1, NOUN, BestReading.NOTHING, "", slots -> {}));
            }
            if ((noun || plural(words, end - 1) || words.is(value.first() - 1, "="))
                    && dated(words)
                    && alone(words, value)) {
                counted(words, value, end + (noun ? 1 : 0), said).ifPresent(spans::add);
            }
        }
        return spans;
    }

    private Optional<Span> counted(Words words, Span value, int end, Slots said) {
        var metrics = kinds.counting(said.choices.getFirst().values().getFirst());
        if (metrics.size() != 1) {
            return Optional.empty();
        }
        int first = value.first();
        var term = new MetricTerm(
                String.join(" ", words.texts().subList(first, end)), metrics, first, end, words.text(first - 1));
        return Optional.of(Span.of(
                first,
                end,
                COST + value.cost(),
                "metric",
                value.label() + " of " + metrics.iterator().next(),
                slots -> {
                    value.fill().accept(slots);
                    slots.metrics.add(term);
                }));
    }

    private static boolean plural(Words words, int i) {
        return !words.text(i).equals(words.lemmas().get(i));
    }

    /// Whether a stretch of time is said, and nothing of a state.
    private static boolean dated(Words words) {
        boolean dated = false;
        for (int i = 0; i < words.size(); i++) {
            var slots = new Slots(words);
            new PeriodSlot().at(words, i).ifPresent(match -> match.fill().accept(slots));
            dated |= !slots.times.isEmpty();
            boolean state = Concepts.at(words, i).stream()
                    .anyMatch(u -> Concepts.adjective(u) || STATES.stream().anyMatch(u.meanings()::contains));
            if (state || NOT_FLOWING.contains(words.text(i))) {
                return false;
            }
        }
        return dated;
    }

    /// Whether no metric is named beside it, but for whose things these are.
    private boolean alone(Words words, Span value) {
        for (var metric : lexicon.looseMetrics().in(words)) {
            boolean named = metric.cost() == 0 && !metric.words().intersects(value.words());
            int first = metric.words().nextSetBit(0);
            if (named && !StateSource.whose(words, value.words().length(), first)) {
                return false;
            }
        }
        return true;
    }
}
