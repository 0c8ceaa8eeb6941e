package dev.jackdaw.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.check.SchemaRule;
import dev.jackdaw.knowledge.check.SynonymRule;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read of the curated files, without any database.
class KnowledgeFolderTest {
    @TempDir
    private Path folder;

    private KnowledgeFolder.Contents read(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        return new KnowledgeFolder(folder).read();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        reports/a.yaml  | `report: r\nschedul: "0 9 * * *"`      | reports/a.yaml:1: Unrecognized field "schedul". Compare with docs/REPORTS.md
        reports/a.yaml  | `report: r\nitems:\n  - metrics: MRR`  | reports/a.yaml:1: Unrecognized field "metrics". Compare with docs/REPORTS.md
        reports/a.yaml  | `watch: w\nmetrik: MRR`                | reports/a.yaml:1: Unrecognized field "metrik". Compare with docs/REPORTS.md
        reports/a.yaml  | `title: t`                             | reports/a.yaml:1: the file holds neither a report nor a watch. Begin it with report: NAME, or with watch: NAME
        tables/a.json   | `{"columns": []}`                      | tables/a.json:1: the table has no table_name. Add "table_name"
        business/a.json | `{"metrics": [{"definition": "d"}]}`   | business/a.json:1: a metric has no name. Add "name"
        queries/a.sql   | `SELECT 1`                             | queries/a.sql:1: the file holds no tagged query. Write -- <query NAME> above each query
        queries/a.sql   | `-- <query q>\nSELECT 1`               | queries/a.sql:1: query 'q' has no SQL. Put it between -- <query> and -- </query>
        """)
    void a_mistake_is_named_where_it_stands(String name, String text, String said) throws IOException {
        assertThat(read(name, text.replace("\\n", "\n")).errors())
                .map(Object::toString)
                .containsExactly(said);
    }

    @Test
    void a_file_s_field_is_found_by_its_line() {
        var lines = new JsonLines("{\n  \"a\": [\n    {\"b\": 1},\n    {\"b\": 2}\n  ]\n}");
        assertThat(lines.of("/a/1")).isEqualTo(4);
        assertThat(lines.of("/a/1/c")).isEqualTo(4);
        assertThat(lines.of("/nothing")).isEqualTo(1);
    }

    @Test
    void a_query_has_its_name_description_and_sql() throws IOException {
        var items = read("queries/q.sql", """
            -- <query first>
            -- <description>What it
            -- answers</description>
            -- <query>
            SELECT 1;
            -- </query>
            """).items();
        assertThat(items)
                .extracting(KnowledgeItem::definition)
                .containsExactly(new QueryDefinition("first", "What it answers", "SELECT 1"));
    }

    @Test
    void a_document_is_cut_at_its_headings() throws IOException {
        var items = read("docs/d.md", "# A\none\n## B\ntwo\n```\n# no heading\n```\n# C\nthree\n")
                .items();
        assertThat(items).extracting(KnowledgeItem::title).containsExactly("A", "A › B", "C");
        assertThat(items).extracting(i -> i.source().line()).containsExactly(1, 3, 8);
    }

    @Test
    void a_report_is_written_as_it_is_read() throws IOException {
        var text = """
            report: r
            owner: slack:a@b.c
            to:
            - slack:C1
            schedule: 0 9 * * *
            zone: UTC
            items:
            - metric: MRR
              compare:
              - previous_period
            """;
        var definition = read("reports/r.yaml", text).items().getFirst().definition();
        assertThat(ScheduleFile.text(definition)).isEqualTo(text);
    }

    @Test
    void schemas_and_synonyms_are_checked_without_a_database() throws IOException {
        var contents = read(
                "business/m.json",
                "{\"metrics\": [{\"name\": \"x\", \"definition\": \"d\", \"synonyms\": [\"y\", \"z\"]},"
                        + "{\"name\": \"y\", \"definition\": \"e\", \"synonyms\": [\"z\"]}, {\"name\": \"w\"}]}");
        assertThat(new SynonymRule().check(contents))
                .extracting(f -> f.rule())
                .containsExactly("synonym-contradiction", "synonym-ambiguous");
        assertThat(new SchemaRule().check(contents)).extracting(f -> f.rule()).contains("json-schema");
    }

    @Test
    void a_folder_that_is_not_there_is_named_with_the_mend() {
        assertThatThrownBy(() -> new KnowledgeFolder(folder.resolve("no")).read())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("jackdaw knowledge init");
    }
}
