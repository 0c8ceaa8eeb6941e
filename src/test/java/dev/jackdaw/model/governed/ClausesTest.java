package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A message taken apart: into questions, and into sentences.
class ClausesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MRR by plan                                           | MRR by plan
        How many bugs last week, and how many were urgent?    | How many bugs last week/how many were urgent?
        What is MRR? And what is ARR?                         | What is MRR?/what is ARR?
        which plans grew and which shrank                     | which plans grew/which shrank
        the difference between what we bill and what we get   | the difference between what we bill and what we get
        how many came and how many of those left              | how many came/how many   left
        MRR and ARR and churn                                 | MRR and ARR and churn
        """)
    void questions_end_where_another_is_asked(String message, String clauses) {
        assertThat(String.join("/", Clauses.of(message))).isEqualTo(clauses);
    }

    @Test
    void more_than_four_questions_are_left_whole() {
        var five = "how a and how b and how c and how d and how e";
        assertThat(Clauses.of(five)).containsExactly(five);
        assertThat(Clauses.of("how a and how b and how c and how d")).hasSize(4);
        assertThat(Clauses.of("")).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        One. Two? Three!                 | One./Two?/Three!
        MRR (all of it) by plan          | MRR/all of it/by plan
        MRR – by plan                    | MRR/by plan
        up 3.5 % in v1.2                 | up 3.5 % in v1.2
        here: MRR                        | here:/MRR
        end-to-end and 2025-03-01        | end-to-end and 2025-03-01
        """)
    void sentences_end_at_marks_brackets_and_dashes(String message, String sentences) {
        assertThat(String.join("/", Sentences.of(message))).isEqualTo(sentences);
    }

    @Test
    void marks_alone_are_no_sentence_and_too_many_are_none() {
        assertThat(Sentences.of("?! ... ()")).isEmpty();
        assertThat(Sentences.of("a. b. c. d. e. f.")).hasSize(6);
        assertThat(Sentences.of("a. b. c. d. e. f. g.")).isEqualTo(List.of());
    }
}
