package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.Period;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.knowledge.index.IndexedCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Agents tell each other tasks in canonical English; it must mean to the reader what it meant to
/// the writer.
class TaskTextTest {
    private static final List<String> PERIODS = List.of(
            "today",
            "last month",
            "last 6 months",
            "2025",
            "march 2026",
            "q1 2026",
            "since january 2026",
            "as of 2026-03-31",
            "from march 2026 to may 2026",
            "year to date",
            "all time",
            "last week",
            "this quarter",
            "q4 2025",
            "2026-03-31",
            "last 12 weeks",
            "from 2026-01-01 to 2026-03-15",
            "3 months ago",
            "last month of 2025");

    /// Times that stand beside others, each with its year.
    private static final List<String> SIDE_BY_SIDE = List.of(
            "march 2026", "march 2025", "q1 2026", "q2 2025", "2024", "2025", "last month", "this month", "last week");

    private static final List<ValueCondition> CONDITIONS = List.of(
            new ValueCondition("above", List.of(new BigDecimal(20))),
            new ValueCondition("at_least", List.of(new BigDecimal(30_000))),
            new ValueCondition("below", List.of(new BigDecimal("0.5"))),
            new ValueCondition("at_most", List.of(new BigDecimal(7))),
            new ValueCondition("between", List.of(new BigDecimal(10), new BigDecimal(20))));
    private static final int CASES = 3_000;

    @Test
    void a_task_s_text_reads_back_as_the_task() {
        long seed = System.nanoTime();
        System.out.println("TaskTextTest seed " + seed);
        var random = new Random(seed);
        try (var company = TestCompany.open()) {
            var lexicon = new Lexicon(
                    new IndexedCatalogue(company.jackdaw().knowledge().index()));
            var reader = new QuestionReader(lexicon);
            var resolver = new TaskResolver(lexicon);
            for (int i = 0; i < CASES; i++) {
                var task = task(lexicon.catalogue().metrics(), random);
                var words = Words.of(task.text());
                var slots = reader.read(words);
                assertThat(slots.unknown).as(task.text()).isEmpty();
                assertThat(resolver.resolve(slots, Optional.empty(), Set.of()))
                        .as(task.text())
                        .isEqualTo(new Resolution.Tasks(List.of(task)));
            }
        }
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static MetricTask task(List<Catalogue.Metric> metrics, Random random) {
        var metric = pick(metrics, random);
        var dimensions = new ArrayList<String>();
        if (random.nextInt(3) > 0) {
            dimensions.add(pick(metric.dimensions(), random).name());
        }
        var filters = new ArrayList<TaskFilter>();
        var filtered = pick(metric.dimensions(), random);
        if (random.nextBoolean() && !filtered.values().isEmpty()) {
            var values = random.nextInt(3) == 0 && filtered.values().size() > 1
                    ? filtered.values().subList(0, 2)
                    : List.of(pick(filtered.values(), random));
            filters.add(new TaskFilter(filtered.name(), values, random.nextInt(4) == 0));
        }
        boolean share = random.nextInt(5) == 0 && !dimensions.isEmpty();
        var rank = random.nextInt(4) == 0 && !dimensions.isEmpty()
                ? Optional.of(new Ranking(random.nextBoolean(), 1 + random.nextInt(9)))
                : Optional.<Ranking>empty();
        var compare =
                random.nextInt(4) == 0 ? pick(List.of("previous_period", "previous_year", "last month"), random) : "";
        var grain = compare.isEmpty() && random.nextInt(4) == 0
                ? Optional.of(pick(List.of(Grain.values()), random))
                : Optional.<Grain>empty();
        var period = random.nextInt(3) > 0 ? PeriodParser.parse(pick(PERIODS, random)) : Optional.<Period>empty();
        boolean why = compare.equals("previous_period") && random.nextBoolean();
        if (period.isEmpty() && rank.isEmpty()) {
            // A trend without a time is one of the time until now.
            grain = grain.filter(g -> g == Grain.QUARTER || g == Grain.YEAR);
        }
        var shape = compare.isEmpty() && !share && random.nextBoolean()
                ? shape(metrics, metric, grain, filters, random)
                : TaskShape.NONE;
        boolean several = !shape.periods().isEmpty();
        return new MetricTask(
                metric.name(),
                split(dimensions, filters, shape),
                filters,
                several ? Optional.empty() : period,
                several ? Optional.empty() : grain,
                compare,
                rank,
                share,
                why,
                shape);
    }

    /// Several values of a dimension stand side by side, unless how many fulfil a condition is asked.
    private static List<String> split(List<String> dimensions, List<TaskFilter> filters, TaskShape shape) {
        var all = new ArrayList<>(dimensions);
        boolean counted = shape.having().isPresent() && !dimensions.isEmpty();
        filters.stream()
                .filter(f -> f.values().size() > 1 && !f.exclude() && !counted)
                .map(TaskFilter::dimension)
                .filter(d -> !all.contains(d))
                .forEach(all::add);
        return all;
    }

    /// One thing more that is asked of the values.
    private static TaskShape shape(
            List<Catalogue.Metric> metrics,
            Catalogue.Metric metric,
            Optional<Grain> grain,
            List<TaskFilter> filters,
            Random random) {
        boolean two = filters.stream().anyMatch(f -> f.values().size() == 2 && !f.exclude());
        return switch (random.nextInt(5)) {
            case 0 -> new TaskShape(Optional.of(pick(CONDITIONS, random)), "", "", "", List.of(), false);
            case 1 -> {
                boolean itself = metric.definition().startsWith("Average");
                boolean averaged = metric.additive() || (grain.isPresent() && !itself);
                yield new TaskShape(Optional.empty(), averaged ? "average" : "", "", "", List.of(), false);
            }
            case 2 -> {
                var other = pick(metrics, random).name();
                var combine = pick(List.of("ratio", "difference"), random);
                yield other.equals(metric.name())
                        ? TaskShape.NONE
                        : new TaskShape(Optional.empty(), "", combine, other, List.of(), false);
            }
            case 3 -> new TaskShape(Optional.empty(), "", "", "", periods(random), false);
            default -> new TaskShape(Optional.empty(), "", "", "", List.of(), two);
        };
    }

    private static List<Period> periods(Random random) {
        var periods = new ArrayList<>(SIDE_BY_SIDE);
        Collections.shuffle(periods, random);
        return periods.subList(0, 2 + random.nextInt(3)).stream()
                .map(p -> PeriodParser.parse(p).orElseThrow())
                .toList();
    }
}
