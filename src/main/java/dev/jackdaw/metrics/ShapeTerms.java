package dev.jackdaw.metrics;

import dev.jackdaw.data.ResultTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words for what a question with a shape measures, by what, and when.
record ShapeTerms(List<AskedMetric> asked, Optional<PeriodAxis> axis, MetricQuery.Shape shape) {

    /// What its figures are: "MRR", "average MRR per month", "ratio of upgrades to downgrades".
    String measure() {
        return summarised(combined())
                + first().words(List.of(), ResultTable.EMPTY).filters();
    }

    /// The one that a ranking goes by.
    String ranked() {
        return shape.combine() == null
                ? summarised(first().name())
                        + first().words(List.of(), ResultTable.EMPTY).filters()
                : measure();
    }

    /// What a summary is over.
    String over() {
        return axis.map(PeriodAxis::column).orElseGet(() -> String.join(" and ", first().split()));
    }

    private AskedMetric first() {
        return asked.getFirst();
    }

    private String combined() {
        var combine = shape.combine();
        if (combine == null) {
            var names = asked.stream().map(AskedMetric::name).toList();
            return names.size() == 1
                    ? names.getFirst()
                    : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        }
        var left = first().name();
        var right = asked.getLast().name();
        return switch (combine.op()) {
            case "difference" -> left + " minus " + right;
            case "sum" -> left + " plus " + right;
            default -> "ratio of " + left + " to " + right;
        };
    }

    /// A measure with the summary, and what it is over.
    String summarised(String of) {
        if (shape.summary().isEmpty()) {
            return of;
        }
        return shape.summary() + " " + of + " per " + over();
    }

    String by(List<String> keys) {
        return keys.isEmpty() ? "" : " by " + String.join(" and ", keys);
    }

    /// The days, with a space before them.
    String when() {
        var range = first().time().range();
        if (axis.isPresent()) {
            return axis.get().named()
                    ? " in " + String.join(", ", axis.get().names())
                    : " from " + range.start() + " to " + range.last();
        }
        return " "
                + asked.stream()
                        .map(a -> a.words(List.of(), ResultTable.EMPTY).when())
                        .distinct()
                        .collect(Collectors.joining(" and "));
    }

    /// Periods that a summary leaves out.
    String leftOut() {
        return shape.summary().isEmpty()
                ? ""
                : first().time().notes().stream()
                        .filter(n -> n.endsWith("left out."))
                        .map(n -> " " + n)
                        .collect(Collectors.joining());
    }

    /// How far one value is above another: "$5.00 (10.0%) above".
    Optional<String> gap(@Nullable Object left, @Nullable Object right, ResultTable.Column column) {
        if (!(left instanceof Number) || !(right instanceof Number)) {
            return Optional.empty();
        }
        return gap(Change.of(new BigDecimal(right.toString()), new BigDecimal(left.toString())), column);
    }

    /// The same of a value and by how much another one is more, which was reckoned before both were rounded.
    Optional<String> gapBy(@Nullable Object right, @Nullable Object by, ResultTable.Column column) {
        return right instanceof Number && by instanceof Number
                ? gap(new Change(new BigDecimal(right.toString()), new BigDecimal(by.toString())), column)
                : Optional.empty();
    }

    private static Optional<String> gap(Change change, ResultTable.Column column) {
        return Optional.of(
                switch (change.by().signum()) {
                    case 0 -> "equal to";
                    case 1 -> change.text(column) + " above";
                    default -> change.text(column) + " below";
                });
    }

    /// The noun for so many.
    static String plural(String noun, int many) {
        if (many == 1) {
            return noun;
        }
        if (noun.matches(".*[^aeiou]y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.matches(".*(s|x|ch|sh)") ? "es" : "s");
    }
}
