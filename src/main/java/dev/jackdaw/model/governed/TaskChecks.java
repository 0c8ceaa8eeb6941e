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
        sides |= filters.stream().anyMatch(f -> f.values().size() > 1) && heldAgainst();
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
        if (slots.comparative && combine.isEmpty() && !compares(times, dimensions, before)) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can't tell what is to be compared with what. Please name both, such as two values or"
                            + " two times."));
        }
        // "How many markets are above 50k" counts what it splits by; "how many dollars" are the amount itself.
        boolean groups = !slots.conditions.isEmpty() && (!dimensions.isEmpty() || slots.grain != null);
        boolean money = slots.units.stream().anyMatch(FigureUnit::currency);
        if (metric.format().equals("currency") && counted() && !groups && !money) {
            throw new Unresolved(new Resolution.Unfit(
                    metric.name() + " is an amount of money; how many there are is not defined here."));
        }
        new EventStates(metric).hold(slots, filters);
        for (var unit : slots.units) {
            FigureUnit.problem(metric, unit.unit()).ifPresent(problem -> {
                throw new Unresolved(new Resolution.Unfit(problem));
            });
        }
        for (var one : slots.perOnes) {
            if (!PerUnitSource.defined(metric, one)) {
                throw new Unresolved(new Resolution.Unfit(metric.name() + " is not defined per " + one + "."));
            }
        }
        boolean amount = money || slots.words.texts().stream().anyMatch(MONEY::contains);
        if (amount && List.of("percent", "integer").contains(metric.format())) {
            throw new Unresolved(new Resolution.Unfit(metric.name() + " is no amount of money."));
        }
        if (slots.shareOf && slots.change) {
            throw new Unresolved(
                    new Resolution.Unfit("I can't tell the share of a change; ask for the change by itself."));
        }
        boolean oneBefore =
                before.map(b -> b.shape().other().equals(b.metric())).orElse(false);
        boolean one = slots.metrics.isEmpty()
                ? oneBefore
                : slots.metrics.stream().map(MetricTerm::meanings).distinct().count() < 2;
        combinations(times, filters, combine, one);
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

    /// Whether behind each "versus" stands something that was understood: "trial vs active vs gone".
    private boolean heldAgainst() {
        for (int i = 0; i < slots.words.size(); i++) {
            int against = i + (slots.words.is(i + 1, "the", "our", "those", "these") ? 2 : 1);
            if (slots.words.is(i, "vs", "versus", "against")
                    && slots.spans.stream()
                            .filter(s -> s.words().get(against))
                            .allMatch(s -> s.kind().equals(BestReading.NOTHING))) {
                return false;
            }
        }
        return true;
    }

    /// What must hold of things that are brought to one; `one` says that they are groups of one metric.
    private void combinations(TaskTimes times, List<TaskFilter> filters, String combine, boolean one) {
        boolean two = filters.stream()
                        .filter(f -> f.values().size() == 2 && !f.exclude())
                        .count()
                == 1;
        if (one
                && combine.equals("ratio")
                && (!two || !times.several().isEmpty() || !times.compare().isEmpty())) {
            throw new Unresolved(new Resolution.Unfit("I can't tell of which two the ratio is meant."));
        }
        boolean values = filters.stream().anyMatch(f -> f.values().size() > 1);
        if (slots.firmly && (!times.several().isEmpty() || (slots.share && values))) {
            throw new Unresolved(new Resolution.Unfit(
                    "I can't add these up. Please name one time that holds all of them, or ask for each by itself."));
        }
        if (slots.net && !combine.equals("difference") && times.compare().isEmpty() && !slots.difference) {
            throw new Unresolved(
                    new Resolution.Unfit("I can't tell what is to be set off against what. Please name both."));
        }
        if (slots.chosenUnit && slots.conditions.isEmpty()) {
            throw new Unresolved(
                    new Resolution.Unfit("I can't tell by what those times are to be chosen. Please name a limit."));
        }
    }

    /// Whether so many of this metric are asked for: in "how many customers, and the MRR" it is another one.
    private boolean counted() {
        boolean counted = false;
        for (int i = 0; i < slots.words.size(); i++) {
            int at = i;
            boolean another = slots.metrics.stream()
                    .filter(t -> t.end() > at + 1)
                    .findFirst()
                    .map(t -> !t.meanings().contains(metric.name())
                            && slots.asked.stream().anyMatch(t.meanings()::contains))
                    .orElse(false);
            counted |= slots.words.is(i, "how") && slots.words.is(i + 1, "many") && !another;
        }
        return counted;
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
