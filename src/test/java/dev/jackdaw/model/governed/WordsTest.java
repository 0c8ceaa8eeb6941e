package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        What is our MRR?                  | what is our mrr
        What's  our\tMRR ...              | what is our mrr
        What’s Norway’s share?            | what is norway share
        (MRR), "by plan"!                 | mrr and by plan
        MRR, churn, and tickets           | mrr and churn and and tickets
        MRR;churn                         | mrr churn
        March 5, 2026                     | march 5 2026
        in Germany, 2026                  | in germany 2026
        plan/country                      | plan country
        2026-03-05                        | 2026-03-05
        *MRR* and `churn`                 | mrr and churn
        50%                               | 50%
        new_customers                     | new_customers
        ¿Qué?                             | qué
        ÄRGER                             | ärger
        """)
    void a_question_is_lower_case_words_without_punctuation(String question, String words) {
        assertThat(String.join(" ", Words.of(question.replace("\\t", "\t")).texts()))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        plans, plan
        countries, country
        boxes, box
        classes, class
        batches, batch
        customers, customer
        status, status
        analysis, analysis
        business, business
        gas, gas
        mrr, mrr
        """)
    void plurals_are_undone_by_regular_endings(String plural, String singular) {
        assertThat(Words.lemma(plural)).isEqualTo(singular);
        assertThat(Words.lemma(singular)).isEqualTo(singular);
    }

    @Test
    void nothing_said_is_no_words() {
        assertThat(Words.of("").size()).isZero();
        assertThat(Words.of(" \n\t ,;?! … ").texts()).isEmpty();
        assertThat(Words.phrase("___")).isEmpty();
    }

    @Test
    void a_very_long_message_is_read_to_its_400th_word() {
        var words = Words.of("word ".repeat(5_000));
        assertThat(words.size()).isEqualTo(400);
        assertThat(words.lemmas()).hasSize(400);
    }

    @Test
    void beyond_the_ends_there_is_no_word() {
        var words = Words.of("one two");
        assertThat(words.text(-1)).isEmpty();
        assertThat(words.text(2)).isEmpty();
        assertThat(words.is(-1, "")).isFalse();
        assertThat(words.is(2, "")).isFalse();
        assertThat(words.is(1, "one", "two")).isTrue();
    }

    @Test
    void identifiers_are_filed_by_their_words() {
        assertThat(Words.phrase("new_customers")).isEqualTo(List.of("new", "customer"));
        assertThat(Words.phrase("New Customers")).isEqualTo(List.of("new", "customer"));
    }
}
