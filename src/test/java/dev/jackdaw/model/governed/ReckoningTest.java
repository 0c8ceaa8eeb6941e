package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions that bring values to one, choose from them or put them in order.
class ReckoningTest {
    private static final Understanding UNDERSTANDING = new Understanding(new Lexicon(TestCatalogue.company()));

    private static Understood understand(String question) {
        return UNDERSTANDING.understandAll(question, Optional.empty(), Set.of());
    }

    private static String text(Understood understood) {
        return understood.resolution() instanceof Resolution.Tasks(var tasks)
                ? tasks.stream().map(MetricTask::text).collect(Collectors.joining("; "))
                : understood.resolution().toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        what is the ratio of MRR of Germany to MRR of France?             | MRR divided by MRR by country for country DE or FR
        Germany + France combined: MRR                                    | MRR for country DE or FR combined
        churn rate in Germany and France in total                         | churn rate for country DE or FR combined
        MRR of Germany and France, each one separately and the two together | MRR by country for country DE or FR; MRR for country DE or FR combined
        upgrades less downgrades, net, last month                         | upgrades minus downgrades last month
        how many more upgrades than downgrades did we get this year       | upgrades minus downgrades this year
        how many markets are doing over 50k MRR                           | MRR by country with more than 50000
        MRR by country above USD 25,000                                   | MRR by country with more than 25000
        which months in 2026 had invoiced amount below four hundred thousand | invoiced amount by month 2026 with less than 400000
        are there any months this year where invoiced amount was below two hundred and fifty thousand | invoiced amount by month this year with less than 250000
        which countries have more than 1 of those open tickets            | open tickets by country with more than 1
        what percentage of MRR is billed annually                         | share of MRR by billing cycle for billing cycle annual
        resolution time by category, only above 200 h                     | resolution time by category with more than 200
        """)
    void values_are_brought_to_one_or_chosen_from(String question, String text) {
        assertThat(text(understand(question))).isEqualTo(text);
        assertThat(text(understand(text.replaceFirst(";.*", "")))).isEqualTo(text.replaceFirst(";.*", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        worst month ever for churned customers        | top 1 churned customers by month all time
        which country has the best churn rate         | bottom 1 churn rate by country
        the three worst countries by MRR              | bottom 3 MRR by country
        rank countries by MRR, best first             | top 1000 MRR by country
        MRR by country, worst on top                  | bottom 1000 MRR by country
        slowest category by resolution time           | top 1 resolution time by category
        which country pays best per customer? rank them all | top 1000 ARPA by country
        top 3 countries by MRR desc                   | top 3 MRR by country
        MRR by country, starting with the smallest    | bottom 1000 MRR by country
        our single biggest upgrades month             | top 1 upgrades by month
        which category takes us the longest to resolve | top 1 resolution time by category
        """)
    void whether_high_comes_first_depends_on_what_is_measured(String question, String text) {
        assertThat(text(understand(question))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        worst category by support tickets             | whether more of support tickets is better
        slowest country by MRR                        | MRR does not last
        MRR in hours                                  | MRR is not in hours
        resolution time in dollars                    | resolution time is not in USD
        MRR in euros                                  | MRR is not in EUR
        net MRR                                       | set off against what
        the worst churn rate by country, lowest first | whether the highest or the lowest
        how many months of upgrades                   | name a limit
        share of MRR of Germany and France combined   | I can't add these up
        """)
    void what_cannot_be_told_is_said(String question, String reason) {
        assertThat(text(understand(question))).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR in dollars                                        | MRR
        churn rate as a percentage                            | churn rate
        how long did billing tickets take us to resolve, in hours | resolution time for category billing
        how many hours does it take to resolve a bug          | resolution time for category bug
        resolution time last month, hrs is fine               | resolution time last month
        MRR by plan in % of total                             | share of MRR by plan
        """)
    void a_unit_that_is_the_metric_s_own_changes_nothing(String question, String text) {
        assertThat(text(understand(question))).isEqualTo(text);
    }

    @Test
    void what_a_word_such_as_worst_was_taken_for_is_told() {
        assertThat(understand("worst country by churn rate").slots().notes)
                .contains("I took 'worst' to mean the highest values of churn rate.");
    }
}
