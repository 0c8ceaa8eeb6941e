package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.cli.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Marks of answers that the sample company gives.
class PeopleEvaluationTest {
    private static TestCompany company;
    private static PeopleEvaluation evaluation;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        evaluation = new PeopleEvaluation(
                new QuestionSession(company.jackdaw(), new Terminal(nowhere, nowhere, true))::ask,
                company.jackdaw().warehouse());
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private static PeopleVerdict verdict(String text, ExpectedAnswer expect, List<String> gold, List<String> says) {
        return evaluation.judge(
                new PeopleQuestion("q", "ops", "total", List.of("Hello"), text, expect, gold, false, says));
    }

    private static AnswerMark mark(String text, ExpectedAnswer expect, List<String> says) {
        return verdict(text, expect, List.of(), says).mark();
    }

    @Test
    void any_of_several_gold_statements_will_do_and_where_none_does_each_problem_is_told() {
        var mrr = "What is our MRR?";
        var right = "SELECT sum(mrr) FROM subscriptions WHERE ended_at IS NULL";
        assertThat(verdict(mrr, ExpectedAnswer.ANSWER, List.of("SELECT 1", right), List.of())
                        .mark())
                .isEqualTo(AnswerMark.RIGHT);
        var wrong = verdict(mrr, ExpectedAnswer.ANSWER, List.of("SELECT 1", "SELECT 1, 2"), List.of());
        assertThat(wrong.mark()).isEqualTo(AnswerMark.WRONG);
        assertThat(wrong.problem()).matches("row .* instead of \\[1]; row .* instead of \\[1, 2]");
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
