package dev.jackdaw.metrics;

import dev.jackdaw.knowledge.definition.MetricDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a question's shape fits its metrics.
final class ShapeFit {
    private static final List<String> CONDITIONS = List.of("above", "at_least", "below", "at_most", "between");
    private static final List<String> SUMMARIES = List.of("average", "median", "total", "highest", "lowest");
    private static final List<String> COMBINATIONS = List.of("ratio", "difference", "sum");
    private static final int BESIDE_MAX = 5;
    private static final int PERIODS_MAX = 12;
    private static final int DIGITS_MAX = 40;

    private final MetricDefinition metric;
    private final MetricQuery query;
    private final MetricQuery.Shape shape;

    private ShapeFit(MetricDefinition metric, MetricQuery query) {
        this.metric = metric;
        this.query = query;
        this.shape = Objects.requireNonNull(query.shape());
    }

    /// What is wrong with it, before its other metrics are looked up; nothing where it fits.
    static Optional<String> problem(MetricDefinition metric, MetricQuery query) {
        var fit = new ShapeFit(metric, query);
        return fit.together()
                .or(fit::having)
                .or(fit::summary)
                .or(fit::combine)
                .or(fit::beside)
                .or(fit::periods)
                .or(fit::difference);
    }

    /// What is wrong with two metrics in one column.
    static Optional<String> problem(String op, MetricDefinition left, MetricDefinition right) {
        var one = left.display();
        var other = right.display();
        boolean differ = !one.format().equals(other.format())
                || (one.format().equals("currency") && !one.unit().equals(other.unit()));
        return differ && !op.equals("ratio")
                ? Optional.of(left.name() + " and " + right.name() + " have different units, so there is no " + op
                        + " of them, only a ratio")
                : Optional.empty();
    }

    /// What is wrong with a summary of metrics by what they are over, once that is known.
    static Optional<String> summary(List<AskedMetric> asked, String summary, boolean overTime) {
        if (!overTime && asked.getFirst().split().isEmpty()) {
            return Optional.of(article(summary) + " needs something to split "
                    + asked.getFirst().name() + " by, or a unit of time");
        }
        var time = asked.getFirst().time();
        if (overTime && time.grain().isPresent() && time.periods().size() == 1) {
            return Optional.of("there is one " + time.grain().get().word() + " alone in that time, which has no "
                    + summary + ". Ask for its value, or name a longer time");
        }
        if (!summary.equals("total")) {
            return Optional.empty();
        }
        for (var one : asked) {
            if (overTime && one.state()) {
                return Optional.of(one.name() + " is what stands at a point in time: its values at several times don't"
                        + " add up to a total. Ask for their average");
            }
            if (!one.metric().sum().additive()) {
                return Optional.of(one.name() + " does not add up: a total of its values would mean nothing. Ask for "
                        + "its value over the whole instead");
            }
        }
        return Optional.empty();
    }

    private static String article(String summary) {
        return (summary.equals("average") ? "an " : "a ") + (summary.endsWith("est") ? summary + " value" : summary);
    }

    private boolean grouped() {
        return !query.dimensions().isEmpty()
                || !query.grain().isEmpty()
                || !shape.periods().isEmpty();
    }

    private Optional<String> together() {
        boolean values = !shape.summary().isEmpty()
                || shape.combine() != null
                || !shape.beside().isEmpty()
                || !shape.periods().isEmpty()
                || shape.difference();
        if (query.why()) {
            return Optional.of("an explanation of a change stands alone: ask for it without a shape");
        }
        if (values && (!query.compare().isEmpty() || query.share())) {
            return Optional.of("a comparison or shares go with a condition alone, not with a summary, a combination, "
                    + "metrics beside each other, several periods or a difference. Ask for them apart");
        }
        if (shape.combine() != null && !shape.beside().isEmpty()) {
            return Optional.of("a combination and metrics beside it are two questions: ask one at a time");
        }
        if (shape.difference() && (!shape.summary().isEmpty() || !shape.beside().isEmpty())) {
            return Optional.of("a difference of two groups is of one value: ask for it without a summary and without "
                    + "other metrics beside it");
        }
        return Optional.empty();
    }

