package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.PeriodParser;
import java.util.Optional;

/// How many of a validated query's rows are wanted, where it ranks them: "top 5", "the three largest", "10 customers
/// with the most", "our biggest customer".
record QueryLimit(QueryTerms terms) {
    Optional<Span> at(Words words, int i) {
        var number = PeriodParser.number(words.text(i));
        if (number.isEmpty()) {
            return one(words, i) ? Optional.of(span(i, i + 1, 0, QuerySpans.TERM, 1)) : Optional.empty();
        }
        boolean noun = words.texts().stream().anyMatch(QueryTerms.RANKING::contains)
                && terms.at(words, i + 1).stream().anyMatch(m -> m.cost() <= 0.1);
        boolean first = words.is(i - 1, "first");
        boolean ranked = ranks(words, i + 1) || ranks(words, i - 1) || first;
        return ranked || noun
                ? Optional.of(span(i - (first ? 1 : 0), i + 1, 0.01, "rank", number.get()))
                : Optional.empty();
    }

    private static Span span(int start, int end, double cost, String kind, int limit) {
        return Span.of(start, end, cost, kind, "first " + limit, slots -> slots.rank = new Ranking(true, limit));
    }

    private static boolean ranks(Words words, int i) {
        return QueryTerms.RANKING.contains(words.text(i));
    }

    /// A word of rank before one thing, which no other noun follows: not "our biggest customer accounts".
    private boolean one(Words words, int i) {
        return ranks(words, i)
                && i + 1 < words.size()
                && terms.at(words, i + 1).stream().anyMatch(m -> m.length() == 1)
                && words.text(i + 1).equals(words.lemmas().get(i + 1))
                && terms.at(words, i + 2).isEmpty()
                && QuerySpans.form(words, i + 2) == 0
                && PeriodParser.number(words.text(i - 1)).isEmpty();
    }
}
