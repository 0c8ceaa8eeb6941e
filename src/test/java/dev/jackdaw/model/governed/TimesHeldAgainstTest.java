package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times and parts held against each other, and what is drawn over time.
class TimesHeldAgainstTest {
    private final Understanding understanding = new Understanding(new Lexicon(TestCatalogue.company()));

    private String text(String question) {
        return understanding.understandAll(question, Optional.empty(), Set.of()).resolution()
                        instanceof Resolution.Tasks tasks
                ? MetricTask.texts(tasks.tasks()).replace('\n', '/')
                : "declined";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tickets last 30 days vs the previous 30 days          | support tickets last 30 days compared with previous period
        tickets last 30 days vs the 30 before that            | support tickets last 30 days compared with previous period
        tickets this month vs the same point last month       | support tickets this month compared with previous period
        tickets in August to October 2026 vs the same three months of 2025 | support tickets from august to october 2026 compared with from august to october 2025
        tickets in October than in September                  | support tickets october compared with september
        how many more tickets in October than in September    | support tickets october compared with september
        tickets Q3 v Q2                                       | support tickets q3 compared with q2
        tickets for Q3 next to Q2, and Q3 of last year too    | support tickets q3 and q2 and q3 of last year
        compare tickets in h1 of this year with that of h2 of last year | support tickets h1 of this year and h2 of last year
        tickets this quarter so far against the whole of last quarter | support tickets this quarter compared with last quarter
        tickets monthly, last 6                               | support tickets by month last 6 months
        tickets WoW, last 8 full ISO weeks                    | support tickets by week last 8 weeks compared with previous period
        are tickets slipping? monthly                         | support tickets by month last 12 months
        tickets per month since May, current month so far     | support tickets by month since may
        tickets for the last half year, so six months         | support tickets last 6 months
        tickets from 10 August until 20 September, both days being included | support tickets from 10 august to 20 september
        churn rate: enterprise vs overall                     | churn rate for plan enterprise/churn rate
        tickets: bug vs the rest                              | support tickets for category bug/support tickets excluding category bug
        churn rate of starter vs company average              | churn rate for plan starter/churn rate
        """)
    void what_is_held_against_what(String question, String task) {
        assertThat(text(question)).as(question).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets last 30 days vs the 20 before that",
                "tickets last week vs the same point last month",
                "tickets, last 6",
                "tickets by month in May, last 6",
                "tickets: bug vs the company average",
                "tickets by category vs overall",
                "tickets of bug in Germany vs overall",
                "tickets from 8 September",
                "top 3 categories that are slipping by tickets"
            })
    void what_is_only_partly_understood_is_declined(String question) {
        assertThat(text(question)).as(question).isEqualTo("declined");
    }
}
