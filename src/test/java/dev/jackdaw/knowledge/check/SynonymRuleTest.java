package dev.jackdaw.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules that need no database, on files.
class SynonymRuleTest {
    @TempDir
    private Path folder;

    private KnowledgeFolder.Contents contents(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        return new KnowledgeFolder(folder).read();
    }

    private List<CheckFinding> synonyms(String metrics) throws IOException {
        return new SynonymRule().check(contents("business/m.json", "{\"metrics\": [\n" + metrics + "]}"));
    }

    @Test
    void a_synonym_that_is_another_metric_s_name_is_an_error_in_any_case() throws IOException {
        assertThat(synonyms("{\"name\":\"MRR\",\"synonyms\":[\"Churn\"]},\n{\"name\":\"churn\"}"))
                .map(Object::toString)
                .containsExactly("business/m.json:2: 'Churn' is a synonym of MRR and the name of another metric. "
                        + "Remove the synonym");
    }

    @Test
    void a_synonym_of_two_metrics_is_a_warning_at_the_second() throws IOException {
        var findings =
                synonyms("{\"name\":\"a\",\"synonyms\":[\"Revenue\"]},\n{\"name\":\"b\",\"synonyms\":[\"revenue\"]}");
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(CheckFinding.Severity.WARNING);
            assertThat(f)
                    .hasToString("business/m.json:3: 'revenue' means both a and b, so people are asked which. "
                            + "Keep it on one of them if that is not intended");
        });
    }

    @Test
    void a_metric_does_not_contradict_itself() throws IOException {
        assertThat(synonyms("{\"name\":\"MRR\",\"synonyms\":[\"mrr\",\"x\",\"X\"]},{\"name\":\"b\",\"synonyms\":[]}"))
                .isEmpty();
    }

    @Test
    void files_are_held_against_their_schema_with_the_line() throws IOException {
        var findings = new SchemaRule()
                .check(contents("tables/t.json", "{\n\"table_name\": \"t\",\n\"table_columns\": [\n{\"name\": 5}]\n}"));
        assertThat(findings).isNotEmpty().allSatisfy(f -> {
            assertThat(f.file()).isEqualTo("tables/t.json");
            assertThat(f.rule()).isEqualTo("json-schema");
            assertThat(f.mend()).isEqualTo("See the format in docs/KNOWLEDGE.md");
        });
        assertThat(findings).anySatisfy(f -> {
            assertThat(f.line()).isEqualTo(4);
            assertThat(f.message()).startsWith("/table_columns/0");
        });
    }

    @Test
    void malformed_json_is_one_finding_and_not_a_second_of_the_schema() throws IOException {
        var contents = contents("tables/t.json", "{\n\"table_name\": ");
        assertThat(new SchemaRule().check(contents)).isEmpty();
        assertThat(contents.errors())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).startsWith("malformed JSON: "));
    }

    @Test
    void a_check_sorts_by_file_and_line_and_says_nothing_twice() throws IOException {
        contents("tables/b.json", "{");
        contents("tables/a.json", "");
        contents("business/c.json", "[]");
        Rule rule = found -> List.of(
                CheckFinding.warning("tables/b.json", 7, "r", "later", "m"),
                CheckFinding.error("tables/b.json", 3, "r", "sooner", "m"),
                CheckFinding.warning("tables/b.json", 7, "r", "later", "m"));
        assertThat(new KnowledgeCheck(List.of(rule, rule)).check(folder))
                .extracting(f -> f.file() + ":" + f.rule() + ":" + f.message().split(" ")[0])
                .containsExactly(
                        "business/c.json:json-shape:the",
                        "tables/a.json:file-empty:the",
                        "tables/b.json:json:malformed",
                        "tables/b.json:r:sooner",
                        "tables/b.json:r:later");
    }
}
