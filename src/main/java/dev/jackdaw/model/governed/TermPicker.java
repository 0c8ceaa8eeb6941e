package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.Grain;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which of the metrics named in a question it is about: "tickets of enterprise customers"
/// asks for tickets.
final class TermPicker {
    private static final Set<String> LINKS = WordList.set("en/metric-links");
    private static final Set<String> JOINTS = Set.of(
            "and",
            "or",
            "vs",
            "versus",
            "plus",
            "minus",
            "&",
            "+",
            "with",
            "alongside",
            "beside",
            "to",
            "well",
            "against");
    private static final Set<String> ASKING = Set.of("what", "how", "which", "who", "where");
    private static final Set<String> RANKS = WordList.map("en/ranks").keySet();
    private static final Set<String> SPLITS = WordList.set("en/metric-splits");
    private static final Set<String> EACH = Set.of("per", "each", "every", "a", "an", "for", "the", "do", "does", "in");
    private static final Set<String> AVERAGE = Set.of("average", "typical", "mean");
    private static final Set<String> WHOSE =
            Set.of("of", "from", "for", "by", "among", "with", "do", "did", "does", "have", "has", "our", "in");
    private final Lexicon lexicon;
    private final SaidAgain said;

    TermPicker(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.said = new SaidAgain(lexicon, this);
    }

    /// The terms asked for, or empty where two stand side by side that don't go together.
    Optional<List<MetricTerm>> pick(Slots slots) {
        var terms = said.once(slots);
        if (!slots.combine.isEmpty() && terms.size() == 2) {
            // "The ratio of MRR per account on one plan to that on the other" is of one figure, not of these two.
            boolean one = slots.combine.equals("ratio")
                    && names(terms.get(1))
                    && gap(slots.words, terms.get(0), terms.get(1)).contains("per");
            return one ? Optional.empty() : Optional.of(List.copyOf(terms));
        }
        if (terms.size() == 2 && heldAgainst(slots, terms.get(0), terms.get(1))) {
            slots.combine = "difference";
            return Optional.of(List.copyOf(terms));
        }
        if (terms.size() == 2 && eachOf(slots, terms.get(0), terms.get(1))) {
            slots.combine = "ratio";
            slots.summaries.remove("average");
            return Optional.of(List.copyOf(terms));
        }
        if (terms.size() == 2 && ratio(terms.get(0)) && perOne(slots, terms.get(0), terms.get(1))) {
            return Optional.of(List.of(terms.get(0)));
        }
        var words = slots.words;
        var kept = new ArrayList<MetricTerm>();
        for (int i = 0; i < terms.size(); i++) {
            boolean linked = (i > 0 && linked(words, terms.get(i - 1), terms.get(i)))
                    || (i + 1 < terms.size() && linked(words, terms.get(i), terms.get(i + 1)));
            boolean another = another(words, terms, i) || another(words, terms, i + 1);
            if (linked || another || terms.size() == 1 || !entity(terms.get(i))) {
                kept.add(terms.get(i));
            } else if (!whose(slots, terms, i)) {
                return Optional.empty();
            }
        }
        if (kept.isEmpty()) {
            if (!allOf(words, terms)) {
                return Optional.empty();
            }
            kept.add(terms.getFirst());
        }
        boolean together =
                terms.stream().filter(t -> !kept.contains(t)).allMatch(t -> !value(words, t) && said.plain(t, kept));
        for (int i = 1; i < kept.size(); i++) {
            together &= linked(words, kept.get(i - 1), kept.get(i))
                    || kept.get(i - 1).meanings().equals(kept.get(i).meanings());
        }
        return together ? Optional.of(kept.stream().distinct().toList()) : Optional.empty();
    }

    /// "Our ten biggest accounts": single ones, which no metric names.
    boolean ranksOnes(Slots slots) {
        return slots.rank != null
                && slots.metrics.size() == 1
                && names(slots.metrics.getFirst())
                && RANKS.contains(slots.metrics.getFirst().before())
                && !slots.metrics.getFirst().before().equals("most")
                && !slots.metrics.getFirst().before().equals("fewest");
    }

    /// "What does an average enterprise account bring us": a figure of one, which is not said.
    boolean averageOne(Slots slots) {
        return slots.metrics.stream()
                .anyMatch(term -> names(term)
                        && averageOne(slots, term)
                        && slots.metrics.stream().noneMatch(t -> !t.equals(term) && ratio(t) && ofOne(t, term)));
    }

    private static boolean averageOne(Slots slots, MetricTerm term) {
        int at = term.start() - 1;
        while (at >= 0
                && !slots.choices.isEmpty()
                && !slots.words.is(at, "average", "typical", "mean", "a", "an", "the")
                && term.start() - at < 4) {
            at--;
        }
        return slots.words.is(at, "average", "typical", "mean") && slots.words.is(at - 1, "a", "an", "the", "our");
    }

    /// Whether a noun says whose data are meant: "tickets of customers", "how much did customers pay".
    private static boolean whose(Slots slots, List<MetricTerm> terms, int i) {
        boolean after =
                i > 0 && near(slots, terms.get(i - 1).end(), terms.get(i).start());
        boolean before = i + 1 < terms.size()
                && near(slots, terms.get(i).end(), terms.get(i + 1).start());
        return after || before;
    }

    /// Few words in between, within one sentence, and nothing that joins two of a kind; "lost more than 12 customers"
    /// says how many.
    private static boolean near(Slots slots, int from, int to) {
        var words = slots.words;
        for (int i = from; i < to; i++) {
            int at = i;
            if (slots.spans.stream()
                    .anyMatch(s -> s.kind().equals("condition") && s.words().get(at))) {
                continue;
            }
            if (words.endsBefore(i) || words.is(i, "and", "or", "vs", "versus", "plus", "per", "than")) {
                return false;
            }
        }
        return !words.endsBefore(to);
    }

