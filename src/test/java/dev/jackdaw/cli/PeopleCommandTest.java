package dev.jackdaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jackdaw eval people`: what people type, counted by kind, by voice and by what is right.
class PeopleCommandTest {
    private static final String RIGHT = """
        {"id": "a1", "voice": "cfo", "kind": "number", "question": "MRR", "expect": "answer", "says": ["mrr"]}
        {"id": "a2", "voice": "ops", "kind": "open", "question": "How many llamas do we own?", "expect": "decline"}

        {"id": "a3", "voice": "ops", "kind": "open", "question": "What is our revenue?", "expect": "ask"}
        """;
    private static final String UNANSWERED = """
        {"id": "b1", "voice": "ops", "kind": "number", "question": "How many llamas do we own?", "expect": "answer"}
        {"id": "b2", "voice": "ops", "kind": "number", "question": "What is our revenue?", "expect": "answer"}
        """;
    private static final String WRONG = """
        {"id": "c1", "voice": "cfo", "kind": "number", "question": "MRR", "expect": "answer", "says": ["llamas"]}
        {"id": "c2", "voice": "cfo", "kind": "number", "question": "MRR", "expect": "answer", "gold": ["SELECT 1"]}
        """;

    private static CompanyCommands company;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        company = new CompanyCommands();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    private Cli.Ran people(String questions, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("questions.jsonl"), questions);
        var line = new String[more.length + 3];
        line[0] = "eval";
        line[1] = "people";
        line[2] = file.toString();
        System.arraycopy(more, 0, line, 3, more.length);
        return company.run(line);
    }

    @Test
    void each_question_is_shown_with_its_answer_and_all_are_counted() throws IOException {
        var ran = people(RIGHT + UNANSWERED);
        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.out())
                .containsPattern("RIGHT +a1 number +MRR\\n += MRR as of")
                .containsPattern("RIGHT +a2 open ")
                .containsPattern("RIGHT +a3 open ")
                .containsPattern("DECLINED b1 number .*\\n += .*\\n +! it was not answered\\n")
                .containsPattern("OFFERED +b2 number ");
        assertThat(ran.out().lines().dropWhile(line -> !line.equals("by kind")))
                .containsExactly(
                        "by kind",
                        "  number                 1 right, 0 wrong, 1 declined, 1 offered, 0 asked",
                        "  open                   2 right, 0 wrong, 0 declined, 0 offered, 0 asked",
                        "by voice",
                        "  cfo                    1 right, 0 wrong, 0 declined, 0 offered, 0 asked",
                        "  ops                    2 right, 0 wrong, 1 declined, 1 offered, 0 asked",
                        "by what is right",
                        "  answer                 1 right, 0 wrong, 1 declined, 1 offered, 0 asked",
                        "  ask                    1 right, 0 wrong, 0 declined, 0 offered, 0 asked",
                        "  decline                1 right, 0 wrong, 0 declined, 0 offered, 0 asked",
                        "all: 3 right, 0 wrong, 1 declined, 1 offered, 0 asked");
    }

    @Test
    void a_wrong_answer_is_a_failure_and_says_why() throws IOException {
        var ran = people(RIGHT + WRONG, "--only", "a1,c");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .containsPattern("WRONG +c1 .*\\n.*\\n +! it does not say 'llamas'\\n")
                .containsPattern("WRONG +c2 .*\\n.*\\n +! row \\[\\d+\\.\\d\\d] instead of \\[1]\\n")
                .contains("all: 1 right, 2 wrong, 0 declined, 0 offered, 0 asked")
                .doesNotContain("llamas do we own");
    }

    @Test
    void what_is_kept_aside_stays_unseen() throws IOException {
        var ran = people(RIGHT + WRONG, "--only", "a1,c1", "--quiet");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("by kind\n").doesNotContain("MRR", "llamas", "a1");
    }

    @Test
    void a_file_that_holds_no_question_is_not_all_right() throws IOException {
        var ran = people(RIGHT, "--only", "zzz");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("questions.jsonl has no question whose id begins with 'zzz'");
        assertThat(people("\n").code()).isEqualTo(2);
    }

    @Test
    void a_line_that_is_no_question_is_named_with_its_number() throws IOException {
        assertThat(people("\n{\"id\": \"a\"}\n").err())
                .contains("questions.jsonl:2 needs an id, a question and what to expect");
        assertThat(people("{\"id\": ").err()).contains("questions.jsonl:1 is not a question: ");
        assertThat(people("{\"id\": \"a\", \"question\": \"q\", \"expect\": \"magic\"}")
                        .err())
                .contains("questions.jsonl:1 is not a question: ", "magic");
        var none = people("null\n");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("questions.jsonl:1 needs an id, a question and what to expect");
    }

    @Test
    void a_file_that_can_t_be_read_is_not_said_to_be_missing() throws IOException {
        var missing = company.run("eval", "people", folder.resolve("no.jsonl").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("there is no file of questions " + folder.resolve("no.jsonl"));
        var latin = Files.writeString(folder.resolve("latin.jsonl"), "{\"id\": \"é\"}", StandardCharsets.ISO_8859_1);
        var unread = company.run("eval", "people", latin.toString());
        assertThat(unread.code()).isEqualTo(2);
        assertThat(unread.err()).contains("can't read the questions of " + latin, "UTF-8");
    }
}
