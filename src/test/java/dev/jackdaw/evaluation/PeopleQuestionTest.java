package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of people's questions.
class PeopleQuestionTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("questions.jsonl"), text);
    }

    @Test
    void a_question_is_read_whole_and_what_it_leaves_out_is_empty() throws IOException {
        var read = PeopleQuestion.read(
                file("""
                    {"id": "a", "question": "MRR", "expect": "answer"}

                    {"id": "b", "voice": "ops", "kind": "why", "before": ["Hi"], "question": "why?", "expect": "ask",
                    """.stripTrailing() + " \"gold\": [\"SELECT 1\"], \"ordered\": true, " + "\"says\": [\"x\"]}\n"));
        assertThat(read).hasSize(2);
        assertThat(read.getFirst().before()).isEmpty();
        assertThat(read.getFirst().gold()).isEmpty();
        assertThat(read.getFirst().says()).isEmpty();
        assertThat(read.getLast())
                .isEqualTo(new PeopleQuestion(
                        "b",
                        "ops",
                        "why",
                        List.of("Hi"),
                        "why?",
                        ExpectedAnswer.ASK,
                        List.of("SELECT 1"),
                        true,
                        List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"question\": \"q\", \"expect\": \"ask\"}",
                "{\"id\": \"a\", \"expect\": \"ask\"}",
                "{\"id\": \"a\", \"question\": \"q\"}",
                "null",
                "[]",
                "{",
                "words",
                "{\"id\": \"a\", \"question\": \"q\", \"expect\": \"magic\"}"
            })
    void what_is_no_question_is_named_with_its_line(String line) throws IOException {
        var file = file("{\"id\": \"a\", \"question\": \"q\", \"expect\": \"ask\"}\n\n" + line + "\n");
        assertThatThrownBy(() -> PeopleQuestion.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file + ":3 ");
    }

    @Test
    void the_questions_of_the_repository_are_questions() {
        assertThat(PeopleQuestion.read(Path.of("evals/people/development.jsonl")))
                .hasSizeGreaterThan(50);
    }
}
