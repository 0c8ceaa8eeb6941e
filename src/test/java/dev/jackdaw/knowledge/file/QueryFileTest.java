package dev.jackdaw.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryFileTest {
    private static KnowledgeFolder.Contents read(String text) {
        var contents = new KnowledgeFolder.Contents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new QueryFile().read(new SourceFile("queries/q.sql", text), contents);
        return contents;
    }

    private static final String TWO = """
        -- Notes that belong to nobody.
        -- <query aging>
        -- <description>How old unpaid
        --   invoices are</description>
        -- <query>
        SELECT 1
        -- a comment
        FROM t;
        -- </query>

        -- <query name>second one</query name>
        -- <query description>Another</query description>
        -- <query>
        SELECT ';' ;
        -- </query>
        """;

    @Test
    void each_query_has_its_name_description_sql_and_line() {
        var contents = read(TWO);
        assertThat(contents.findings()).isEmpty();
        assertThat(contents.items())
                .extracting(KnowledgeItem::definition)
                .containsExactly(
                        new QueryDefinition("aging", "How old unpaid invoices are", "SELECT 1\n-- a comment\nFROM t"),
                        new QueryDefinition("second one", "Another", "SELECT ';' "));
        assertThat(contents.items()).extracting(i -> i.source().line()).containsExactly(2, 11);
    }

    @Test
    void windows_line_ends_change_nothing_but_the_line_ends() {
        assertThat(read(TWO.replace("\n", "\r\n")).items())
                .extracting(i -> ((QueryDefinition) i.definition()).sql().replace("\r", ""))
                .containsExactly("SELECT 1\n-- a comment\nFROM t", "SELECT ';' ");
        assertThat(read(TWO.replace("\n", "\r\n")).items())
                .extracting(KnowledgeItem::name)
                .containsExactly("aging", "second one");
    }

    @Test
    void a_query_without_a_description_is_there_and_warned_of() {
        var contents = read("\n\n-- <query lonely>\n-- <query>\nSELECT 1\n-- </query>\n");
        assertThat(contents.items()).extracting(KnowledgeItem::name).containsExactly("lonely");
        assertThat(contents.findings())
                .map(Object::toString)
                .containsExactly("queries/q.sql:3: query 'lonely' has no description, so nobody will find it. "
                        + "Add -- <description>what it answers</description>");
        assertThat(contents.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `SELECT 1;`                                                 | 1 | the file holds no tagged query
        `-- <query a>\\n-- <query>\\n   \\n-- </query>`                | 1 | query 'a' has no SQL
        `x\\n-- <query a>\\n-- <query>\\nSELECT 1`                     | 2 | query 'a' has no SQL
        `x\\n-- <query a>\\n-- <query b>\\n-- <description>d</description>\\n-- <query>\\nSELECT 1\\n-- </query>` | 2 | query 'a' has no SQL
        """)
    void mistakes_are_named_where_they_stand(String text, int line, String said) {
        assertThat(read(text.replace("\\n", "\n")).errors()).singleElement().satisfies(f -> {
            assertThat(f.line()).isEqualTo(line);
            assertThat(f.message()).isEqualTo(said);
        });
    }

    @Test
    void one_query_does_not_take_another_s_sql_or_description() {
        var items = read("""
            -- <query a>
            -- <query>
            SELECT 1
            -- </query>
            -- <query b>
            -- <description>only b's</description>
            -- <query>
            SELECT 2
            -- </query>
            """).items();
        assertThat(items)
                .extracting(KnowledgeItem::definition)
                .containsExactly(
                        new QueryDefinition("a", "", "SELECT 1"), new QueryDefinition("b", "only b's", "SELECT 2"));
    }

    @Test
    void it_is_searched_by_name_and_description_and_not_by_its_sql() {
        var item = read(TWO).items().getFirst();
        assertThat(item.search()).contains("aging", "unpaid").doesNotContain("SELECT");
        assertThat(item.content()).isEqualTo("How old unpaid invoices are\nSELECT 1\n-- a comment\nFROM t");
    }
}
