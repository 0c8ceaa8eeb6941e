package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A value whose name says nothing elsewhere is never dropped before a noun.
class KeptValuesTest {
    private static final Understanding UNDERSTANDING = new Understanding(new Lexicon(TestCatalogue.company()));

    private static String read(String question) {
        var understood = UNDERSTANDING.understandAll(question, Optional.empty(), Set.of());
        return understood.resolution() instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? tasks.stream().map(MetricTask::text).collect(Collectors.joining("; "))
                : "none";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        business customers                                    | active customers for plan business
        how many business customers do we have                | active customers for plan business
        MRR of our business accounts                          | MRR for plan business
        churned customers in the business plan                | churned customers for plan business
        what is the churn rate of business clients last month | churn rate for plan business last month
        MRR in the business tier by country                   | MRR by country for plan business
        """)
    void a_filler_that_is_a_value_narrows_the_noun_behind_it(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR across the business         | MRR
        how much MRR is in the business | MRR
        how many businesses churned     | churned customers
        """)
    void where_it_narrows_no_noun_it_says_nothing(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }
}
