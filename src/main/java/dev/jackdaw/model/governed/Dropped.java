package dev.jackdaw.model.governed;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// What a dearer reading of a question drops of one that was nearer to what was said.
final class Dropped {
    /// From here on a value is not said as it stands: "churn" is no status "churned".
    private static final double LOOSE = 0.05;

    private Dropped() {}

    /// Whether a later reading says nothing with words that were a value, or takes a metric's name apart: what was
    /// asked for is not answered without it.
    static boolean by(Slots first, Slots later) {
        boolean value = first.spans.stream()
                .filter(span -> span.kind().equals("value"))
                .anyMatch(span -> beside(span, later).noneMatch(s -> !s.kind().equals(BestReading.NOTHING))
                        || taken(span, beside(span, later).toList()));
        return value
                || first.spans.stream()
                        .filter(span -> span.kind().equals("metric") && span.cost() == 0)
                        .anyMatch(span -> apart(span, beside(span, later).toList()));
    }

    /// Whether a value of several words was taken apart: "monthly billing" is nothing by month.
    private static boolean taken(Span value, List<Span> others) {
        return value.words().cardinality() > 1
                && value.cost() < LOOSE
                && others.stream().noneMatch(s -> covers(s, value))
                && others.stream().anyMatch(s -> s.kind().equals("unit of time"));
    }

    /// Whether of a metric's name there are only pieces, or a dimension that nothing splits by.
    private static boolean apart(Span name, List<Span> others) {
        boolean whole = others.stream().anyMatch(s -> covers(s, name));
        return (!whole && others.size() > 1)
                || others.stream().anyMatch(s -> s.kind().equals("value") && s.cost() > LOOSE && covers(name, s))
                || others.stream().anyMatch(s -> s.kind().equals("dimension") && s.cost() >= DimensionSlot.UNLED);
    }

    private static boolean covers(Span name, Span part) {
        var left = (BitSet) part.words().clone();
        left.andNot(name.words());
        return left.isEmpty();
    }

    /// What another reading made of a span's words.
    private static Stream<Span> beside(Span span, Slots other) {
        return other.spans.stream().filter(s -> s.words().intersects(span.words()));
    }
}
