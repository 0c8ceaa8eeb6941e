package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Bounded;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What must hold of a question, so that nothing that was said is lost in silence. What does not is told to whoever
/// asks.
record TaskChecks(Catalogue.Metric metric, Slots slots) {
    private static final Set<String> MONEY = Set.of("money", "dollars", "euros", "usd", "eur", "cash");

    /// Throws `Unresolved` where something does not.
    void hold(
            TaskTimes times,
            Set<String> dimensions,
            List<TaskFilter> filters,
            Optional<MetricTask> before,
            String combine) {
        boolean sides = !times.compare().isEmpty() || !times.several().isEmpty() || slots.metrics.size() > 1;
        if (slots.versus && !sides) {
            throw new Unresolved(new Resolution.Unfit("I can't tell what is to be held against what."));
        }
        if (slots.direction && (slots.rank != null || slots.comparative)) {
            throw new Unresolved(new Resolution.Unfit("I can draw it over time, but not rank by which way it goes."));
        }
        if (metric.meaning() == Catalogue.Meaning.STATE
                && times.period().filter(Bounded.class::isInstance).isPresent()) {
            throw new Unresolved(new Resolution.Unfit(
                    metric.name() + " is counted at a point in time; please name the day, such as \"as of 30 June\"."));
        }
        if (slots.comparative && !compares(times, dimensions, before)) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can't tell what is to be compared with what. Please name both, such as two values or"
                            + " two times."));
        }
        if (metric.format().equals("currency") && counts(slots.words)) {
            throw new Unresolved(new Resolution.Unfit(
                    metric.name() + " is an amount of money; how many there are is not defined here."));
        }
        boolean money = slots.words.texts().stream().anyMatch(MONEY::contains);
        if (money && List.of("percent", "integer").contains(metric.format())) {
            throw new Unresolved(new Resolution.Unfit(metric.name() + " is no amount of money."));
        }
        if (slots.shareOf && slots.change) {
            throw new Unresolved(
                    new Resolution.Unfit("I can't tell the share of a change; ask for the change by itself."));
        }
        if (slots.count > 0 && slots.rank == null) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can't tell which " + slots.count + " you mean: the highest, or the lowest?"));
        }
        boolean twoOf = !times.compare().isEmpty()
                || !times.several().isEmpty()
                || !combine.isEmpty()
                || filters.stream().anyMatch(f -> f.values().size() == 2 && !f.exclude());
        if (slots.difference && !twoOf) {
            throw new Unresolved(new Resolution.Unfit("I can't tell between which two the difference is meant."));
        }
    }

    /// Whether a number of things is asked for: "how many invoices".
    static boolean counts(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, "how") && words.is(i + 1, "many")) {
                return true;
            }
        }
        return false;
    }

    /// Whether there are two things that can be held against each other.
    private boolean compares(TaskTimes times, Set<String> dimensions, Optional<MetricTask> before) {
        return !dimensions.isEmpty()
                || !times.compare().isEmpty()
                || !times.several().isEmpty()
                || slots.change
                || slots.whole != null
                || before.map(b -> !b.dimensions().isEmpty()).orElse(false);
    }
}
