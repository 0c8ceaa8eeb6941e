package dev.jackdaw.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.KnowledgeItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as they lie in the folder: their lines, their bytes, their order.
class SourceFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void docs() throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(folder.resolve("tables/inner"));
    }

    private KnowledgeFolder.Contents read() {
        return new KnowledgeFolder(folder).read();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,2", "3,3", "4,3", "5,3", "99,3"})
    void the_line_of_a_place_counts_the_line_ends_before_it(int offset, int line) {
        assertThat(new SourceFile("f", "a\n\nbc").lineAt(offset)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "3,2", "5,3"})
    void windows_line_ends_count_once(int offset, int line) {
        assertThat(new SourceFile("f", "a\r\n\r\nb").lineAt(offset)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /a        | 2
        /a/0      | 2
        /a/1      | 3
        /a/1/b    | 4
        /a/1/c~1d | 5
        /a/1/zz   | 3
        /a/7/b    | 2
        /nothing  | 1
        ''        | 1
        """)
    void a_json_pointer_has_its_line_or_its_parent_s(String pointer, int line) {
        var lines = new JsonLines("{\n\"a\": [1,\n{\n\"b\": 1,\n\"c/d\": 2}\n]}");
        assertThat(lines.of(pointer)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "not json", "[1,"})
    void lines_of_no_json_are_refused(String text) {
        assertThatThrownBy(() -> new JsonLines(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() throws IOException {
        Files.writeString(folder.resolve("docs/a.md"), "\ufeff# Title\nwords");
        Files.writeString(folder.resolve("tables/t.json"), "\ufeff{\"table_name\": \"t\"}");
        assertThat(read().findings()).isEmpty();
        assertThat(read().items()).extracting(KnowledgeItem::title).containsExactly("Table t", "Title");
    }

    @Test
    void what_is_not_utf_8_empty_or_huge_is_one_error_and_the_rest_is_read() throws IOException {
        Files.write(folder.resolve("docs/a.md"), "größe".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("docs/b.md"), " \n\t");
        Files.write(folder.resolve("docs/c.md"), new byte[2_000_001]);
        Files.writeString(folder.resolve("docs/d.md"), "x ".repeat(1_000_000));
        var contents = read();
        assertThat(contents.errors())
                .map(CheckFinding::toString)
                .containsExactly(
                        "docs/a.md:1: the file is not UTF-8. Save it as UTF-8",
                        "docs/b.md:1: the file is empty. Fill it or remove it",
                        "docs/c.md:1: the file has 2 MB; 2 MB is the most. Split it into smaller files");
        assertThat(contents.files()).extracting(SourceFile::name).containsExactly("docs/d.md");
        assertThat(contents.items()).hasSize(1_000);
    }

    @Test
    void files_of_inner_folders_are_read_in_order_and_others_are_let_be() throws IOException {
        Files.writeString(folder.resolve("tables/b.json"), "{\"table_name\": \"b\"}");
        Files.writeString(folder.resolve("tables/inner/a.json"), "{\"table_name\": \"a\"}");
        Files.writeString(folder.resolve("tables/README.md"), "# no document");
        Files.writeString(folder.resolve("other.json"), "{");
        Files.createDirectories(folder.resolve("tables/folder.json"));
        assertThat(read().findings()).isEmpty();
        assertThat(read().items()).extracting(KnowledgeItem::name).containsExactly("b", "a");
    }

    @Test
    void what_is_defined_twice_is_an_error_that_names_the_first() throws IOException {
        Files.writeString(folder.resolve("tables/a.json"), "{\"table_name\": \"t\"}");
        Files.writeString(folder.resolve("tables/b.json"), "{\"table_name\": \"t\"}");
        Files.writeString(folder.resolve("tables/c.json"), "{\"table_name\": \"t\", \"schema\": \"s\"}");
        assertThat(read().errors())
                .map(CheckFinding::toString)
                .containsExactly(
                        "tables/b.json:1: the table 't' is already defined in tables/a.json:1. Keep one of the two");
    }

    @Test
    void a_table_says_all_that_is_noted_of_it() throws IOException {
        Files.writeString(folder.resolve("tables/t.json"), """
            {"table_name": "order_items", "schema": "shop", "table_description": "What was ordered",
             "synonyms": ["lines"], "use_cases": ["revenue"], "data_quality_notes": ["late"],
             "mandatory_filter": "deleted_at IS NULL",
             "table_columns": [{"name": "id", "type": "bigint", "description": "key"}, {"name": "qty"}],
             "joins": [{"to": "orders", "on": "a = b", "cardinality": "many_to_one"}]}
            """);
        var item = read().items().getFirst();
        assertThat(item.name()).isEqualTo("shop.order_items");
        assertThat(item.content()).isEqualTo("""
            What was ordered
            Columns:
            - id bigint: key
            - qty :\s
            Good for: revenue
            Beware: late
            Always filter by: deleted_at IS NULL
            Joins: a = b (many_to_one)\
            """);
        assertThat(item.search())
                .startsWith("order_items\nlines\nWhat was ordered\n")
                .contains("order items");
    }
}
