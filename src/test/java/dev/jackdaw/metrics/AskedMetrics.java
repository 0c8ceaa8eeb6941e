package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.MetricsDatabase.SUBSCRIPTION;
import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.data.Result;
import dev.jackdaw.warehouse.Caller;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sample metrics over `MetricsDatabase`, to be asked in JSON.
final class AskedMetrics implements AutoCloseable {
    private final MetricsDatabase database = new MetricsDatabase();
    private final MetricService metrics = new MetricService(
            database.index(), database.warehouse(), database.clock(), CompanyCalendar.standard(), view -> false);

    AskedMetrics() {
        database.know(MRR, NEW, CHURN, SUBSCRIPTION);
    }

    MetricService.Outcome outcome(String metric, String more) {
        return metrics.answer(query("{\"metric\": \"" + metric + "\", " + more + "}"), Caller.nobody());
    }

    Result answer(String metric, String more) {
        var outcome = outcome(metric, more);
        assertThat(outcome).isInstanceOf(MetricService.Outcome.Answered.class);
        return ((MetricService.Outcome.Answered) outcome).result();
    }

    String problem(String metric, String more) {
        var outcome = outcome(metric, more);
        assertThat(outcome).isInstanceOf(MetricService.Outcome.Unfit.class);
        return ((MetricService.Outcome.Unfit) outcome).problem();
    }

    /// Numbers with decimals may be written as texts.
    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(v -> v instanceof String text && text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : v)
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
