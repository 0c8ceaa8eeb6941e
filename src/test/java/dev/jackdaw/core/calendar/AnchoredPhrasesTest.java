package dev.jackdaw.core.calendar;

import static dev.jackdaw.core.calendar.PeriodPhrases.APRIL;
import static dev.jackdaw.core.calendar.PeriodPhrases.JANUARY;
import static dev.jackdaw.core.calendar.PeriodPhrases.TODAY;
import static dev.jackdaw.core.calendar.PeriodPhrases.means;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told from another time: units up to it or from it on, all time before or after it, the week that it is in.
class AnchoredPhrasesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the twelve months to the end of june    | 2025-07-01 | 2026-06-30
        12 months ending 30 june 2026           | 2025-07-01 | 2026-06-30
        three months ended october              | 2026-08-01 | 2026-10-31
        3 full months through october 2026      | 2026-08-01 | 2026-10-31
        the year ended 31 march 2026            | 2025-04-01 | 2026-03-31
        year to march 2026                      | 2025-04-01 | 2026-03-31
        the quarter ended 30 september          | 2026-07-01 | 2026-09-30
        7 days up to and including today        | 2026-11-21 | 2026-11-27
        the 7 days to 15 november               | 2026-11-09 | 2026-11-15
        week ending 15 november                 | 2026-11-09 | 2026-11-15
        six-month period to october             | 2026-05-01 | 2026-10-31
        the week commencing 9 november 2026     | 2026-11-09 | 2026-11-15
        the two weeks from 1 june               | 2026-06-01 | 2026-06-14
        the 30 days before 1 march              | 2026-01-30 | 2026-02-28
        three months before october             | 2026-07-01 | 2026-09-30
        the 30 days after 31 march 2026         | 2026-04-01 | 2026-04-30
        2 quarters following q1 2026            | 2026-04-01 | 2026-09-30
        """)
    void so_many_units(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        before 1 september                      | 1900-01-01 | 2026-08-31
        prior to q3 2026                        | 1900-01-01 | 2026-06-30
        before the start of october             | 1900-01-01 | 2026-09-30
        on or before 15 march 2026              | 1900-01-01 | 2026-03-15
        up to and including march               | 1900-01-01 | 2026-03-31
        after 1 september                       | 2026-09-02 | 2026-11-27
        after q2                                | 2026-07-01 | 2026-11-27
        on or after 1 september                 | 2026-09-01 | 2026-11-27
        starting 1 september                    | 2026-09-01 | 2026-11-27
        so from sept 8                          | 2026-09-08 | 2026-11-27
        from 8 september forward                | 2026-09-08 | 2026-11-27
        since the beginning of the present quarter until today | 2026-10-01 | 2026-11-27
        since records began                     | 1900-01-01 | 2026-11-27
        over the whole sample                   | 1900-01-01 | 2026-11-27
        """)
    void on_one_side(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the week of 9 november                  | 2026-11-09 | 2026-11-15
        week of the 11th of november            | 2026-11-09 | 2026-11-15
        the week containing 1 october 2026      | 2026-09-28 | 2026-10-04
        kw 46                                   | 2026-11-09 | 2026-11-15
        calendar week 46                        | 2026-11-09 | 2026-11-15
        week 46 of 2025                         | 2025-11-10 | 2025-11-16
        2026-w46                                | 2026-11-09 | 2026-11-15
        iso week 5                              | 2026-01-26 | 2026-02-01
        week 50                                 | 2025-12-08 | 2025-12-14
        """)
    void a_week(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the last completed quarter              | 2026-07-01 | 2026-09-30
        last 8 full iso weeks                   | 2026-09-28 | 2026-11-22
        the four most recent complete quarters  | 2025-10-01 | 2026-09-30
        last four completed months              | 2026-07-01 | 2026-10-31
        latest full week                        | 2026-11-16 | 2026-11-22
        the quarter just ended                  | 2026-07-01 | 2026-09-30
        most recently completed month           | 2026-10-01 | 2026-10-31
        the preceding 12 months                 | 2025-11-01 | 2026-10-31
        the present quarter                     | 2026-10-01 | 2026-12-31
        all of last year                        | 2025-01-01 | 2025-12-31
        the whole of last quarter               | 2026-07-01 | 2026-09-30
        the entire year 2025                    | 2025-01-01 | 2025-12-31
        full year 2025                          | 2025-01-01 | 2025-12-31
        last year october                       | 2025-10-01 | 2025-10-31
        last year q3                            | 2025-07-01 | 2025-09-30
        the third quarter of the year           | 2026-07-01 | 2026-09-30
        the final month of q3                   | 2026-09-01 | 2026-09-30
        3q26                                    | 2026-07-01 | 2026-09-30
        1h25                                    | 2025-01-01 | 2025-06-30
        q3'26                                   | 2026-07-01 | 2026-09-30
        cy2025                                  | 2025-01-01 | 2025-12-31
        oct'26                                  | 2026-10-01 | 2026-10-31
        10/2026                                 | 2026-10-01 | 2026-10-31
        """)
    void whole_units(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        between 1 december last year and the present day | 2025-12-01 | 2026-11-27
        starting 1 january 2025 up to and including this month | 2025-01-01 | 2026-11-30
        april through to october                | 2026-04-01 | 2026-10-31
        from january up until march             | 2026-01-01 | 2026-03-31
        between 15 march 2026 and the end of that month | 2026-03-15 | 2026-03-31
        """)
    void with_two_ends(String phrase, LocalDate first, LocalDate last) {
        means(phrase, JANUARY, TODAY, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        fq2                                     | 2026-07-01 | 2026-09-30
        q2fy26                                  | 2025-07-01 | 2025-09-30
        the last completed fiscal quarter       | 2026-07-01 | 2026-09-30
        the last completed fiscal year          | 2025-04-01 | 2026-03-31
        year ended 31 march 2026                | 2025-04-01 | 2026-03-31
        """)
    void in_a_fiscal_year_from_april(String phrase, LocalDate first, LocalDate last) {
        means(phrase, APRIL, TODAY, first, last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last 7 full days",
                "2024 last month",
                "3 last month",
                "last 3 complete days",
                "latest quarter",
                "most recent month",
                "the month to 15 november",
                "week 3",
                "week 54",
                "2025-w53",
                "the week before 9 november",
                "since the start of the campaign",
                "since the beginning of",
                "before last",
                "after lunch",
                "full year",
                "3 months before",
                "from 8 september",
                "by 30 june"
            })
    void what_could_mean_two_things_is_no_period(String phrase) {
        assertThat(PeriodParser.parse(phrase)).isEmpty();
    }
}
