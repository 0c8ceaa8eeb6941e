package dev.jackdaw.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.knowledge.KnowledgeItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFileTest {
    private static List<KnowledgeItem> read(String text) {
        var contents = new KnowledgeFolder.Contents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new DocumentFile().read(new SourceFile("docs/d.md", text), contents);
        assertThat(contents.findings()).isEmpty();
        return contents.items();
    }

    @Test
    void what_stands_before_any_heading_bears_the_file_s_name() {
        assertThat(read("words\n\n# A\nmore")).extracting(KnowledgeItem::title).containsExactly("docs/d.md", "A");
    }

    @Test
    void a_heading_goes_under_the_nearest_larger_one() {
        var text = "# A\na\n### deep\nb\n## B\nc\n# C\nd\n###### six\ne\n####### seven\n";
        assertThat(read(text))
                .extracting(KnowledgeItem::title)
                .containsExactly("A", "A › deep", "A › B", "C", "C › six");
        assertThat(read(text).getLast().content()).isEqualTo("e\n####### seven");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `# Refunds`       | Refunds
        `#   Refunds   #` | Refunds
        `## C# code ##`   | C# code
        `#Refunds`        | docs/d.md
        """)
    void headings_are_read_as_markdown_has_them(String heading, String title) {
        assertThat(read(heading + "\nwords")).extracting(KnowledgeItem::title).containsExactly(title);
    }

    @Test
    void headings_without_words_below_are_no_items() {
        assertThat(read("# A\n## B\n\n   \n## C\nwords\n"))
                .extracting(KnowledgeItem::title)
                .containsExactly("A › C");
    }

    @Test
    void items_are_named_by_file_and_line_so_that_equal_headings_differ() {
        var items = read("# A\none\n# A\ntwo\n");
        assertThat(items).extracting(KnowledgeItem::name).containsExactly("docs/d.md:1", "docs/d.md:3");
        assertThat(items).extracting(i -> i.source().line()).containsExactly(1, 3);
    }

    @Test
    void a_long_section_is_cut_into_pieces_that_make_up_the_whole() {
        var text = "x".repeat(1_999) + "y" + "z".repeat(2_000);
        var items = read("# Long\n" + text);
        assertThat(items).extracting(KnowledgeItem::name).containsExactly("docs/d.md:1", "docs/d.md:1+1");
        assertThat(items).allSatisfy(i -> assertThat(i.content()).hasSize(2_000));
        assertThat(items.stream().map(KnowledgeItem::content).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_998, 1_999, 2_000})
    void no_cut_goes_through_a_character(int before) {
        var text = "x".repeat(before) + "📈" + "y".repeat(3_000);
        var items = read(text);
        assertThat(items.stream().map(KnowledgeItem::content).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(items).allSatisfy(item -> {
            assertThat(Character.isLowSurrogate(item.content().charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(
                            item.content().charAt(item.content().length() - 1)))
                    .isFalse();
            assertThat(item.content().length()).isLessThanOrEqualTo(2_000);
        });
    }

    @Test
    void a_name_written_together_is_found_by_its_words_too() {
        assertThat(read("# Tables\nusageMetrics and order_items").getFirst().search())
                .contains("usageMetrics", "usage metrics", "order items");
    }

    @Test
    void nothing_is_read_from_an_empty_document() {
        assertThat(read("\n \n\t\n")).isEmpty();
    }
}
