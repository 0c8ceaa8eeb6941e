package dev.jackdaw.core.calendar;

import static dev.jackdaw.core.calendar.PeriodPhrases.APRIL;
import static dev.jackdaw.core.calendar.PeriodPhrases.JANUARY;
import static dev.jackdaw.core.calendar.PeriodPhrases.TODAY;
import static dev.jackdaw.core.calendar.PeriodPhrases.means;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Years, halves, quarters and months, in a company whose year begins in January and in one whose
/// year begins in April.
class YearPhrasesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        h1                            | 2026-01-01 | 2026-06-30
        h2                            | 2026-07-01 | 2026-12-31
        h1 2026                       | 2026-01-01 | 2026-06-30
        h1 26                         | 2026-01-01 | 2026-06-30
        h2 '25                        | 2025-07-01 | 2025-12-31
        2025 h2                       | 2025-07-01 | 2025-12-31
        h1-h2 2025                    | 2025-01-01 | 2025-12-31
        first half of 2026            | 2026-01-01 | 2026-06-30
        the 2nd half of last year     | 2025-07-01 | 2025-12-31
        the first half of this year   | 2026-01-01 | 2026-06-30
        this half                     | 2026-07-01 | 2026-12-31
        this half year so far         | 2026-07-01 | 2026-12-31
        last half year                | 2026-05-01 | 2026-10-31
        past half-year                | 2026-05-01 | 2026-10-31
        fy26                          | 2026-01-01 | 2026-12-31
        q3 26                         | 2026-07-01 | 2026-09-30
        q3 '26                        | 2026-07-01 | 2026-09-30
        2026-q3                       | 2026-07-01 | 2026-09-30
        q3-2026                       | 2026-07-01 | 2026-09-30
        2026 q3                       | 2026-07-01 | 2026-09-30
        q3 of 2025                    | 2025-07-01 | 2025-09-30
        third quarter                 | 2026-07-01 | 2026-09-30
        the 3rd quarter of 2025       | 2025-07-01 | 2025-09-30
        third quarter of this year    | 2026-07-01 | 2026-09-30
        third quarter last year       | 2025-07-01 | 2025-09-30
        last quarter of 2025          | 2025-10-01 | 2025-12-31
        q3 last year                  | 2025-07-01 | 2025-09-30
        q2 of this year               | 2026-04-01 | 2026-06-30
        this q2                       | 2026-04-01 | 2026-06-30
        q4 to date                    | 2026-10-01 | 2026-11-27
        march to date                 | 2026-03-01 | 2026-11-27
        last four quarters            | 2025-10-01 | 2026-09-30
        q1-q3 2026                    | 2026-01-01 | 2026-09-30
        q3 to q4                      | 2026-07-01 | 2026-12-31
        may last year                 | 2025-05-01 | 2025-05-31
        december last year            | 2025-12-01 | 2025-12-31
        october of last year          | 2025-10-01 | 2025-10-31
        may this year                 | 2026-05-01 | 2026-05-31
        this december                 | 2026-12-01 | 2026-12-31
        may two years ago             | 2024-05-01 | 2024-05-31
        may of the year before last   | 2024-05-01 | 2024-05-31
        the month of may              | 2026-05-01 | 2026-05-31
        may '26                       | 2026-05-01 | 2026-05-31
        may-26                        | 2026-05-01 | 2026-05-31
        nov-25                        | 2025-11-01 | 2025-11-30
        november-2025                 | 2025-11-01 | 2025-11-30
        year 2025                     | 2025-01-01 | 2025-12-31
        """)
    void a_year_from_january(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    /// The fiscal year 2027 runs, in its third quarter. Months go by calendar years here, too.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        fy26                            | 2025-04-01 | 2026-03-31
        fy2026                          | 2025-04-01 | 2026-03-31
        fy 26                           | 2025-04-01 | 2026-03-31
        fy '26                          | 2025-04-01 | 2026-03-31
        fiscal 2026                     | 2025-04-01 | 2026-03-31
        fiscal year 2026                | 2025-04-01 | 2026-03-31
        financial year 2026             | 2025-04-01 | 2026-03-31
        this fiscal year                | 2026-04-01 | 2027-03-31
        last fiscal year                | 2025-04-01 | 2026-03-31
        past fiscal year                | 2025-04-01 | 2026-03-31
        two fiscal years ago            | 2024-04-01 | 2025-03-31
        last 2 fiscal years             | 2024-04-01 | 2026-03-31
        fiscal year to date             | 2026-04-01 | 2026-11-27
        fiscal ytd                      | 2026-04-01 | 2026-11-27
        fytd                            | 2026-04-01 | 2026-11-27
        fiscal q1                       | 2026-04-01 | 2026-06-30
        first fiscal quarter            | 2026-04-01 | 2026-06-30
        this fiscal quarter             | 2026-10-01 | 2026-12-31
        last fiscal quarter             | 2026-07-01 | 2026-09-30
        q1 fy26                         | 2025-04-01 | 2025-06-30
        fy26 q4                         | 2026-01-01 | 2026-03-31
        q4 of fiscal 2026               | 2026-01-01 | 2026-03-31
        q4 of last fiscal year          | 2026-01-01 | 2026-03-31
        q3 to q4                        | 2026-10-01 | 2027-03-31
        q4 to q1                        | 2026-01-01 | 2026-06-30
        h1                              | 2026-04-01 | 2026-09-30
        h2                              | 2026-10-01 | 2027-03-31
        h2 fy26                         | 2025-10-01 | 2026-03-31
        second half of last year        | 2025-10-01 | 2026-03-31
        this half                       | 2026-10-01 | 2027-03-31
        calendar year 2025              | 2025-01-01 | 2025-12-31
        calendar 2025                   | 2025-01-01 | 2025-12-31
        last calendar year              | 2025-01-01 | 2025-12-31
        this calendar year              | 2026-01-01 | 2026-12-31
        past calendar year              | 2025-01-01 | 2025-12-31
        two calendar years ago          | 2024-01-01 | 2024-12-31
        last two calendar years         | 2024-01-01 | 2025-12-31
        calendar year to date           | 2026-01-01 | 2026-11-27
        calendar ytd                    | 2026-01-01 | 2026-11-27
        calendar q1 2026                | 2026-01-01 | 2026-03-31
        q1 of calendar 2026             | 2026-01-01 | 2026-03-31
        calendar q1 last year           | 2025-01-01 | 2025-03-31
        q1 of last calendar year        | 2025-01-01 | 2025-03-31
        calendar h1 two years ago       | 2024-01-01 | 2024-06-30
        from calendar q1 to calendar q2 | 2026-01-01 | 2026-06-30
        last calendar month             | 2026-10-01 | 2026-10-31
        february last year              | 2025-02-01 | 2025-02-28
        february this year              | 2026-02-01 | 2026-02-28
        since the start of the year     | 2026-04-01 | 2026-11-27
        at year end                     | 2026-03-31 | 2026-03-31
        calendar year end               | 2025-12-31 | 2025-12-31
        year end 2025                   | 2025-03-31 | 2025-03-31
        """)
    void a_year_from_april(String phrase, LocalDate first, LocalDate last) {
        means(phrase, APRIL, TODAY, first, last);
    }
}
