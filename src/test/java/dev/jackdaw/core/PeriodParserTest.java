package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.PeriodParser;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodParserTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 17); // a Wednesday

    @ParameterizedTest
    @CsvSource({
        "today, 2026-06-17, 2026-06-17",
        "yesterday, 2026-06-16, 2026-06-16",
        "this week, 2026-06-15, 2026-06-21",
        "last week, 2026-06-08, 2026-06-14",
        "this month, 2026-06-01, 2026-06-30",
        "last month, 2026-05-01, 2026-05-31",
        "previous quarter, 2026-01-01, 2026-03-31",
        "last year, 2025-01-01, 2025-12-31",
        "last 7 days, 2026-06-11, 2026-06-17",
        "the last three months, 2026-03-01, 2026-05-31",
        "past 2 full weeks, 2026-06-01, 2026-06-14",
        "2 months ago, 2026-04-01, 2026-04-30",
        "ytd, 2026-01-01, 2026-06-17",
        "month to date, 2026-06-01, 2026-06-17",
        "2024, 2024-01-01, 2024-12-31",
        "march, 2026-03-01, 2026-03-31",
        "december, 2025-12-01, 2025-12-31",
        "march 2025, 2025-03-01, 2025-03-31",
        "2025-02, 2025-02-01, 2025-02-28",
        "q4, 2025-10-01, 2025-12-31",
        "q1 2026, 2026-01-01, 2026-03-31",
        "2026-02-28, 2026-02-28, 2026-02-28",
        "march 5 2026, 2026-03-05, 2026-03-05",
        "5th march 2026, 2026-03-05, 2026-03-05",
        "since april, 2026-04-01, 2026-06-17",
        "since the start of the year, 2026-01-01, 2026-06-17",
        "since the end of march, ,",
        "from march to may 2026, 2026-03-01, 2026-05-31",
        "between november and january, 2025-11-01, 2026-01-31",
        "2026-01-05 to 2026-01-09, 2026-01-05, 2026-01-09",
        "as of march 2026, 2026-03-31, 2026-03-31",
        "as of the end of last month, 2026-05-31, 2026-05-31",
        "as of now, 2026-06-17, 2026-06-17",
        "end of 2025, 2025-12-31, 2025-12-31",
        "2026-02-30, ,",
        "next month, ,",
        "blue, ,"
    })
    void reads_time_phrases(String phrase, LocalDate first, LocalDate last) {
        var range = PeriodParser.parse(phrase).map(p -> p.on(CompanyCalendar.standard(), TODAY));
        if (first == null) {
            assertThat(range).isEmpty();
        } else {
            assertThat(range).hasValueSatisfying(r -> {
                assertThat(r.start()).isEqualTo(first);
                assertThat(r.last()).isEqualTo(last);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "this year, 2026-04-01, 2027-03-31",
        "q1, 2026-04-01, 2026-06-30",
        "2026, 2025-04-01, 2026-03-31",
        "this week, 2026-06-14, 2026-06-20"
    })
    void keeps_to_the_fiscal_year_and_the_first_day_of_the_week(String phrase, LocalDate first, LocalDate last) {
        var fiscal = new CompanyCalendar(ZoneId.of("UTC"), DayOfWeek.SUNDAY, Month.APRIL);
        var range = PeriodParser.parse(phrase).orElseThrow().on(fiscal, TODAY);
        assertThat(range.start()).isEqualTo(first);
        assertThat(range.last()).isEqualTo(last);
    }

    @Test
    void the_last_whole_months_include_the_one_that_ends_today() {
        var range = PeriodParser.parse("last 2 months")
                .orElseThrow()
                .on(CompanyCalendar.standard(), LocalDate.of(2026, 6, 30));
        assertThat(range.last()).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @ParameterizedTest
    @CsvSource({
        "last 30 days",
        "this month",
        "yesterday",
        "3 months ago",
        "year to date",
        "march 2026",
        "q2 2025",
        "2025",
        "2026-03-01",
        "from march 2026 to may 2026",
        "since january 2026",
        "as of 2026-03-31",
        "as of last month",
        "all time"
    })
    void a_period_s_phrase_reads_back_as_itself(String phrase) {
        var period = PeriodParser.parse(phrase).orElseThrow();
        assertThat(PeriodParser.parse(period.phrase())).contains(period);
        assertThat(period.phrase()).isEqualTo(phrase);
    }
}
