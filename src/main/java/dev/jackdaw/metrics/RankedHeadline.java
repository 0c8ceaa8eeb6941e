package dev.jackdaw.metrics;

import dev.jackdaw.metrics.MetricQuery.Rank;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The first of a ranking in a question with a shape. There are more groups than its rows, so that nothing is
/// counted or added up.
record RankedHeadline(ShapeTerms terms, ShapeRows rows, Rank rank, Optional<HavingCondition> condition, int figure) {
    private static final int SHOWN = 3;

    String text() {
        var places = IntStream.range(0, Math.min(SHOWN, rows.size()))
                .mapToObj(row -> rows.place(row, figure))
                .collect(Collectors.joining(", "));
        var those = condition
                .map(c -> " of those with a value " + c.words(rows.column(figure)))
                .orElse("");
        return (rank.descending() ? "Highest " : "Lowest ") + terms.ranked() + terms.by(rows.keys()) + those
                + terms.when() + ": **" + places + "**" + (rows.size() > rank.limit() ? ", ties included." : ".");
    }
}
