package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A state said without its noun, where it is in the name of one metric alone: "overdue by country", "urgent ones still
/// unresolved", "opened today". Beside it no other metric may be named in the sentence, but for whose it is.
final class StateSource implements Span.Source {
    private static final double COST = 0.3;
    private static final double IMPLIED = 0.2;
    private static final Set<String> FOLLOWERS = WordList.set("en/state-followers");
    private static final Map<String, String> ANYWAY = WordList.map("en/implied");
    private static final String[] WHOSE = {"from", "of", "by", "for", "among", "with", "did"};
    private final Lexicon lexicon;
    private final Kinds kinds;
    private final Map<ConceptUnit, Set<String>> states = new HashMap<>();

    StateSource(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.kinds = new Kinds(lexicon);
        for (var metric : lexicon.catalogue().metrics()) {
            Kinds.names(metric.name(), metric.synonyms()).forEach(name -> add(name, metric.name()));
        }
    }

    /// Files a name that is a table's noun and one word of a state.
    private void add(String name, String metric) {
        var words = Words.of(name.replace('_', ' '));
        var units = Concepts.units(words);
        if (units.size() < 2) {
            return;
        }
        var left = new ArrayList<>(units);
        lexicon.looseTables().in(words).stream()
                .filter(t -> t.cost() == 0)
                .forEach(t -> left.removeIf(u -> t.words().get(u.start())));
        if (left.size() > 1) {
            left.removeIf(u -> lexicon.metrics().at(words, u.start()).length() == 1);
        }
        boolean one = left.size() == 1 && left.size() < units.size();
        if (one && state(words.text(left.getFirst().start()), left.getFirst())) {
            states.computeIfAbsent(left.getFirst(), u -> new HashSet<>()).add(metric);
        }
    }

    private static boolean state(String word, ConceptUnit unit) {
        return Concepts.adjective(unit) || word.matches("un\\w+ed|\\w+ed");
    }

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            for (var unit : Concepts.at(words, i)) {
                var metrics = metrics(words, unit);
                if (metrics.size() == 1 && stands(words, unit.end()) && alone(words, unit, metrics)) {
                    spans.add(span(words, unit, metrics));
                    implied(words, unit, spans);
                }
            }
        }
        return spans;
    }

    private static Span span(Words words, ConceptUnit unit, Set<String> metrics) {
        int end = unit.end();
        var said = String.join(" ", words.texts().subList(unit.start(), end));
        return Span.of(
                unit.start(),
                end,
                COST,
                "metric",
                metrics.iterator().next(),
                slots -> slots.metrics.add(
                        new MetricTerm(said, metrics, unit.start(), end, words.text(unit.start() - 1))));
    }

    private Set<String> metrics(Words words, ConceptUnit said) {
        var found = new TreeSet<String>();
        states.forEach((state, metrics) -> {
            // What was opened is not open: but for adjectives' synonyms the word itself must stand there.
            boolean same = said.length() == 1 && state.bases().iterator().next().equals(words.text(said.start()));
            boolean alike = Concepts.adjective(state)
                    && !state.sameWord(said)
                    && (state.means(said) || said.means(state) || shared(state, said));
            if (same || alike) {
                found.addAll(metrics);
            }
        });
        return found;
    }

    private static boolean shared(ConceptUnit one, ConceptUnit two) {
        return one.meanings().stream().anyMatch(two.meanings()::contains);
    }

    /// Whether no noun follows that the state would belong to.
    private boolean stands(Words words, int end) {
        return end >= words.size()
                || words.endsBefore(end)
                || words.comma(end)
                || (FOLLOWERS.contains(words.text(end)) && !lexicon.tells(words, end))
                || kinds.holds(lexicon.valueNames().in(words).at(end).meanings());
    }

    /// Whether it is the sentence's only metric: nouns behind it may say whose it is.
    private boolean alone(Words words, ConceptUnit unit, Set<String> metrics) {
        int from = words.sentenceStart(unit.start());
        int to = words.sentenceEnd(unit.start());
        if (values(words, unit) > 1 && !kind(words, from, to, metrics)) {
            return false;
        }
        for (var other : lexicon.looseMetrics().in(words)) {
            int first = other.words().nextSetBit(0);
            boolean elsewhere = first >= to || other.words().length() <= from;
            if (!elsewhere && !other.words().get(unit.start()) && !whose(words, unit.end(), first)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the sentence says what things these are, as the metric has it: "open bugs".
    private boolean kind(Words words, int from, int to, Set<String> metrics) {
        var finder = lexicon.valueNames().in(words);
        for (int i = from; i < to; i++) {
            var meanings = finder.at(i).meanings();
            boolean kept = metrics.stream()
                    .flatMap(m -> lexicon.metric(m).stream())
                    .allMatch(m -> meanings.stream()
                            .anyMatch(v -> Lexicon.dimension(m, v.dimension()).isPresent()));
            if (kinds.holds(meanings) && kept) {
                return true;
            }
        }
        return false;
    }

    /// How many dimensions have a value of that name: "open" may be said of tickets and of invoices.
    private long values(Words words, ConceptUnit unit) {
        var meanings = lexicon.values().at(words, unit.start()).meanings();
        return meanings.stream().map(DimensionValue::dimension).distinct().count();
    }

    /// Whether a noun behind the state says whose things these are.
    static boolean whose(Words words, int end, int noun) {
        for (int i = noun - 1; i >= end && i > noun - 5; i--) {
            if (words.is(i, WHOSE)) {
                return true;
            }
        }
        return false;
    }

    /// Words of the sentence that say only what the state says anyway: "owed to us and past due".
    private static void implied(Words words, ConceptUnit state, List<Span> spans) {
        var said = new HashSet<>(state.meanings());
        said.addAll(state.bases());
        var anyway = new HashSet<String>();
        said.forEach(s -> {
            for (var word : ANYWAY.getOrDefault(s, "").split(", ")) {
                anyway.add(word);
            }
        });
        int from = words.sentenceStart(state.start());
        int to = words.sentenceEnd(state.start());
        boolean joined = words.texts().subList(from, to).stream()
                .anyMatch(
                        w -> List.of("or", "vs", "versus", "but", "not", "plus").contains(w));
        for (int i = from; i < to && !joined; i++) {
            boolean own = i >= state.start() && i < state.end();
            var unit = Concepts.at(words, i).getFirst();
            if (!own
                    && (unit.meanings().stream().anyMatch(anyway::contains)
                            || unit.bases().stream().anyMatch(anyway::contains))) {
                spans.add(Span.of(i, i + 1, IMPLIED, BestReading.NOTHING, "", slots -> {}));
            }
        }
    }
}