    /// "MRR by plan, and customers": a second one, however far behind the first.
    private static boolean another(Words words, List<MetricTerm> terms, int i) {
        if (i == 0 || i >= terms.size()) {
            return false;
        }
        int before = terms.get(i).start() - 1;
        before -= words.is(before, "the", "our") ? 1 : 0;
        return words.is(
                Grain.of(words.text(before)).isPresent() ? before - 1 : before,
                "and",
                "or",
                "plus",
                "&",
                "vs",
                "versus");
    }

    /// "Tickets for billing": what is a value, too, is no noun for whose data it is.
    private boolean value(Words words, MetricTerm term) {
        return lexicon.values().at(words, term.start()).length() == term.end() - term.start();
    }

    /// "Tickets of enterprise customers": the first is asked for, the others say whose.
    private static boolean allOf(Words words, List<MetricTerm> terms) {
        for (int i = 1; i < terms.size(); i++) {
            boolean same = terms.get(i).meanings().equals(terms.getFirst().meanings());
            // "Tickets that customers opened": who did it stands within.
            boolean within = terms.get(i).end() < terms.getFirst().end();
            if (!same
                    && !within
                    && gap(words, terms.get(i - 1), terms.get(i)).stream().noneMatch(WHOSE::contains)) {
                return false;
            }
        }
        return true;
    }

    /// "More upgrades than downgrades": one is held against the other.
    private static boolean heldAgainst(Slots slots, MetricTerm first, MetricTerm second) {
        var gap = gap(slots.words, first, second);
        return (slots.comparative || slots.difference)
                && slots.choices.isEmpty()
                && gap.contains("than")
                && !first.meanings().equals(second.meanings())
                && gap.stream().allMatch(w -> w.equals("than") || LINKS.contains(w));
    }

    /// "Seats per customer", "how many seats does a customer have on average": one for each of the other.
    private boolean eachOf(Slots slots, MetricTerm first, MetricTerm second) {
        if (!names(second) || first.meanings().equals(second.meanings()) || ratio(first)) {
            return false;
        }
        var gap = gap(slots.words, first, second);
        boolean per = gap.contains("per") || gap.contains("each") || gap.contains("every");
        boolean average = slots.summaries.contains("average") && (gap.contains("a") || gap.contains("an"));
        return EACH.containsAll(gap) && (per || average);
    }

    /// "Daily users per customer", of what is an average of a customer by its definition.
    private boolean perOne(Slots slots, MetricTerm first, MetricTerm second) {
        var gap = gap(slots.words, first, second);
        boolean per = names(second) && (gap.contains("per") || gap.contains("each") || gap.contains("a"));
        return per && gap.stream().allMatch(w -> EACH.contains(w) || AVERAGE.contains(w)) && ofOne(first, second);
    }

    /// Whether a figure is one of such things by its definition.
    private boolean ofOne(MetricTerm figure, MetricTerm noun) {
        var entity = Concepts.units(Words.of(noun.said()));
        return figure.meanings().stream()
                .flatMap(m -> lexicon.metric(m).stream())
                .allMatch(m -> Concepts.all(Words.of(m.definition())).stream()
                        .anyMatch(unit -> entity.stream().anyMatch(unit::meets)));
    }

    private boolean ratio(MetricTerm term) {
        return term.meanings().stream()
                .flatMap(m -> lexicon.metric(m).stream())
                .noneMatch(dev.jackdaw.agent.Catalogue.Metric::additive);
    }

    /// A noun for whose data it is, unless the question splits or ranks by it.
    boolean entity(MetricTerm term) {
        return names(term) && !SPLITS.contains(term.before());
    }

    /// Whether it is what a table's rows are called, and what is counted is called so, too: "customers" are active
    /// customers, "billing" is not the amount of invoices.
    private boolean names(MetricTerm term) {
        var words = Words.of(term.said());
        var units = Concepts.units(words);
        // A "customer churn rate" names no customers.
        boolean counted = term.meanings().stream()
                .filter(m -> lexicon.metric(m)
                        .filter(metric -> !metric.format().equals(FigureUnit.PERCENT))
                        .isPresent())
                .anyMatch(m -> Concepts.units(Words.of(m)).stream()
                        .anyMatch(own -> units.stream().anyMatch(own::meets)));
        return counted
                && lexicon.looseTables().in(words).stream()
                        .anyMatch(found -> found.words().cardinality() == words.size() || heads(words, found.words()));
    }

    /// Whether a noun is what a longer name is of: "lost customers" and "tickets opened", but not "customer churn
    // rate".
    private static boolean heads(Words words, BitSet noun) {
        return words.size() > 1
                && (noun.get(words.size() - 1)
                        || noun.stream()
                                .anyMatch(i ->
                                        !words.text(i).equals(words.lemmas().get(i))));
    }

    private static List<String> gap(Words words, MetricTerm first, MetricTerm second) {
        return words.texts().subList(first.end(), Math.max(first.end(), second.start()));
    }

    private static boolean linked(Words words, MetricTerm first, MetricTerm second) {
        var gap = gap(words, first, second);
        boolean asksAnew = gap.stream().anyMatch(ASKING::contains);
        boolean joined = false;
        for (int i = first.end(); i < second.start(); i++) {
            joined |= JOINTS.contains(words.text(i)) && !(asksAnew && words.comma(i));
        }
        return joined && LINKS.containsAll(gap);
    }
}
