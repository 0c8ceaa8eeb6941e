package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.TestCompany;
import dev.jackdaw.cli.QuestionSession;
import dev.jackdaw.cli.Terminal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case in `evals/cases` is answered right by the governed model.
class EvaluationTest {
    private static TestCompany company;
    private static Evaluation evaluation;

    @BeforeAll
    static void open() {
        company = TestCompany.open();
        var silent = new Terminal(
                new PrintStream(java.io.OutputStream.nullOutputStream()),
                new PrintStream(java.io.OutputStream.nullOutputStream()),
                true);
        evaluation = new Evaluation(
                new QuestionSession(company.jackdaw(), silent)::ask,
                company.jackdaw().warehouse());
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        var cases = EvalCase.read(Path.of("evals/cases"));
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        return cases.stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.name(),
                        () -> assertThat(evaluation.judge(test).problem()).isEmpty()));
    }
}
