package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import java.util.List;
import java.util.stream.Stream;

/// Names in a question that say once more what another one says anyway: "accounts: average MRR per customer" speaks of
/// customers once, "past due, of those issued in May" says by which moment past-due invoices are dated.
record SaidAgain(Lexicon lexicon, TermPicker picker) {
    private static final List<String> COUNTS = List.of("many", "number", "count", "#");

    /// The terms without those, where another one is left.
    List<MetricTerm> once(Slots slots) {
        var left = slots.metrics.stream().filter(t -> !again(slots, t)).toList();
        return left.isEmpty() ? slots.metrics : left;
    }

    /// Whether a noun that only says whose data are meant narrows nothing: it is what rows are called, and what else it
    /// says the others' definitions say, too. "Payments from new customers" are no payments of all.
    boolean plain(MetricTerm noun, List<MetricTerm> others) {
        var words = Words.of(noun.said());
        var tables = lexicon.looseTables().in(words);
        for (var unit : Concepts.units(words)) {
            boolean rows = tables.stream().anyMatch(t -> t.words().get(unit.start()));
            boolean said = others.stream()
                    .flatMap(t -> t.meanings().stream())
                    .flatMap(m -> lexicon.metric(m).stream())
                    .allMatch(
                            m -> Concepts.all(Words.of(m.definition())).stream().anyMatch(unit::meets));
            if (!rows && !said) {
                return false;
            }
        }
        return true;
    }

    private boolean again(Slots slots, MetricTerm term) {
        return slots.metrics.stream()
                .filter(t -> !t.equals(term) && !t.meanings().equals(term.meanings()))
                .anyMatch(t -> ofOne(slots, term, t) || heldAgain(slots, term, t) || dated(slots, term, t));
    }

    /// A noun of which the other figure is one's: "accounts", beside what is per customer. Not where it is counted, or
    /// joined to the other.
    private boolean ofOne(Slots slots, MetricTerm noun, MetricTerm figure) {
        boolean apart = noun.end() <= figure.start() && slots.words.endsBefore(noun.end());
        return apart && !counted(slots, noun) && picker.entity(noun) && perOne(figure, noun);
    }

    private static boolean counted(Slots slots, MetricTerm noun) {
        return Stream.of(1, 2, 3, 4)
                .map(back -> slots.words.text(noun.start() - back))
                .anyMatch(COUNTS::contains);
    }

    private static boolean perOne(MetricTerm figure, MetricTerm noun) {
        var words = Words.of(figure.said());
        var said = Concepts.units(Words.of(noun.said())).getFirst();
        for (int i = 1; i < words.size(); i++) {
            if (words.is(i - 1, "per", "each")
                    && Concepts.at(words, i).getFirst().meets(said)) {
                return true;
            }
        }
        return false;
    }

    /// "Do software companies have more users than education customers": whose the second are, as the first.
    private boolean heldAgain(Slots slots, MetricTerm noun, MetricTerm figure) {
        return figure.end() <= noun.start()
                && slots.comparative
                && picker.entity(noun)
                && slots.words.texts().subList(figure.end(), noun.start()).contains("than")
                && slots.metrics.stream()
                        .anyMatch(t -> t.end() <= figure.start() && t.meanings().equals(noun.meanings()));
    }

    /// A participle with a time behind it that the other's definition names itself, behind "by": the moment that it is
    /// dated by.
    private boolean dated(Slots slots, MetricTerm verb, MetricTerm figure) {
        boolean time = slots.times.stream().anyMatch(t -> t.start() == verb.end());
        return time
                && verb.said().matches("[a-z]+ed")
                && figure.meanings().stream()
                        .allMatch(m -> lexicon.metric(m)
                                .filter(f -> by(f, verb.said()))
                                .isPresent());
    }

    private static boolean by(Catalogue.Metric metric, String verb) {
        var words = Words.of(metric.definition()).texts();
        return words.contains("by")
                && words.subList(words.lastIndexOf("by"), words.size()).contains(verb);
    }
}