    private Optional<String> having() {
        var having = shape.having();
        if (having == null) {
            return Optional.empty();
        }
        if (!CONDITIONS.contains(having.op())) {
            return unknown("condition", having.op(), CONDITIONS);
        }
        if (having.value() == null) {
            return Optional.of("the condition names no value");
        }
        if (Stream.of(having.value(), having.upper()).anyMatch(v -> v != null && endless(v))) {
            return Optional.of("the condition's value has too many digits");
        }
        if (having.op().equals("between") && having.upper() == null) {
            return Optional.of("the condition 'between' needs an upper value, too");
        }
        return grouped()
                ? Optional.empty()
                : Optional.of(
                        "a condition on values needs something to split " + metric.name() + " by, or a unit of time");
    }

    /// Written out, it would be longer than any statement.
    private static boolean endless(BigDecimal value) {
        return Math.abs((long) value.scale()) + value.precision() > DIGITS_MAX;
    }

    private Optional<String> summary() {
        return shape.summary().isEmpty() || SUMMARIES.contains(shape.summary())
                ? Optional.empty()
                : unknown("summary", shape.summary(), SUMMARIES);
    }

    private Optional<String> combine() {
        var combine = shape.combine();
        if (combine == null) {
            return Optional.empty();
        }
        if (!COMBINATIONS.contains(combine.op())) {
            return unknown("combination", combine.op(), COMBINATIONS);
        }
        return metric.name().equalsIgnoreCase(combine.metric())
                ? Optional.of(metric.name() + " can't be combined with itself")
                : Optional.empty();
    }

    private Optional<String> beside() {
        return shape.beside().size() > BESIDE_MAX
                ? Optional.of("at most " + BESIDE_MAX + " other metrics fit beside " + metric.name())
                : Optional.empty();
    }

    private Optional<String> periods() {
        int many = shape.periods().size();
        if (many == 0) {
            return Optional.empty();
        }
        if (many == 1 || many > PERIODS_MAX) {
            return Optional.of("periods are 2 to " + PERIODS_MAX + ", not " + many);
        }
        return query.grain().isEmpty() && query.period().isEmpty()
                ? Optional.empty()
                : Optional.of("name either periods, or one period and a unit of time");
    }

    private Optional<String> difference() {
        if (!shape.difference()) {
            return Optional.empty();
        }
        var pairs = query.filters().stream()
                .filter(f -> !f.exclude() && f.values().size() == 2)
                .toList();
        if (pairs.stream().anyMatch(f -> f.values().get(0).equals(f.values().get(1)))) {
            return Optional.of("a difference needs two values, and the filter names one twice");
        }
        if (pairs.size() > 1) {
            return Optional.of("a difference is between the two values of one filter, and two filters have two");
        }
        if (pairs.isEmpty() && query.dimensions().size() != 1) {
            return Optional.of("a difference needs a filter with two values, or something with two values to split "
                    + metric.name() + " by");
        }
        var left = pairs.isEmpty()
                ? Stream.<String>empty()
                : query.dimensions().stream()
                        .filter(d -> !metric.dimension(d)
                                .equals(metric.dimension(pairs.getFirst().dimension())));
        boolean rows = left.findAny().isPresent()
                || !query.grain().isEmpty()
                || !shape.periods().isEmpty();
        return rows || (shape.having() == null && query.rank() == null)
                ? Optional.empty()
                : Optional.of("a difference of two groups is one value: there is nothing to choose from by a condition "
                        + "or a ranking");
    }

    private static Optional<String> unknown(String what, String said, List<String> known) {
        return Optional.of("'" + said + "' is no " + what + " I know, only " + String.join(", ", known));
    }
}
