package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.agent.Catalogue;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.core.calendar.PeriodParser;
import dev.jackdaw.knowledge.index.IndexedCatalogue;
import java.util.ArrayList;
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
            "all time");
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
                assertThat(resolver.resolve(words, slots, Optional.empty(), Set.of()))
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
        var filters = new ArrayList<MetricTask.Filter>();
        var filtered = pick(metric.dimensions(), random);
        if (random.nextBoolean() && !filtered.values().isEmpty()) {
            filters.add(new MetricTask.Filter(
                    filtered.name(), List.of(pick(filtered.values(), random)), random.nextInt(4) == 0));
        }
        boolean share = random.nextInt(5) == 0 && !dimensions.isEmpty();
        var rank = random.nextInt(4) == 0 && !dimensions.isEmpty()
                ? Optional.of(new Slots.Rank(random.nextBoolean(), 1 + random.nextInt(9)))
                : Optional.<Slots.Rank>empty();
        var compare =
                random.nextInt(4) == 0 ? pick(List.of("previous_period", "previous_year", "last month"), random) : "";
        var grain = compare.isEmpty() && random.nextInt(4) == 0
                ? Optional.of(pick(List.of(Grain.values()), random))
                : Optional.<Grain>empty();
        var period = random.nextInt(3) > 0
                ? PeriodParser.parse(pick(PERIODS, random))
                : Optional.<dev.jackdaw.core.calendar.Period>empty();
        boolean why = compare.equals("previous_period") && random.nextBoolean();
        return new MetricTask(metric.name(), dimensions, filters, period, grain, compare, rank, share, why);
    }
}
