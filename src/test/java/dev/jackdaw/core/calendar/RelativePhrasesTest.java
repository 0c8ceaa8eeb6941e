package dev.jackdaw.core.calendar;

import static dev.jackdaw.core.calendar.PeriodPhrases.JANUARY;
import static dev.jackdaw.core.calendar.PeriodPhrases.TODAY;
import static dev.jackdaw.core.calendar.PeriodPhrases.means;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told from today, and from one point in time.
class RelativePhrasesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the week before last            | 2026-11-09 | 2026-11-15
        month before last               | 2026-09-01 | 2026-09-30
        the quarter before last         | 2026-04-01 | 2026-06-30
        the week before the last week   | 2026-11-09 | 2026-11-15
        last week but one               | 2026-11-09 | 2026-11-15
        two weeks ago                   | 2026-11-09 | 2026-11-15
        a couple of weeks ago           | 2026-11-09 | 2026-11-15
        a month ago                     | 2026-10-01 | 2026-10-31
        one year ago                    | 2025-01-01 | 2025-12-31
        3 months back                   | 2026-08-01 | 2026-08-31
        trailing 30 days                | 2026-10-29 | 2026-11-27
        trailing 12-month               | 2025-11-01 | 2026-10-31
        trailing twelve months          | 2025-11-01 | 2026-10-31
        ttm                             | 2025-11-01 | 2026-10-31
        ltm                             | 2025-11-01 | 2026-10-31
        last twelve full months         | 2025-11-01 | 2026-10-31
        past 90 days                    | 2026-08-30 | 2026-11-27
        last couple of weeks            | 2026-11-09 | 2026-11-22
        previous 3 months               | 2026-08-01 | 2026-10-31
        last 8 wks                      | 2026-09-28 | 2026-11-22
        last 6 mths                     | 2026-05-01 | 2026-10-31
        last 2 qtrs                     | 2026-04-01 | 2026-09-30
        past quarter                    | 2026-07-01 | 2026-09-30
        past yr                         | 2025-11-01 | 2026-10-31
        last thirty days                | 2026-10-29 | 2026-11-27
        last twenty four months         | 2024-11-01 | 2026-10-31
        last twenty-four months         | 2024-11-01 | 2026-10-31
        this year so far                | 2026-01-01 | 2026-12-31
        so far this year                | 2026-01-01 | 2026-12-31
        year so far                     | 2026-01-01 | 2026-12-31
        this quarter so far             | 2026-10-01 | 2026-12-31
        this month to date              | 2026-11-01 | 2026-11-27
        year-to-date                    | 2026-01-01 | 2026-11-27
        wtd                             | 2026-11-23 | 2026-11-27
        up to now                       | 1900-01-01 | 2026-11-27
        to date                         | 1900-01-01 | 2026-11-27
        """)
    void told_from_today(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        since the start of july             | 2026-07-01 | 2026-11-27
        since the begin of the year         | 2026-01-01 | 2026-11-27
        since start of year                 | 2026-01-01 | 2026-11-27
        since the beginning of this quarter | 2026-10-01 | 2026-11-27
        since july 1st                      | 2026-07-01 | 2026-11-27
        since 1 july                        | 2026-07-01 | 2026-11-27
        since last month                    | 2026-10-01 | 2026-11-27
        since 2025                          | 2025-01-01 | 2026-11-27
        since monday                        | 2026-11-23 | 2026-11-27
        end of march                        | 2026-03-31 | 2026-03-31
        at the end of last month            | 2026-10-31 | 2026-10-31
        month end                           | 2026-10-31 | 2026-10-31
        month-end                           | 2026-10-31 | 2026-10-31
        quarter end                         | 2026-09-30 | 2026-09-30
        at year end                         | 2025-12-31 | 2025-12-31
        year-end 2024                       | 2024-12-31 | 2024-12-31
        end of q3                           | 2026-09-30 | 2026-09-30
        at close of q3                      | 2026-09-30 | 2026-09-30
        end of the third quarter            | 2026-09-30 | 2026-09-30
        as at 15 march 2026                 | 2026-03-15 | 2026-03-15
        as of 30 september                  | 2026-09-30 | 2026-09-30
        as of the end of october            | 2026-10-31 | 2026-10-31
        as of month end                     | 2026-10-31 | 2026-10-31
        at 30 june                          | 2026-06-30 | 2026-06-30
        end oct                             | 2026-10-31 | 2026-10-31
        as of end q3                        | 2026-09-30 | 2026-09-30
        at the end 2025                     | 2025-12-31 | 2025-12-31
        last month end                      | 2026-10-31 | 2026-10-31
        at last quarter-end                 | 2026-09-30 | 2026-09-30
        """)
    void told_from_a_point(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    /// A month that ends today has ended.
    @ParameterizedTest
    @CsvSource({
        "month end, 2026-11-30, 2026-11-30, 2026-11-30",
        "nov 1-15, 2026-11-10, 2026-11-01, 2026-11-15",
        "november to january, 2026-12-10, 2025-11-01, 2026-01-31",
        "november to january, 2027-01-10, 2026-11-01, 2027-01-31",
        "jan-mar, 2026-02-10, 2026-01-01, 2026-03-31",
        "last week of june, 2026-06-10, 2025-06-24, 2025-06-30",
        "last friday, 2026-11-28, 2026-11-27, 2026-11-27"
    })
    void seen_from_other_days(String phrase, LocalDate today, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, today, first, last);
    }
}
