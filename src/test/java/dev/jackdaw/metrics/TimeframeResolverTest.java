package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SampleMetrics.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On a Wednesday in June.
class TimeframeResolverTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 17);
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 10);

    private static Timeframe.Resolution resolution(Meaning meaning, String more, String defaultPeriod) {
        return new TimeframeResolver(CompanyCalendar.standard(), TODAY)
                .resolve(
                        query("{\"metric\": \"m\"" + (more.isEmpty() ? "" : ", ") + more + "}"),
                        meaning,
                        defaultPeriod,
                        () -> FIRST);
    }

    private static Timeframe resolved(Meaning meaning, String more) {
        return ((Timeframe.Resolution.Resolved) resolution(meaning, more, "")).timeframe();
    }

    private static String problem(String more) {
        return ((Timeframe.Resolution.Unclear) resolution(Meaning.FLOW, more, "")).problem();
    }

    @Test
    void a_state_without_period_is_of_today_and_a_flow_of_all_time() {
        assertThat(resolved(Meaning.STATE, "").range()).hasToString("2026-06-17");
        var flow = resolved(Meaning.FLOW, "");
        assertThat(flow.allTime()).isTrue();
        assertThat(flow.range()).hasToString("1900-01-01 to 2026-06-17");
        assertThat(flow.notes()).isEmpty();
    }

    @Test
    void the_metric_s_own_period_stands_in_for_one_that_is_not_named() {
        var own = (Timeframe.Resolution.Resolved) resolution(Meaning.FLOW, "", "last month");
        assertThat(own.timeframe().range()).hasToString("2026-05-01 to 2026-05-31");
        var named = (Timeframe.Resolution.Resolved) resolution(Meaning.FLOW, "\"period\": \"yesterday\"", "last month");
        assertThat(named.timeframe().range()).hasToString("2026-06-16");
    }

    @Test
    void a_period_that_is_not_over_ends_with_the_data_and_says_so() {
        var time = resolved(Meaning.FLOW, "\"period\": \"this month\"");
        assertThat(time.range()).hasToString("2026-06-01 to 2026-06-17");
        assertThat(time.notes())
                .containsExactly("The period 2026-06-01 to 2026-06-30 is not over: the data end on 2026-06-17.");
    }

    @Test
    void all_time_by_a_unit_begins_with_the_unit_of_the_first_day() {
        var time = resolved(Meaning.FLOW, "\"grain\": \"month\"");
        assertThat(time.grain()).contains(Grain.MONTH);
        assertThat(time.periods()).hasSize(5);
        assertThat(time.periods().getFirst()).hasToString("2026-02-01 to 2026-02-28");
        assertThat(time.periods().getLast()).hasToString("2026-06-01 to 2026-06-17");
        assertThat(time.allTime()).isFalse();
        assertThat(time.notes()).containsExactly("The last month is not over: the data end on 2026-06-17.");
    }

    @Test
    void a_state_over_a_stretch_is_a_series_and_a_flow_is_one_value() {
        assertThat(resolved(Meaning.STATE, "\"period\": \"last 30 days\"").periods())
                .hasSize(30);
        assertThat(resolved(Meaning.FLOW, "\"period\": \"last 30 days\"").periods())
                .hasSize(1);
        var ranked = "\"period\": \"last 30 days\", \"rank\": {\"order\": \"top\", \"limit\": 1}";
        assertThat(resolved(Meaning.STATE, ranked).grain()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        last month             | previous_period          | 2026-04-01 to 2026-04-30
        this month             | previous_period          | 2026-05-01 to 2026-05-17
        march 2026             | previous_period          | 2026-02-01 to 2026-02-28
        2025                   | previous_period          | 2024-01-01 to 2024-12-31
        yesterday              | previous_period          | 2026-06-15
        15 may                 | previous_period          | 2026-05-14
        last friday            | previous_period          | 2026-06-11
        h1 2025                | previous_period          | 2024-07-01 to 2024-12-31
        this half              | previous_period          | 2025-07-01 to 2025-12-15
        q1 last year           | previous_period          | 2024-10-01 to 2024-12-31
        last calendar year     | previous_period          | 2024-01-01 to 2024-12-31
        first week of may      | previous_period          | 2026-04-24 to 2026-04-30
        first half of may      | previous_period          | 2026-04-16 to 2026-04-30
        second half of may     | previous_period          | 2026-05-01 to 2026-05-15
        1 to 15 may            | previous_period          | 2026-04-16 to 2026-04-30
        last 30 days           | previous_period          | 2026-04-19 to 2026-05-18
        2026-05-01 to 2026-05-10 | previous_period        | 2026-04-21 to 2026-04-30
        since 2026-06-01       | previous_period          | 2026-05-15 to 2026-05-31
        month to date          | previous_period          | 2026-05-01 to 2026-05-17
        last month             | previous_year            | 2025-05-01 to 2025-05-31
        february 2025          | previous_year            | 2024-02-01 to 2024-02-29
        last month             | january 2026             | 2026-01-01 to 2026-01-31
        """)
    void what_a_flow_is_compared_with(String period, String compare, String previous) {
        var time = resolved(Meaning.FLOW, "\"period\": \"" + period + "\", \"compare\": \"" + compare + "\"");
        assertThat(time.previous().orElseThrow()).hasToString(previous);
        assertThat(time.periods()).hasSize(1);
    }

    @Test
    void as_many_days_are_compared_and_it_is_said() {
        assertThat(resolved(Meaning.FLOW, "\"period\": \"this month\", \"compare\": \"previous_period\"")
                        .notes())
                .contains("It is compared with as many days: 2026-05-01 to 2026-05-17.");
    }

    @Test
    void a_state_moved_since_the_evening_before_its_stretch() {
        var time = resolved(Meaning.STATE, "\"period\": \"last 30 days\", \"compare\": \"previous_period\"");
        assertThat(time.previous().orElseThrow()).hasToString("2026-05-18");
    }

    @Test
    void a_comparison_without_period_is_of_the_last_month_and_of_a_state_this_one() {
        assertThat(resolved(Meaning.FLOW, "\"why\": true").range()).hasToString("2026-05-01 to 2026-05-31");
        assertThat(resolved(Meaning.STATE, "\"compare\": \"previous_period\"").range())
                .hasToString("2026-06-01 to 2026-06-17");
    }

    @Test
    void a_series_compares_each_unit_with_the_one_before() {
        var time =
                resolved(Meaning.FLOW, "\"period\": \"2026\", \"grain\": \"month\", \"compare\": \"previous_period\"");
        assertThat(time.previous()).isEmpty();
        assertThat(time.periods()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "period": "soonish"                                  | 'soonish' is not a period I know
        "period": "2027"                                     | the data end on 2026-06-17, before 2027 begins
        "period": "since 2020-01-01", "grain": "day"         | that is 2360 periods; 400 is the most. Choose a longer unit
        "period": "all time", "compare": "previous_period"   | I can't tell what to compare all time with
        "period": "last month", "compare": "the good times"  | I can't tell what to compare last month with
        """)
    void what_can_t_be_told_is_said(String more, String problem) {
        assertThat(problem(more)).isEqualTo(problem);
    }

    @Test
    void a_fiscal_year_and_its_weeks_are_the_company_s() {
        var calendar = new CompanyCalendar(ZoneId.of("UTC"), DayOfWeek.SUNDAY, Month.APRIL);
        var resolved = new TimeframeResolver(calendar, TODAY)
                .resolve(
                        query("{\"metric\": \"m\", \"period\": \"this quarter\", \"grain\": \"week\"}"),
                        Meaning.FLOW,
                        "",
                        () -> FIRST);
        var time = ((Timeframe.Resolution.Resolved) resolved).timeframe();
        assertThat(time.range()).hasToString("2026-04-01 to 2026-06-17");
        assertThat(time.periods().get(1).start().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
    }
}
