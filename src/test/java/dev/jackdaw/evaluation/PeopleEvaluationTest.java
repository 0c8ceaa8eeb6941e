package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.cli.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Marks of answers that the sample company gives.
class PeopleEvaluationTest {
    private static AnswerMark mark(String text, ExpectedAnswer expect, List<String> says) {
        try (var company = TestCompany.open()) {
            var nowhere = new PrintStream(OutputStream.nullOutputStream());
            var evaluation = new PeopleEvaluation(
                    new QuestionSession(company.jackdaw(), new Terminal(nowhere, nowhere, true))::ask,
                    company.jackdaw().warehouse());
            return evaluation
                    .judge(new PeopleQuestion("q", "ops", "total", null, text, expect, null, false, says))
                    .mark();
        }
    }

    @Test
    void a_decline_is_never_a_right_answer_whatever_words_it_holds() {
        var llamas = "How many llamas do we own?";
        assertThat(mark(llamas, ExpectedAnswer.ANSWER, List.of())).isEqualTo(AnswerMark.DECLINED);
        assertThat(mark(llamas, ExpectedAnswer.ANSWER, List.of("a"))).isEqualTo(AnswerMark.DECLINED);
        assertThat(mark(llamas, ExpectedAnswer.DECLINE, List.of())).isEqualTo(AnswerMark.RIGHT);
    }

    @Test
    void an_answer_is_right_where_it_says_what_is_asked_and_wrong_where_none_can_be_given() {
        var mrr = "What is our MRR by plan?";
        assertThat(mark(mrr, ExpectedAnswer.ANSWER, List.of("enterprise"))).isEqualTo(AnswerMark.RIGHT);
        assertThat(mark(mrr, ExpectedAnswer.ANSWER, List.of("llamas"))).isEqualTo(AnswerMark.WRONG);
        assertThat(mark(mrr, ExpectedAnswer.DECLINE, List.of())).isEqualTo(AnswerMark.WRONG);
    }
}
