package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sentence above a result of a question with a shape, computed from its rows.
final class ShapeHeadline {
    private final List<AskedMetric> asked;
    private final Optional<PeriodAxis> axis;
    private final MetricQuery.Shape shape;
    private final Optional<MetricQuery.Rank> rank;
    private final Optional<ShapeCompiler.Pivot> pivot;
    private final ResultTable table;
    private final ShapeRows rows;
    private final ShapeTerms terms;

    ShapeHeadline(
            List<AskedMetric> asked,
            Optional<PeriodAxis> axis,
            MetricQuery query,
            Optional<ShapeCompiler.Pivot> pivot,
            ShapeCompiler.Compiled compiled,
            ResultTable table) {
        this.asked = asked;
        this.axis = axis;
        this.shape = Objects.requireNonNull(query.shape());
        this.rank = Optional.ofNullable(query.rank());
        this.pivot = pivot;
        this.table = table;
        this.rows = new ShapeRows(compiled.keys(), table);
        this.terms = new ShapeTerms(asked, axis, shape);
    }

    /// Markdown.
    String text() {
        if (rows.empty() && shape.having() == null) {
            return "There is no " + terms.measure() + terms.by(rows.keys()) + terms.when() + ": no rows match.";
        }
        return told() + terms.leftOut();
    }

    private String told() {
        var condition = Optional.ofNullable(shape.having()).map(HavingCondition::new);
        if (rank.isPresent() && !rows.keys().isEmpty() && rows.size() > 0) {
            return new RankedHeadline(terms, rows, rank.get(), condition, target()).text();
        }
        if (condition.isPresent()) {
            return new HavingHeadline(terms, rows, condition.get(), target()).text();
        }
        if (pivot.isPresent()) {
            return difference(pivot.get());
        }
        if (!shape.summary().isEmpty()) {
            return summary();
        }
        if (shape.combine() != null) {
            return combined();
        }
        return axis.filter(PeriodAxis::named).isPresent() ? periods() : beside();
    }

    /// Which of the figures a condition is about.
    private int target() {
        if (pivot.isPresent()) {
            return 2;
        }
        return shape.combine() == null ? 0 : 2;
    }

    private String difference(ShapeCompiler.Pivot two) {
        var name = capital(terms.measure());
        if (!rows.keys().isEmpty()) {
            return name + terms.by(rows.keys()) + terms.when() + ": " + two.first() + " and " + two.second()
                    + " next to each other.";
        }
        if (two.ratio()) {
            return "Ratio of " + two.first() + " to " + two.second() + " in " + terms.measure() + terms.when() + ": **"
                    + rows.show(0, 2) + "** (" + rows.show(0, 0) + " to " + rows.show(0, 1) + ").";
        }
        var gap = terms.gapBy(rows.value(0, 1), rows.value(0, 2), rows.column(0));
        return name + terms.when() + ": " + two.first() + " **" + rows.show(0, 0) + "**, " + two.second() + " **"
                + rows.show(0, 1) + "**"
                + gap.map(g -> "; " + two.first() + " is " + g + " " + two.second())
                        .orElse("") + ".";
    }

    /// By how much one is above the other.
    private String against(String one, String other, @Nullable Object left, @Nullable Object right) {
        return terms.gap(left, right, rows.column(0))
                .map(gap -> "; " + one + " is " + gap + " " + other)
                .orElse("");
    }

    private String summary() {
        if (!rows.keys().isEmpty()) {
            return capital(terms.measure()) + terms.by(rows.keys()) + terms.when() + rows.ends(target()) + ".";
        }
        var many = axis.map(a -> ", over " + a.ranges().size() + " "
                        + ShapeTerms.plural(a.column(), a.ranges().size()))
                .orElse("");
        if (asked.size() == 1 || shape.combine() != null) {
            return capital(terms.measure()) + terms.when() + ": **" + rows.show(0, target()) + "**" + many + ".";
        }
        var all = new ArrayList<String>();
        for (int i = 0; i < asked.size(); i++) {
            all.add(terms.summarised(asked.get(i).name()) + ": **" + rows.show(0, i) + "**");
        }
        return capital(String.join("; ", all)) + many + terms.when() + ".";
    }

    private String combined() {
        var name = capital(terms.measure());
        if (!rows.keys().isEmpty()) {
            boolean drawn = axis.isPresent() && asked.getFirst().split().isEmpty();
            return name + terms.by(rows.keys()) + terms.when() + (drawn ? rows.span(2) : rows.ends(2)) + ".";
        }
        var whens = asked.stream().map(a -> a.words(List.of(), table).when()).toList();
        boolean same = whens.get(0).equals(whens.get(1));
        var parts = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            parts.add(asked.get(i).name() + (same ? " " : " " + whens.get(i) + ": ") + rows.show(0, i));
        }
        return name + (same ? " " + whens.get(0) : "") + ": **" + rows.show(0, 2) + "** (" + String.join(", ", parts)
                + ").";
    }

    private String periods() {
        var names = axis.orElseThrow().names();
        if (asked.size() > 1 || rows.keys().size() > 1) {
            return capital(terms.measure()) + terms.by(asked.getFirst().split()) + " in " + String.join(", ", names)
                    + ".";
        }
        var values = new ArrayList<String>();
        for (int i = 0; i < table.rows().size(); i++) {
            values.add(rows.label(i) + " **" + rows.show(i, 0) + "**");
        }
        boolean two = table.rows().size() == 2;
        return capital(terms.measure()) + (asked.getFirst().state() ? " at the end of each period" : "") + ": "
                + String.join(", ", values)
                + (two ? against(rows.label(0), rows.label(1), rows.value(0, 0), rows.value(1, 0)) : "") + ".";
    }

    private String beside() {
        var parts = new ArrayList<String>();
        boolean drawn = axis.isPresent() && asked.getFirst().split().isEmpty();
        for (int i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            var when = axis.isPresent() ? "" : " " + one.words(List.of(), table).when();
            if (rows.keys().isEmpty()) {
                parts.add(one.name() + when + ": **" + rows.show(0, i) + "**");
            } else if (drawn) {
                parts.add(one.name() + rows.span(i).substring(1));
            } else if (axis.isEmpty() && one.metric().sum().additive() && !table.truncated()) {
                parts.add(one.name() + when + ": **" + Figures.show(rows.total(i), rows.column(i)) + "** in all");
            } else {
                parts.add(one.name() + when);
            }
        }
        var all = parts.stream().collect(Collectors.joining("; "));
        if (rows.keys().isEmpty()) {
            return capital(all) + asked.getFirst().words(List.of(), table).filters() + ".";
        }
        return capital(terms.measure()) + terms.by(rows.keys()) + (axis.isPresent() ? terms.when() : "")
                + (axis.isPresent() && !drawn ? "" : ": " + all) + ".";
    }
}
