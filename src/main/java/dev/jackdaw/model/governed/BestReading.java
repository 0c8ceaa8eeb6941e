package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the readings of a question that cost least: spans that don't overlap and leave as little as possible unread.
/// A word that no span takes is unknown and costs more than any span. Cheapest first search from left to right.
final class BestReading {
    private static final double UNKNOWN = 10;

    /// Each span costs a little by itself, so that one that explains more words wins.
    private static final double SPAN = 0.1;

    /// The kind of words that say nothing.
    static final String NOTHING = "nothing";

    private static final int STEPS_MAX = 20_000;
    private final Words words;
    private final Map<Integer, List<Span>> byFirst = new HashMap<>();

    BestReading(Words words, List<Span> spans) {
        this.words = words;
        for (var span : spans) {
            byFirst.computeIfAbsent(span.first(), f -> new ArrayList<>()).add(span);
        }
    }

    /// `says` tells readings apart by what they say: words that say nothing may be cut in any way.
    private record Partial(
            int at, BitSet taken, double cost, @Nullable Chain chain, long says) {}

    /// What was read so far, from the end: a span, or an unknown word.
    private record Chain(@Nullable Chain before, @Nullable Span span, int unknown) {}

    /// Up to `most` readings, the cheapest first; one at least. Where the search ends before it has read the whole
    /// question, every word is unknown, so that it is declined and never half understood.
    List<WholeReading> best(int most) {
        var queue = new PriorityQueue<Partial>(Comparator.comparingDouble(Partial::cost)
                .thenComparing(Comparator.comparingInt(Partial::at).reversed()));
        queue.add(new Partial(0, new BitSet(), 0, null, 0));
        var visits = new HashMap<List<Object>, Set<Long>>();
        var found = new ArrayList<WholeReading>();
        var ends = new HashSet<Long>();
        for (int step = 0; step < STEPS_MAX && !queue.isEmpty() && found.size() < most; step++) {
            var partial = queue.poll();
            int at = partial.taken().nextClearBit(partial.at());
            if (at >= words.size()) {
                if (ends.add(partial.says())) {
                    found.add(reading(partial));
                }
                continue;
            }
            var later = partial.taken().get(at, words.size());
            var seen = visits.computeIfAbsent(List.of(at, later), k -> new HashSet<>());
            if (seen.size() >= 2 * most || !seen.add(partial.says())) {
                continue;
            }
            for (var span : byFirst.getOrDefault(at, List.of())) {
                if (!span.words().intersects(partial.taken())) {
                    var taken = (BitSet) partial.taken().clone();
                    taken.or(span.words());
                    long says = span.kind().equals(NOTHING) ? 0 : 31L * System.identityHashCode(span) + 1;
                    queue.add(new Partial(
                            at,
                            taken,
                            partial.cost() + span.cost() + SPAN,
                            new Chain(partial.chain(), span, 0),
                            partial.says() + says));
                }
            }
            var taken = (BitSet) partial.taken().clone();
            taken.set(at);
            queue.add(new Partial(
                    at + 1,
                    taken,
                    partial.cost() + UNKNOWN,
                    new Chain(partial.chain(), null, at),
                    partial.says() + at + 7));
        }
        return found.isEmpty() ? List.of(unread()) : found;
    }

    private WholeReading unread() {
        var all = IntStream.range(0, words.size()).boxed().toList();
        return new WholeReading(List.of(), all, UNKNOWN * all.size());
    }

    private static WholeReading reading(Partial partial) {
        var spans = new ArrayList<Span>();
        var unknown = new ArrayList<Integer>();
        for (Chain link = partial.chain(); link != null; link = link.before()) {
            if (link.span() == null) {
                unknown.addFirst(link.unknown());
            } else {
                spans.addFirst(link.span());
            }
        }
        return new WholeReading(List.copyOf(spans), List.copyOf(unknown), partial.cost());
    }
}
