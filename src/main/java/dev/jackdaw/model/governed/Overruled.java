package dev.jackdaw.model.governed;

import java.util.BitSet;
import java.util.List;

/// Spans that another one overrules, whatever they cost.
final class Overruled {
    private static final String METRIC = "metric";

    private Overruled() {}

    /// The spans without those: a metric's name said just so goes before one that means the same, and a metric whose
    /// name holds a state goes before that state as a value: "tickets that sit open" are the open tickets as they
    /// are defined, and not tickets by what their status says; what "only" narrows to is a value.
    static List<Span> without(List<Span> spans, Words words) {
        return spans.stream()
                .filter(span -> !said(span, spans)
                        && !defined(span, spans)
                        && !narrowed(span, spans, words)
                        && !joined(span, spans, words))
                .toList();
    }

    private static boolean said(Span span, List<Span> spans) {
        return span.kind().equals(METRIC)
                && span.cost() > 0
                && spans.stream().anyMatch(s -> named(s) && s.words().equals(span.words()));
    }

    /// "MRR from lost customers": two names that a preposition joins are no third metric.
    private static boolean joined(Span span, List<Span> spans, Words words) {
        if (!span.kind().equals(METRIC) || named(span)) {
            return false;
        }
        var parts = spans.stream()
                .filter(s -> named(s) && inside(s.words(), span.words()))
                .toList();
        return parts.stream()
                .anyMatch(one -> parts.stream()
                        .anyMatch(two -> one.words().length() == two.first() - 1
                                && two.words().cardinality() > 1
                                && words.is(two.first() - 1, "from")));
    }

    private static boolean defined(Span value, List<Span> spans) {
        return value.kind().equals("value")
                && spans.stream()
                        .filter(s -> s.kind().equals(METRIC) && !named(s) && inside(value.words(), s.words()))
                        .anyMatch(s -> List.of(s.label().split(" "))
                                        .contains(value.label()
                                                .substring(value.label().lastIndexOf(' ') + 1))
                                && whole(rest(s.words(), value.words()), spans));
    }

    /// "Just the annual ones", "annual contracts": a value, and no unit of time.
    private static boolean narrowed(Span unit, List<Span> spans, Words words) {
        int before = unit.first() - 1;
        while (words.is(before, "the", "our", "those")) {
            before--;
        }
        int after = unit.words().length();
        boolean carried = HeadNounSource.carries(words, after);
        // ", daily users" is no trend by day of users, nor is "ordered by daily API calls".
        boolean cut = unit.words().cardinality() > 1
                && spans.stream()
                        .anyMatch(s -> named(s)
                                && s.first() == unit.words().length() - 1
                                && s.words().cardinality() > 1);
        boolean figures = PerUnitSource.second(words, unit.first());
        return unit.kind().equals("unit of time")
                && (cut
                        || figures
                        || ((carried || words.is(before, "just", "only"))
                                && spans.stream()
                                        .anyMatch(s -> s.kind().equals("value")
                                                && s.words().equals(unit.words()))));
    }

    /// Whether these words are a metric's name, and no part of a longer one.
    private static boolean whole(BitSet words, List<Span> spans) {
        return spans.stream().anyMatch(s -> named(s) && s.words().equals(words))
                && spans.stream()
                        .noneMatch(s -> named(s)
                                && inside(words, s.words())
                                && !s.words().equals(words));
    }

    private static boolean named(Span span) {
        return span.kind().equals(METRIC) && span.cost() == 0;
    }

    private static boolean inside(BitSet part, BitSet whole) {
        return rest(part, whole).isEmpty();
    }

    private static BitSet rest(BitSet all, BitSet taken) {
        var left = (BitSet) all.clone();
        left.andNot(taken);
        return left;
    }
}
