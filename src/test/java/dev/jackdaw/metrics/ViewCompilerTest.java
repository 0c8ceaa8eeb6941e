package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.CHURN;
import static dev.jackdaw.metrics.SampleMetrics.MRR;
import static dev.jackdaw.metrics.SampleMetrics.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Grain;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewCompilerTest {
    private static final String LATEST = "SELECT DATE '2026-06-17' AS day";
    private static final MetricParts COUNT = new MetricParts(NEW, List.of(), List.of());

    private static Optional<String> compiled(MetricParts parts, Optional<Grain> grain) {
        return new ViewCompiler(CompanyCalendar.standard(), LATEST).compile(parts, grain);
    }

    @Test
    void a_state_is_of_the_latest_day_whenever_it_is_read() {
        var parts = new MetricParts(MRR, List.of(MRR.dimension("plan").orElseThrow()), List.of());
        assertThat(compiled(parts, Optional.empty())).contains("""
            WITH latest AS (
              SELECT DATE '2026-06-17' AS day
            ),
            period AS (
              SELECT latest.day AS starts, latest.day + 1 AS ends
              FROM latest
            )
            SELECT v."plan", v.value AS "MRR"
            FROM period
            CROSS JOIN LATERAL (
              SELECT s.plan AS "plan", ROUND((COALESCE(SUM(s.mrr), 0))::numeric, 2) AS value
              FROM subscription s
              WHERE NOT s.test
                AND s.started < period.ends
                AND (s.ended IS NULL OR s.ended >= period.ends)
              GROUP BY s.plan
            ) AS v\
            """);
    }

    @ParameterizedTest
    @CsvSource({"DAY,1 day", "WEEK,1 week", "MONTH,1 month", "QUARTER,3 months", "YEAR,1 year"})
    void a_series_goes_from_the_first_day_in_steps_of_its_unit(Grain grain, String step) {
        assertThat(compiled(COUNT, Optional.of(grain)).orElseThrow())
                .contains(
                        "SELECT s::date AS starts, LEAST((s + interval '" + step + "')::date, latest.day + 1) AS ends")
                .contains("generate_series(date_trunc('" + grain.word() + "', earliest.day::timestamp), "
                        + "latest.day::timestamp, interval '" + step + "') AS s")
                .contains("SELECT min(s.started)::date AS day")
                .contains("SELECT period.starts AS \"" + grain.word() + "\", v.value AS \"new customers\"");
    }

    @Test
    void what_has_no_first_day_begins_with_the_latest() {
        assertThat(compiled(new MetricParts(CHURN, List.of(), List.of()), Optional.of(Grain.MONTH)))
                .hasValueSatisfying(sql -> assertThat(sql).contains("SELECT min(day) AS day FROM latest"));
    }

    @ParameterizedTest
    @CsvSource({"DAY,true", "WEEK,false", "MONTH,true", "QUARTER,false", "YEAR,false"})
    void units_that_only_the_company_knows_can_t_be(Grain grain, boolean possible) {
        var calendar = new CompanyCalendar(ZoneId.of("UTC"), DayOfWeek.SUNDAY, Month.APRIL);
        assertThat(new ViewCompiler(calendar, LATEST)
                        .compile(COUNT, Optional.of(grain))
                        .isPresent())
                .isEqualTo(possible);
    }

    @Test
    void rows_are_in_the_order_of_their_time_and_split() {
        assertThat(ViewCompiler.order(Optional.of(Grain.MONTH), List.of("plan")))
                .containsExactly("\"month\"", "\"plan\"");
        assertThat(ViewCompiler.order(Optional.empty(), List.of("plan"))).containsExactly("\"plan\"");
    }
}
