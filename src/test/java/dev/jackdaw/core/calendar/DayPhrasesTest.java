package dev.jackdaw.core.calendar;

import static dev.jackdaw.core.calendar.PeriodPhrases.JANUARY;
import static dev.jackdaw.core.calendar.PeriodPhrases.TODAY;
import static dev.jackdaw.core.calendar.PeriodPhrases.means;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days, stretches between days or months, and parts of months.
class DayPhrasesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        15 july                        | 2026-07-15 | 2026-07-15
        july 15th                      | 2026-07-15 | 2026-07-15
        july the 15th                  | 2026-07-15 | 2026-07-15
        the 3rd of march               | 2026-03-03 | 2026-03-03
        the third of march             | 2026-03-03 | 2026-03-03
        1 sept                         | 2026-09-01 | 2026-09-01
        nov 16                         | 2026-11-16 | 2026-11-16
        nov 27                         | 2026-11-27 | 2026-11-27
        nov 28                         | 2025-11-28 | 2025-11-28
        may 26                         | 2026-05-26 | 2026-05-26
        26 may                         | 2026-05-26 | 2026-05-26
        15 july last year              | 2025-07-15 | 2025-07-15
        15 july '25                    | 2025-07-15 | 2025-07-15
        nov 16, 2026                   | 2026-11-16 | 2026-11-16
        29 feb 2024                    | 2024-02-29 | 2024-02-29
        mon 16 nov 2026                | 2026-11-16 | 2026-11-16
        on monday, 16 november 2026    | 2026-11-16 | 2026-11-16
        16.11.2026                     | 2026-11-16 | 2026-11-16
        5.6.2026                       | 2026-06-05 | 2026-06-05
        11/16/2026                     | 2026-11-16 | 2026-11-16
        16/11/2026                     | 2026-11-16 | 2026-11-16
        05/05/2026                     | 2026-05-05 | 2026-05-05
        2026/11/16                     | 2026-11-16 | 2026-11-16
        16-nov-2026                    | 2026-11-16 | 2026-11-16
        on monday                      | 2026-11-23 | 2026-11-23
        last friday                    | 2026-11-20 | 2026-11-20
        last thu                       | 2026-11-26 | 2026-11-26
        the day before yesterday       | 2026-11-25 | 2026-11-25
        """)
    void a_day(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1 to 15 november                     | 2026-11-01 | 2026-11-15
        from 1 until 15 november             | 2026-11-01 | 2026-11-15
        from the 1st to the 15th of november | 2026-11-01 | 2026-11-15
        nov 1-15                             | 2026-11-01 | 2026-11-15
        1-15 november                        | 2026-11-01 | 2026-11-15
        nov 1 - 15                           | 2026-11-01 | 2026-11-15
        november 1st through the 15th, 2025  | 2025-11-01 | 2025-11-15
        nov 16 to nov 30                     | 2026-11-16 | 2026-11-30
        nov 28-30                            | 2025-11-28 | 2025-11-30
        1 to 15 november last year           | 2025-11-01 | 2025-11-15
        15 july through 15 september         | 2026-07-15 | 2026-09-15
        from 20 december to 10 january       | 2025-12-20 | 2026-01-10
        20 december to 10 january 2025       | 2024-12-20 | 2025-01-10
        20 december 2024 to 10 january       | 2024-12-20 | 2025-01-10
        mon 16 nov - sun 22 nov 2026         | 2026-11-16 | 2026-11-22
        between 3 and 9 march 2026           | 2026-03-03 | 2026-03-09
        between jan 5 and 9                  | 2026-01-05 | 2026-01-09
        between 3 march and 9 march          | 2026-03-03 | 2026-03-09
        from march 5 to today                | 2026-03-05 | 2026-11-27
        july to september                    | 2026-07-01 | 2026-09-30
        october to december                  | 2026-10-01 | 2026-12-31
        november to january                  | 2025-11-01 | 2026-01-31
        jan-mar                              | 2026-01-01 | 2026-03-31
        jan–mar                              | 2026-01-01 | 2026-03-31
        jan - mar 2026                       | 2026-01-01 | 2026-03-31
        jan-mar last year                    | 2025-01-01 | 2025-03-31
        january through june                 | 2026-01-01 | 2026-06-30
        from sep 2025 till now               | 2025-09-01 | 2026-11-27
        from sep 2025 up to today            | 2025-09-01 | 2026-11-27
        from january 2026 to may             | 2026-01-01 | 2026-05-31
        from november 2025 to february       | 2025-11-01 | 2026-02-28
        from 15 march 2026 to march          | 2026-03-15 | 2026-03-31
        from january to the end of june      | 2026-01-01 | 2026-06-30
        from the start of the year to march  | 2026-01-01 | 2026-03-31
        since 1 july until 30 september      | 2026-07-01 | 2026-09-30
        from september onwards               | 2026-09-01 | 2026-11-27
        from september on                    | 2026-09-01 | 2026-11-27
        from may 2026 to march 2026          | 2026-03-01 | 2026-05-31
        """)
    void a_stretch_between_two_ends(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        first week of june                | 2026-06-01 | 2026-06-07
        first two weeks of may            | 2026-05-01 | 2026-05-14
        last week of june                 | 2026-06-24 | 2026-06-30
        last week of november             | 2026-11-24 | 2026-11-30
        last week of december             | 2025-12-25 | 2025-12-31
        the last two weeks of last month  | 2026-10-18 | 2026-10-31
        first ten days of march           | 2026-03-01 | 2026-03-10
        last 10 days of q3                | 2026-09-21 | 2026-09-30
        last day of february 2024         | 2024-02-29 | 2024-02-29
        first half of october             | 2026-10-01 | 2026-10-15
        second half of october            | 2026-10-16 | 2026-10-31
        second half of december           | 2025-12-16 | 2025-12-31
        second half of february 2026      | 2026-02-16 | 2026-02-28
        second half of last month         | 2026-10-16 | 2026-10-31
        first month of this quarter       | 2026-10-01 | 2026-10-31
        last two months of 2025           | 2025-11-01 | 2025-12-31
        first 2 quarters of last year     | 2025-01-01 | 2025-06-30
        first week of june last year      | 2025-06-01 | 2025-06-07
        """)
    void a_part_of_a_longer_stretch(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }
}
