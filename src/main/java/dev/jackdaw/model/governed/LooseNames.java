package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Names of the catalogue found by what their words mean, in whatever order and with other words in between: "clients
/// who pay", "open billing tickets", "the invoices that are overdue".
///
/// @param <M> what names stand for
final class LooseNames<M> {
    private static final double SYNONYM = 0.2;
    private static final double INFLECTED = 0.1;
    private static final double ORDER = 0.05;

    /// "Customers pay" are no "paying customers".
    private static final double VERB = 0.4;

    private static final double GAP = 0.1;
    private static final int GAP_MAX = 7;
    private static final int CANDIDATES_MAX = 200;
    private static final String[] EACH = {"per", "each", "every", "a", "an", "one", "single"};
    private final List<Name<M>> names = new ArrayList<>();
    private final Map<String, List<Place>> places = new HashMap<>();

    /// `each` says that it is a figure of one of what it names last: "MRR per customer" is not MRR from customers.
    private record Name<M>(List<ConceptUnit> units, M meaning, boolean each) {}

    /// A unit of a name, filed by every word that may mean it.
    private record Place(int name, int unit) {}

    /// A name found: its words, what it stands for, and how far it is from how it was said.
    record Found<M>(BitSet words, M meaning, double cost) {}

    private final boolean inflected;

    /// `inflected` says that verbs in other forms count, too: "cancelled" for "cancel".
    LooseNames(boolean inflected) {
        this.inflected = inflected;
    }

    void add(String phrase, M meaning) {
        var words = Words.of(phrase.replace('_', ' '));
        var units = Concepts.units(words);
        if (!units.isEmpty()) {
            boolean each = words.texts().contains("per") && !words.texts().contains("average");
            add(new Name<>(units, meaning, each));
            if (inflected && units.stream().anyMatch(u -> u.length() > 1)) {
                // "Time to resolve" means one thing; "how long did it take to close" says it in pieces.
                add(new Name<>(Concepts.single(words), meaning, each));
            }
        }
    }

    private void add(Name<M> name) {
        for (int unit = 0; unit < name.units().size(); unit++) {
            var place = new Place(names.size(), unit);
            var keys = new HashSet<>(name.units().get(unit).bases());
            keys.addAll(name.units().get(unit).meanings());
            keys.forEach(
                    key -> places.computeIfAbsent(key, k -> new ArrayList<>()).add(place));
        }
        names.add(name);
    }

    /// The names of which every unit may be in these words, in the order in which they were added.
    private List<Name<M>> near(List<ConceptUnit> units) {
        var keys = new HashSet<String>();
        for (var unit : units) {
            keys.addAll(unit.bases());
            keys.addAll(unit.meanings());
        }
        var near = new TreeMap<Integer, BitSet>();
        for (var key : keys) {
            for (var place : places.getOrDefault(key, List.of())) {
                near.computeIfAbsent(place.name(), n -> new BitSet()).set(place.unit());
            }
        }
        return near.entrySet().stream()
                .filter(e ->
                        names.get(e.getKey()).units().size() == e.getValue().cardinality())
                .map(e -> names.get(e.getKey()))
                .toList();
    }

    /// All that are in these words.
    List<Found<M>> in(Words words) {
        var units = IntStream.range(0, words.size())
                .boxed()
                .flatMap(i -> Concepts.at(words, i).stream())
                .toList();
        var found = new ArrayList<Found<M>>();
        for (var name : near(units)) {
            var hits = new ArrayList<List<Hit>>();
            for (var unit : name.units()) {
                hits.add(hits(words, unit, units));
            }
            if (hits.stream().noneMatch(List::isEmpty)) {
                combine(words, name, hits, new ArrayList<>(), found);
            }
        }
        return found;
    }

    private record Hit(ConceptUnit unit, double cost) {}

    private List<Hit> hits(Words words, ConceptUnit wanted, List<ConceptUnit> units) {
        var hits = new ArrayList<Hit>();
        for (var unit : units) {
            boolean asItStands = inflected
                    || unit.length() > 1
                    || wanted.bases().contains(words.lemmas().get(unit.start()))
                    || Concepts.heads(words.lemmas().get(unit.start()), wanted);
            if (!asItStands) {
                continue;
            }
            if (unit.sameWord(wanted)) {
                boolean sameForm = unit.length() > 1
                        || Words.lemma(wanted.bases().iterator().next())
                                .equals(words.lemmas().get(unit.start()));
                if (sameForm || !(Concepts.adjective(wanted) || Concepts.adjective(unit))) {
                    hits.add(new Hit(unit, sameForm ? 0 : INFLECTED));
                }
            } else if (inflected ? unit.meets(wanted) : unit.means(wanted)) {
                hits.add(new Hit(unit, SYNONYM));
            }
        }
        return hits;
    }

    private void combine(Words words, Name<M> name, List<List<Hit>> hits, List<Hit> chosen, List<Found<M>> found) {
        if (found.size() >= CANDIDATES_MAX) {
            return;
        }
        if (chosen.size() == hits.size()) {
            add(words, name, chosen, found);
            return;
        }
        for (var hit : hits.get(chosen.size())) {
            boolean free = chosen.stream()
                    .noneMatch(c -> c.unit().start() < hit.unit().end()
                            && hit.unit().start() < c.unit().end());
            if (free) {
                chosen.add(hit);
                combine(words, name, hits, chosen, found);
                chosen.removeLast();
            }
        }
    }

    /// "Who opens the bug tickets", "sizes that open a ticket": no adjective stands before an article.
    private static boolean opens(Words words, ConceptUnit unit, BitSet taken) {
        return Concepts.adjective(unit)
                && unit.end() < taken.length()
                && words.is(unit.end(), "the", "a", "an", "our", "their", "his", "her");
    }

    private static <M> void add(Words words, Name<M> name, List<Hit> chosen, List<Found<M>> found) {
        var taken = new BitSet();
        double cost = 0;
        boolean inflected = false;
        boolean ordered = true;
        int before = -1;
        for (var hit : chosen) {
            taken.set(hit.unit().start(), hit.unit().end());
            cost += hit.cost();
            inflected |= hit.cost() == INFLECTED;
            ordered &= hit.unit().start() > before;
            before = hit.unit().start();
        }
        int first = taken.nextSetBit(0);
        if (chosen.stream().anyMatch(hit -> opens(words, hit.unit(), taken))) {
            return;
        }
        int gaps = 0;
        boolean each = false;
        for (int i = first; i < taken.length(); i++) {
            if (!taken.get(i)) {
                gaps++;
                each |= words.is(i, EACH);
                if (words.is(i, "and", "or", "vs", "versus", "by", "than", "compared", "but")
                        || (words.is(i, "per") && !name.each())
                        || words.endsBefore(i)) {
                    return;
                }
            }
        }
        if (gaps <= GAP_MAX && (each || !name.each())) {
            double order = ordered ? 0 : inflected ? VERB : ORDER;
            found.add(new Found<>(taken, name.meaning(), cost / chosen.size() + gaps * GAP + order));
        }
    }
}
