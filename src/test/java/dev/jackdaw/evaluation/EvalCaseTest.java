package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cases and transcripts as files, and where they lie.
class EvalCaseTest {
    @TempDir
    private Path folder;

    @Test
    void a_case_is_read_whole_and_what_it_leaves_out_is_empty() throws IOException {
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("inner/b.yaml"), """
            before: [Hi, "MRR?"]
            question: and by plan?
            basis: governed_metric
            gold: SELECT {today}
            says: ["7"]
            caveat: late
            ordered: true
            waits: true
            """);
        Files.writeString(folder.resolve("a.yaml"), "question: q\nbasis: refused\n");
        Files.writeString(folder.resolve("notes.txt"), "no case");
        assertThat(EvalCase.read(folder))
                .containsExactly(
                        new EvalCase("a", List.of(), "q", Basis.REFUSED, "", List.of(), "", false, false),
                        new EvalCase(
                                "b",
                                List.of("Hi", "MRR?"),
                                "and by plan?",
                                Basis.GOVERNED_METRIC,
                                "SELECT {today}",
                                List.of("7"),
                                "late",
                                true,
                                true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"question: q", "basis: governed_metric", "{}"})
    void a_case_needs_a_question_and_a_basis(String text) throws IOException {
        var file = Files.writeString(folder.resolve("a.yaml"), text);
        assertThatThrownBy(() -> EvalCase.read(folder))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + " needs a question and a basis");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "null",
                "~",
                "- a",
                "just words",
                "question: [a",
                "question: q\nbasis: magic",
                "question: q\nbasis: governed_metric\nanswer: 7"
            })
    void what_is_no_case_is_named(String text) throws IOException {
        var file = Files.writeString(folder.resolve("a.yaml"), text);
        assertThatThrownBy(() -> EvalCase.read(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> EvalCase.read(folder.resolve("no")))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no folder of cases " + folder.resolve("no") + ". Name it with --dir");
        assertThatThrownBy(() -> Transcript.read(folder.resolve("no")))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no folder of transcripts " + folder.resolve("no"));
    }

    @Test
    void a_transcript_is_written_and_read_back() throws IOException {
        var transcript = new Transcript(
                "mrr",
                "openai:x",
                Map.of("leader", Transcript.told("Be brief.")),
                List.of(new Transcript.Reply(
                        "leader", "so \"it\" is\n", List.of(new Transcript.Call("t", "{\"broken\": ")))));
        transcript.write(folder.resolve("new"));
        assertThat(Transcript.read(folder.resolve("new"))).containsExactly(transcript);
        assertThat(Transcript.told("Be brief.")).matches("[0-9a-f]{16}").isNotEqualTo(Transcript.told("Be brief"));
        var broken = Files.writeString(folder.resolve("new/z.json"), "{");
        assertThatThrownBy(() -> Transcript.read(folder.resolve("new")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(broken + " is no transcript: ");
    }

    @Test
    void the_company_s_cases_are_where_it_is_said_or_beside_the_knowledge() throws IOException {
        var knowledge = folder.resolve("knowledge");
        assertThat(EvaluationSettings.cases(Map.of(), knowledge)).isEmpty();
        var beside = Files.createDirectories(folder.resolve("evals/cases"));
        assertThat(EvaluationSettings.cases(Map.of(), knowledge)).contains(beside);
        assertThat(EvaluationSettings.cases(Map.of("JACKDAW_EVALS", " "), knowledge))
                .contains(beside);
        assertThat(EvaluationSettings.cases(Map.of("JACKDAW_EVALS", "none"), knowledge))
                .isEmpty();
        assertThat(EvaluationSettings.cases(Map.of("JACKDAW_EVALS", "/other"), knowledge))
                .contains(Path.of("/other"));
    }
}
