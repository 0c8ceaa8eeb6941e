package dev.jackdaw.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyCalendarTest {
    private static final CompanyCalendar PLAIN = CompanyCalendar.standard();
    private static final CompanyCalendar APRIL =
            new CompanyCalendar(ZoneId.of("Asia/Tokyo"), DayOfWeek.SATURDAY, Month.APRIL);
    private static final CompanyCalendar NOVEMBER =
            new CompanyCalendar(ZoneId.of("UTC"), DayOfWeek.SUNDAY, Month.NOVEMBER);

    private static DateRange range(String first, String last) {
        return new DateRange(LocalDate.parse(first), LocalDate.parse(last).plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2024-02-29, 2024-02-29, 2024-02-29",
        "WEEK, 2026-06-14, 2026-06-08, 2026-06-14",
        "WEEK, 2026-06-15, 2026-06-15, 2026-06-21",
        "WEEK, 2026-01-01, 2025-12-29, 2026-01-04",
        "MONTH, 2024-02-29, 2024-02-01, 2024-02-29",
        "MONTH, 2026-12-31, 2026-12-01, 2026-12-31",
        "QUARTER, 2026-03-31, 2026-01-01, 2026-03-31",
        "QUARTER, 2026-10-01, 2026-10-01, 2026-12-31",
        "YEAR, 2024-12-31, 2024-01-01, 2024-12-31",
    })
    void the_unit_around_a_day(Grain grain, LocalDate day, String first, String last) {
        assertThat(PLAIN.unit(grain, day)).isEqualTo(range(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-06-19, 2026-06-13, 2026-06-19",
        "WEEK, 2026-06-20, 2026-06-20, 2026-06-26",
        "QUARTER, 2026-03-31, 2026-01-01, 2026-03-31",
        "QUARTER, 2026-04-01, 2026-04-01, 2026-06-30",
        "YEAR, 2026-03-31, 2025-04-01, 2026-03-31",
        "YEAR, 2026-04-01, 2026-04-01, 2027-03-31",
    })
    void the_unit_around_a_day_where_the_year_begins_in_april(Grain grain, LocalDate day, String first, String last) {
        assertThat(APRIL.unit(grain, day)).isEqualTo(range(first, last));
    }

    /// Its quarters begin in November, February, May and August.
    @ParameterizedTest
    @CsvSource({
        "QUARTER, 2026-01-31, 2025-11-01, 2026-01-31",
        "QUARTER, 2026-02-01, 2026-02-01, 2026-04-30",
        "QUARTER, 2026-12-01, 2026-11-01, 2027-01-31",
        "YEAR, 2026-10-31, 2025-11-01, 2026-10-31",
        "YEAR, 2026-11-01, 2026-11-01, 2027-10-31",
    })
    void quarters_that_reach_over_new_year(Grain grain, LocalDate day, String first, String last) {
        assertThat(NOVEMBER.unit(grain, day)).isEqualTo(range(first, last));
    }

    @Test
    void a_fiscal_year_is_named_after_the_calendar_year_it_ends_in() {
        assertThat(PLAIN.year(2026)).isEqualTo(range("2026-01-01", "2026-12-31"));
        assertThat(APRIL.year(2026)).isEqualTo(range("2025-04-01", "2026-03-31"));
        assertThat(NOVEMBER.quarter(2026, 1)).isEqualTo(range("2025-11-01", "2026-01-31"));
        assertThat(NOVEMBER.quarter(2026, 4)).isEqualTo(range("2026-08-01", "2026-10-31"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, Q1 2027",
        "2026-07-01, Q2 2027",
        "2026-10-01, Q3 2027",
        "2027-01-01, Q4 2027",
        "2027-04-01, Q1 2028",
    })
    void a_quarter_s_name_is_the_one_that_reads_back_as_it(LocalDate start, String name) {
        assertThat(APRIL.name(Grain.QUARTER, start)).isEqualTo(name);
        var parts = name.split(" ");
        assertThat(APRIL.quarter(Integer.parseInt(parts[1]), parts[0].charAt(1) - '0')
                        .start())
                .isEqualTo(start);
    }

    @Test
    void names_of_the_other_units() {
        var start = LocalDate.of(2026, 10, 1);
        assertThat(PLAIN.name(Grain.DAY, start)).isEqualTo("2026-10-01");
        assertThat(PLAIN.name(Grain.WEEK, start)).isEqualTo("2026-10-01");
        assertThat(PLAIN.name(Grain.MONTH, start)).isEqualTo("2026-10");
        assertThat(PLAIN.name(Grain.QUARTER, start)).isEqualTo("Q4 2026");
        assertThat(PLAIN.name(Grain.YEAR, LocalDate.of(2026, 1, 1))).isEqualTo("2026");
        assertThat(APRIL.name(Grain.YEAR, LocalDate.of(2026, 4, 1))).isEqualTo("2027");
    }

    @Test
    void a_range_is_cut_at_the_borders_of_units_and_may_begin_and_end_inside_one() {
        assertThat(PLAIN.split(range("2026-01-30", "2026-03-02"), Grain.MONTH))
                .containsExactly(
                        range("2026-01-30", "2026-01-31"),
                        range("2026-02-01", "2026-02-28"),
                        range("2026-03-01", "2026-03-02"));
        assertThat(PLAIN.split(range("2026-06-15", "2026-06-21"), Grain.WEEK))
                .containsExactly(range("2026-06-15", "2026-06-21"));
        assertThat(NOVEMBER.split(range("2026-01-31", "2026-02-01"), Grain.QUARTER))
                .containsExactly(range("2026-01-31", "2026-01-31"), range("2026-02-01", "2026-02-01"));
    }

    /// Whatever the grain, the pieces put together are the range again.
    @ParameterizedTest
    @EnumSource
    void no_day_is_lost_or_doubled_between_the_pieces(Grain grain) {
        for (var calendar : List.of(PLAIN, APRIL, NOVEMBER)) {
            var whole = range("2023-12-30", "2025-03-01");
            var pieces = calendar.split(whole, grain);
            assertThat(pieces.getFirst().start()).isEqualTo(whole.start());
            assertThat(pieces.getLast().end()).isEqualTo(whole.end());
            for (int i = 1; i < pieces.size(); i++) {
                assertThat(pieces.get(i).start()).isEqualTo(pieces.get(i - 1).end());
                assertThat(calendar.startOf(grain, pieces.get(i).start()))
                        .isEqualTo(pieces.get(i).start());
            }
            assertThat(pieces.stream().mapToLong(DateRange::days).sum()).isEqualTo(428);
        }
    }

    @Test
    void units_are_added_and_taken_away() {
        var start = LocalDate.of(2026, 1, 1);
        assertThat(PLAIN.plus(Grain.DAY, start, -1)).isEqualTo("2025-12-31");
        assertThat(PLAIN.plus(Grain.WEEK, start, 2)).isEqualTo("2026-01-15");
        assertThat(PLAIN.plus(Grain.MONTH, start, -1)).isEqualTo("2025-12-01");
        assertThat(PLAIN.plus(Grain.QUARTER, start, -5)).isEqualTo("2024-10-01");
        assertThat(PLAIN.plus(Grain.YEAR, start, 0)).isEqualTo(start);
    }

    @Test
    void a_range_knows_its_days() {
        var february = range("2024-02-01", "2024-02-29");
        assertThat(february.days()).isEqualTo(29);
        assertThat(february.last()).isEqualTo("2024-02-29");
        assertThat(february).hasToString("2024-02-01 to 2024-02-29");
        assertThat(DateRange.day(LocalDate.of(2024, 2, 29))).hasToString("2024-02-29");
        assertThatThrownBy(() -> new DateRange(LocalDate.EPOCH, LocalDate.EPOCH))
                .hasMessage("empty range 1970-01-01..1970-01-01");
    }

    /// Nothing is left where one cuts before the first day, so it stays whole there.
    @ParameterizedTest
    @CsvSource({
        "2024-02-15, 2024-02-15",
        "2024-02-01, 2024-02-01",
        "2024-02-29, 2024-02-29",
        "2024-03-05, 2024-02-29",
        "2024-01-31, 2024-02-29"
    })
    void a_range_is_cut_off_after_a_day_inside_it(LocalDate day, String last) {
        assertThat(range("2024-02-01", "2024-02-29").until(day)).isEqualTo(range("2024-02-01", last));
    }

    @ParameterizedTest
    @CsvSource({"Day, DAY", "DAILY, DAY", "weeks, WEEK", "Monthly, MONTH", "quarterly, QUARTER", "annual, YEAR"})
    void a_grain_is_read_from_its_words(String word, Grain grain) {
        assertThat(Grain.of(word)).contains(grain);
        assertThat(Grain.of(grain.word())).contains(grain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hour", "dayly", "month "})
    void other_words_are_no_grain(String word) {
        assertThat(Grain.of(word)).isEmpty();
    }
}
