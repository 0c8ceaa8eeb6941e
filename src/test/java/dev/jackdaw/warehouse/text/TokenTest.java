package dev.jackdaw.warehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/// A token, and the statement that several make.
class TokenTest {
    private static final TextBounds WIDE = new TextBounds(10_000, 1_000, 100, 100);

    private static StatementText read(String sql) throws TextRefusedException {
        return StatementText.read(sql, WIDE);
    }

    private static String refused(String sql) {
        return catchThrowableOfType(TextRefusedException.class, () -> read(sql)).reason();
    }

    @Test
    void a_keyword_is_a_word_without_quotes() {
        assertThat(Token.word("select", true).is("select")).isTrue();
        assertThat(Token.quoted("select", true).is("select")).isFalse();
        assertThat(Token.string("select").is("select")).isFalse();
    }

    @Test
    void what_names_something_is_a_word_or_in_quotes() {
        assertThat(Token.word("a", true).names()).isTrue();
        assertThat(Token.quoted("a", true).names()).isTrue();
        assertThat(Token.string("a").names()).isFalse();
    }

    @Test
    void a_mark_in_a_string_is_none() {
        assertThat(Token.string(";").mark("';'")).isFalse();
        assertThat(Token.quoted(";", true).mark(";")).isFalse();
    }

    @Test
    void it_is_shown_as_a_reader_knows_it() {
        assertThat(Token.word("drop", true).shown()).isEqualTo("DROP");
        assertThat(Token.quoted("a\"b", true).shown()).isEqualTo("\"a\"\"b\"");
        assertThat(Token.string("it's").shown()).isEqualTo("'it''s'");
    }

    @Test
    void a_statement_is_one_and_has_no_semicolon() throws TextRefusedException {
        assertThat(read(" SELECT 1 ;; -- x\n;").text()).isEqualTo("select 1");
        assertThat(read("select ';'").text()).isEqualTo("select ';'");
        assertThat(refused("select 1; select 2")).isEqualTo("exactly one statement may run at a time");
        assertThat(refused(";select 1")).isEqualTo("exactly one statement may run at a time");
        assertThat(refused("")).isEqualTo("the statement is empty");
        assertThat(refused(" ; -- only\n;")).isEqualTo("the statement is empty");
    }

    /// Neighbours that were apart by their quotes alone must not grow together.
    @Test
    void strings_stand_apart() throws TextRefusedException {
        assertThat(read("select'a'from t").text()).isEqualTo("select 'a' from t");
        assertThat(read("select $$a$$as b").text()).isEqualTo("select 'a' as b");
        assertThat(read("select N'a'").text()).isEqualTo("select nchar 'a'");
        assertThat(read("select a.b,c").text()).isEqualTo("select a.b,c");
    }

    @Test
    void the_closing_parenthesis_is_found_over_both_kinds() throws TextRefusedException {
        var text = read("f(a[1], (b)) + (c");
        assertThat(text.closing(1)).isEqualTo(10);
        assertThat(text.closing(3)).isEqualTo(5);
        assertThat(text.closing(7)).isEqualTo(9);
        assertThat(text.closing(12)).isEqualTo(-1);
    }

    @Test
    void parts_begin_without_a_blank() throws TextRefusedException {
        var text = read("create view v as (select 1)");
        assertThat(text.part(4, 8).text()).isEqualTo("(select 1)");
        assertThat(text.part(4, 8).inside().text()).isEqualTo("select 1)");
        assertThat(text.part(2, 2).text()).isEmpty();
    }
}
