package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which days a figure is about.
class WindowTest {
    @Test
    void last_month_is_the_month_that_ended() {
        var first = LocalDate.of(2026, 6, 30);
        var calendar = CompanyCalendar.standard();
        assertThat(Window.of("last month", calendar, first).range().toString()).isEqualTo("2026-06-01 to 2026-06-30");
        assertThat(Window.of("last month", calendar, first.minusDays(1)).range().toString())
                .isEqualTo("2026-05-01 to 2026-05-31");
        var sofar = Window.of("this month", calendar, LocalDate.of(2026, 6, 10));
        assertThat(sofar.range().toString()).isEqualTo("2026-06-01 to 2026-06-10");
        assertThat(sofar.previous().toString()).isEqualTo("2026-05-01 to 2026-05-10");
        assertThat(Window.of("", calendar, first).yearBefore().toString()).isEqualTo("2025-07-01");
        assertThat(Window.of("last 7 days", calendar, first).previous().toString())
                .isEqualTo("2026-06-17 to 2026-06-23");
        // A short month is not compared beyond its end.
        assertThat(Window.of("this month", calendar, LocalDate.of(2026, 3, 30))
                        .previous()
                        .toString())
                .isEqualTo("2026-02-01 to 2026-02-28");
    }

    private static Window of(String phrase, String last) {
        return Window.of(phrase, CompanyCalendar.standard(), LocalDate.parse(last));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        yesterday | 2026-06-17 | 2026-06-17 | 2026-06-16 | 2025-06-18
        last week | 2026-06-14 | 2026-06-08 to 2026-06-14 | 2026-06-01 to 2026-06-07 | 2025-06-09 to 2025-06-15
        last week | 2026-06-17 | 2026-06-08 to 2026-06-14 | 2026-06-01 to 2026-06-07 | 2025-06-09 to 2025-06-15
        month to date | 2026-06-10 | 2026-06-01 to 2026-06-10 | 2026-05-01 to 2026-05-10 | 2025-06-02 to 2025-06-11
        month to date | 2026-06-20 | 2026-06-01 to 2026-06-20 | 2026-05-01 to 2026-05-20 | 2025-06-01 to 2025-06-20
        month to date | 2026-06-30 | 2026-06-01 to 2026-06-30 | 2026-05-01 to 2026-05-31 | 2025-06-01 to 2025-06-30
        quarter to date | 2026-06-29 | 2026-04-01 to 2026-06-29 | 2026-01-01 to 2026-03-31 | 2025-04-01 to 2025-06-29
        year to date | 2026-02-28 | 2026-01-01 to 2026-02-28 | 2025-01-01 to 2025-02-28 | 2025-01-01 to 2025-02-28
        last quarter | 2026-06-17 | 2026-01-01 to 2026-03-31 | 2025-10-01 to 2025-12-31 | 2025-01-01 to 2025-03-31
        last year | 2026-06-17 | 2025-01-01 to 2025-12-31 | 2024-01-01 to 2024-12-31 | 2024-01-01 to 2024-12-31
        last 30 days | 2026-03-30 | 2026-03-01 to 2026-03-30 | 2026-01-30 to 2026-02-28 | 2025-03-01 to 2025-03-30
        """)
    void each_period_has_its_days_and_those_it_is_compared_with(
            String phrase, String last, String range, String previous, String yearBefore) {
        var window = of(phrase, last);
        assertThat(window.range()).hasToString(range);
        assertThat(window.previous()).hasToString(previous);
        assertThat(window.yearBefore()).hasToString(yearBefore);
    }

    /// What ends before the 29th of February holds the 28th, in years without a 29th, too.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        month to date | 2028-02-28 | 2027-02-01 to 2027-02-28
        month to date | 2028-02-29 | 2027-02-01 to 2027-02-28
        year to date | 2028-02-28 | 2027-01-01 to 2027-02-28
        last month | 2028-03-31 | 2027-03-01 to 2027-03-31
        last month | 2029-03-05 | 2028-02-01 to 2028-02-29
        last 30 days | 2028-03-29 | 2027-02-28 to 2027-03-29
        """)
    void a_leap_day_is_no_reason_to_lose_another(String phrase, String last, String yearBefore) {
        assertThat(of(phrase, last).yearBefore()).hasToString(yearBefore);
    }

    @Test
    void a_comparison_is_chosen_by_its_name() {
        var window = of("yesterday", "2026-06-17");
        assertThat(window.compared("previous_period")).isEqualTo(window.previous());
        assertThat(window.compared("previous_year")).isEqualTo(window.yearBefore());
        assertThat(window.compared("previous_week")).hasToString("2026-06-10");
        assertThatThrownBy(() -> window.compared("last_year"))
                .isInstanceOf(UsageException.class)
                .hasMessage("'last_year' is no comparison. Choose previous_period, previous_week or previous_year");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        soonish | 'soonish' is not a period I know. Write one such as yesterday, last week or month to date
        all time | a report can't be about 'all time': name a period that has ended
        """)
    void what_has_no_fixed_days_is_refused(String phrase, String says) {
        assertThatThrownBy(() -> of(phrase, "2026-06-17"))
                .isInstanceOf(UsageException.class)
                .hasMessage(says);
    }

    /// So that a report can be made again later.
    @Test
    void days_as_a_phrase_mean_the_same_days_on_any_day() {
        var range = of("last week", "2026-06-17").range();
        assertThat(Window.phrase(range)).isEqualTo("from 2026-06-08 to 2026-06-14");
        assertThat(of(Window.phrase(range), "2027-12-31").range()).isEqualTo(range);
    }
}
