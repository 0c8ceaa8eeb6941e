package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionQuestionsTest {
    private final Lexicon lexicon = new Lexicon(TestCatalogue.company());
    private final DefinitionQuestions questions = new DefinitionQuestions(lexicon);

    private java.util.List<String> metrics(String question) {
        var slots = new QuestionReader(lexicon).read(Words.of(question));
        return questions.metrics(slots, WordQuestion.of(slots), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        what does MRR mean                            | MRR
        What does churn mean?                         | churn rate
        how is MRR calculated                         | MRR
        what counts as churn?                         | churn rate
        definition of ARPA                            | ARPA
        what goes into recurring revenue              | MRR
        Is MRR net or gross of the discount?          | MRR
        does MRR include VAT                          | MRR
        are refunds left out of billings?             | invoiced amount
        if he goes from business to starter, is that churn or nah | churn rate
        do we treat that as churn?                    | churn rate
        when we say customers, do the paused ones count? | active customers
        How precisely is ARPA constructed?            | ARPA
        ARPA: is it a mean over all customers or only the paying ones? | ARPA
        is summing MRR over months even legit         | MRR
        """)
    void what_a_metric_means_is_told_by_its_definition(String question, String metric) {
        assertThat(metrics(question)).containsExactly(metric);
    }

    @ParameterizedTest
    @CsvSource({
        "what's the difference between MRR and ARPA?",
        "what is the difference of churn rate and churned customers"
    })
    void the_difference_of_two_metrics_is_told_by_both(String question) {
        assertThat(metrics(question)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MRR by plan",
                "what is the mean MRR by plan",
                "what does happiness mean",
                "difference between MRR in 2025 and MRR in 2026",
                "difference in MRR between enterprise and starter",
                "MRR difference by month",
                "how many trials count as customers",
                "how much MRR has been obtained since January",
                "is MRR up or down",
                "which plan has the highest churn rate",
                "how is MRR by plan"
            })
    void a_question_for_figures_is_none(String question) {
        assertThat(metrics(question)).isEmpty();
    }
}
