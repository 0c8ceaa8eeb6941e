package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import java.util.Optional;

/// The unit that a trend is drawn by, and what it is drawn over.
final class TaskGrain {
    private TaskGrain() {}

    /// Whether a metric is an average per day by its definition, so that "per day" and "on average" say nothing more.
    static boolean daily(Catalogue.Metric metric, Slots slots) {
        var about = Words.of(metric.name() + " " + metric.definition());
        return slots.grain == Grain.DAY
                && !metric.additive()
                && slots.words.texts().stream().noneMatch(w -> w.equals("by"))
                && slots.summaries.contains("average")
                && about.texts().stream().anyMatch(w -> w.equals("daily") || w.equals("day"));
    }

    /// Whether a metric is a figure of a month by its definition, so that "fifty thousand a month" names no unit to
    /// draw it by.
    static boolean monthly(Catalogue.Metric metric, Slots slots, Optional<Period> period) {
        var about = Words.of(metric.name() + ", " + String.join(", ", metric.synonyms()) + ", " + metric.definition());
        boolean month = Concepts.all(about).stream()
                .anyMatch(u -> u.meanings().stream().anyMatch(m -> m.startsWith("monthly "))
                        || u.bases().contains("monthly"));
        // "ARPA per month" may be a series; "what a client pays each month" is one figure.
        boolean told = slots.spans.stream()
                .anyMatch(span -> span.kind().equals("metric") && span.cost() > 0 && !metric.additive());
        boolean one = slots.summaries.contains("average") || !slots.conditions.isEmpty() || told;
        boolean led = slots.spans.stream()
                .anyMatch(span -> span.kind().equals("unit of time")
                        && slots.words.is(span.first(), "a", "per", "each", "every"));
        return slots.grain == Grain.MONTH
                && period.isEmpty()
                && month
                && one
                && led
                && metric.meaning() == Catalogue.Meaning.STATE
                && !slots.chosenUnit
                && slots.rank == null;
    }

    /// The unit that was said; for a trend without one the next finer than the period.
    static Optional<Grain> of(Slots slots, Optional<Period> period) {
        return slots.grain()
                .or(() ->
                        slots.trend ? Optional.of(period.map(TaskGrain::finer).orElse(Grain.MONTH)) : Optional.empty());
    }

    /// What a trend is drawn over where nobody said.
    static Optional<Period> lately(Grain grain) {
        return switch (grain) {
            case DAY -> Optional.of(new Period.Rolling(30, Grain.DAY));
            case WEEK -> Optional.of(new Period.Rolling(12, Grain.WEEK));
            case MONTH -> Optional.of(new Period.Rolling(12, Grain.MONTH));
            case QUARTER, YEAR -> Optional.empty();
        };
    }

    private static Grain finer(Period period) {
        return switch (period) {
            case Period.MonthOf month -> Grain.DAY;
            case Period.Unit(Grain unit, int offset) when unit == Grain.MONTH || unit == Grain.WEEK -> Grain.DAY;
            case Period other -> other.naturalGrain().orElse(Grain.MONTH);
        };
    }
}
