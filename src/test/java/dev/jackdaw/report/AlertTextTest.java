package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.report.AnomalyDetector.Anomaly;
import dev.jackdaw.report.AnomalyDetector.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a watch found, in words.
class AlertTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private static WatchDefinition watch(Map<String, List<String>> where) {
        return new WatchDefinition("w", "MRR", where, "day", "slack:m@e.com", List.of("slack:C1"), "", "");
    }

    private static String odd(Kind kind, Grain grain, ResultTable.Column column) {
        var series = new Series(Json.own("{\"name\": \"MRR\"}", MetricDefinition.class), column, grain, List.of());
        return AlertText.odd(watch(Map.of()), series, new Anomaly(DAY, kind, 1200, 1000.005, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HIGH | DAY | **MRR** Mon 1 Jun 2026: **$1,200.00**, above the $1,000.01 that its past lets expect.
        LOW | DAY | **MRR** Mon 1 Jun 2026: **$1,200.00**, below the $1,000.01 that its past lets expect.
        SHIFT | WEEK | **MRR** at a new level since about week of Mon 1 Jun 2026: **$1,200.00** where $1,000.01 was usual.
        MISSING | MONTH | **MRR** no data for month of Mon 1 Jun 2026.
        """)
    void what_is_odd_is_said_with_what_was_expected(Kind kind, Grain grain, String text) {
        assertThat(odd(kind, grain, SampleEdition.MONEY)).isEqualTo(text);
    }

    @Test
    void a_percentage_keeps_its_decimals() {
        var series = new Series(
                Json.own("{\"name\": \"churn\"}", MetricDefinition.class), SampleEdition.PERCENT, Grain.DAY, List.of());
        assertThat(AlertText.odd(
                        watch(Map.of("plan", List.of("pro"))), series, new Anomaly(DAY, Kind.HIGH, 0.0214, 0.0106, 9)))
                .isEqualTo("**MRR (pro)** Mon 1 Jun 2026: **2.1%**, above the 1.1% that its past lets expect.");
    }

    @Test
    void many_at_once_are_ten_and_a_hint() {
        var alerts = IntStream.range(0, 12)
                .mapToObj(i -> new Alert("w" + i, DAY, "high", "text " + i, true, ""))
                .toList();
        assertThat(AlertText.message(alerts))
                .startsWith("❗ text 0\n\n❗ text 1\n\n")
                .endsWith("❗ text 9\n\n2 more: so many at once is more likely one cause than many.");
        assertThat(AlertText.message(alerts.subList(0, 10))).endsWith("❗ text 9");
        assertThat(AlertText.shown(alerts)).hasSize(10);
        assertThat(alerts.getFirst().key()).isEqualTo("w0|2026-06-01|high");
    }

    @Test
    void a_load_that_stands_still_is_asked_about() {
        assertThat(AlertText.stale(watch(Map.of()), "public.orders", DAY))
                .isEqualTo("**MRR**: public.orders has no rows after Mon 1 Jun 2026. Is its load running?");
    }

    private static MetricTable table(List<@Nullable Object> row) {
        var columns = List.of(
                ResultTable.Column.plain("plan", "text"), new ResultTable.Column("plan", "int8", "integer", ""));
        return new MetricTable(new ResultTable(columns, List.of(row), false));
    }

    /// A metric may be called like what it is split by.
    @Test
    void of_two_columns_of_one_name_the_last_is_the_value() {
        var table = table(Arrays.asList("pro", 5L));
        assertThat(table.number("plan", 0)).isEqualTo(BigDecimal.valueOf(5));
        assertThat(table.label(0)).isEqualTo("pro");
        assertThat(table.column("plan").format()).isEqualTo("integer");
        assertThat(table.rows()).isEqualTo(1);
    }

    @Test
    void what_is_null_or_not_there_is_no_number() {
        assertThat(table(Arrays.asList(null, null)).number("plan", 0)).isNull();
        assertThat(table(Arrays.asList(null, null)).label(0)).isNull();
        assertThat(table(Arrays.asList("pro", "NaN")).number("plan", 0)).isNull();
        assertThat(new MetricTable(ResultTable.EMPTY).number("plan", 0)).isNull();
    }
}
