package dev.jackdaw.model.governed;

import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Questions in simple English over a catalogue: a metric, sometimes split, narrowed to a value, and in a time.
record PlainQuestions(Catalogue catalogue, Random random) {
    private static final List<String> PERIODS = List.of(
            "last month",
            "in 2025",
            "in march 2026",
            "in q1 2026",
            "last quarter",
            "last 6 months",
            "this year",
            "since january 2026",
            "last week");

    static final List<String> OPENINGS = List.of("", "what is our ", "show me ", "what was the ");

    /// A value of one of a metric's dimensions.
    record Valued(String dimension, String value) {}

    /// What is asked, and how: `opening` and `name` are the words before and for the metric, `time` is empty or a
    /// period with the word that leads to it.
    record Question(
            Catalogue.Metric metric,
            String opening,
            String name,
            Optional<String> dimension,
            Optional<Valued> value,
            String time) {
        String head() {
            return opening
                    + name
                    + dimension.map(d -> " by " + d).orElse("")
                    + value.map(v -> " for " + v.value()).orElse("");
        }

        String text() {
            return (head() + " " + time).strip();
        }

        Optional<Period> period() {
            return PeriodParser.parse(time.replaceFirst("^in ", ""));
        }

        /// Whether all of it is in one of the tasks.
        boolean said(List<MetricTask> tasks) {
            return tasks.stream().anyMatch(this::said);
        }

        private boolean said(MetricTask task) {
            return task.metric().equals(metric.name())
                    && dimension.stream().allMatch(task.dimensions()::contains)
                    && value.stream().allMatch(v -> narrows(task, v))
                    && period().stream().allMatch(p -> in(task, p));
        }
    }

    /// Whether a task is narrowed to a value, maybe with others.
    static boolean narrows(MetricTask task, Valued valued) {
        return task.filters().stream()
                .anyMatch(f -> f.dimension().equals(valued.dimension())
                        && !f.exclude()
                        && f.values().contains(valued.value()));
    }

    /// Whether a time is one of a task's.
    static boolean in(MetricTask task, Period period) {
        return task.period().filter(period::equals).isPresent()
                || task.shape().periods().contains(period)
                || task.compare().equals(period.phrase());
    }

    static List<Valued> values(Catalogue.Metric metric) {
        return metric.dimensions().stream()
                .flatMap(d -> d.values().stream().map(v -> new Valued(d.name(), v)))
                .toList();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Question next() {
        var metric = pick(catalogue.metrics());
        var synonyms = metric.synonyms();
        var values = values(metric);
        return new Question(
                metric,
                pick(OPENINGS),
                random.nextInt(3) == 0 && !synonyms.isEmpty() ? pick(synonyms) : metric.name(),
                random.nextBoolean() ? Optional.of(pick(metric.dimensions()).name()) : Optional.empty(),
                random.nextInt(4) == 0 && !values.isEmpty() ? Optional.of(pick(values)) : Optional.empty(),
                random.nextInt(4) == 0 ? "" : pick(PERIODS));
    }
}
