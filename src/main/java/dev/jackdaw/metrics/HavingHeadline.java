package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

import java.util.stream.Collectors;

/// How many groups or periods fulfil a condition, and which. None is an answer as well.
record HavingHeadline(ShapeTerms terms, ShapeRows rows, HavingCondition condition, int figure) {
    private static final int SHOWN = 3;

    String text() {
        if (rows.keys().isEmpty()) {
            return capital(terms.measure()) + terms.when() + ", only over each " + terms.over() + " with a value "
                    + condition.words(rows.column(figure)) + ": **" + rows.show(0, figure) + "**.";
        }
        int many = rows.size();
        if (many == 0) {
            return "No " + groups(1) + " has " + terms.measure() + " " + condition.words(rows.column(figure))
                    + terms.when() + ".";
        }
        var order = rows.byValue(figure, condition.largestFirst());
        var named =
                order.stream().limit(SHOWN).map(row -> rows.place(row, figure)).collect(Collectors.joining(", "));
        int more = order.size() - SHOWN;
        return "**" + many + "** " + (rows.table().truncated() ? "or more " : "") + groups(many)
                + (many == 1 ? " has " : " have ") + terms.measure() + " " + condition.words(rows.column(figure))
                + terms.when() + ": **"
                + named + "**" + (more > 0 ? " and " + more + " more" : "") + ".";
    }

    private String groups(int many) {
        var keys = rows.keys();
        return keys.size() == 1
                ? ShapeTerms.plural(keys.getFirst(), many)
                : ShapeTerms.plural("combination", many) + " of " + String.join(" and ", keys);
    }
}
