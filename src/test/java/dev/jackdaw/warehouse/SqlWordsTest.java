package dev.jackdaw.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of a statement that may not even run.
class SqlWordsTest {
    @Test
    void names_and_texts_are_told_apart_and_come_once() {
        var words = SqlWords.of("SELECT A, \"B c\" FROM t WHERE a = 'It''s' AND b = 'It''s' -- 'not this'")
                .orElseThrow();
        assertThat(words.names()).containsExactly("select", "a", "B c", "from", "t", "where", "and", "b");
        assertThat(words.texts()).containsExactly("It's");
        assertThat(words.all())
                .containsExactly(
                        "select", "a", ",", "\"B c\"", "from", "t", "where", "a", "=", "'It''s'", "and", "b", "=",
                        "'It''s'");
    }

    @Test
    void a_statement_need_not_make_sense() {
        assertThat(SqlWords.of("select from where )").orElseThrow().all())
                .containsExactly("select", "from", "where", ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ; ", "-- only", "select 1; select 2", "select 'a", "select $1", "select {"})
    void what_is_no_one_statement_has_none(String sql) {
        assertThat(SqlWords.of(sql)).isEmpty();
    }

    @Test
    void what_is_huge_has_none() {
        assertThat(SqlWords.of("select '" + "x".repeat(19_000) + "'")).isPresent();
        assertThat(SqlWords.of("select '" + "x".repeat(20_000) + "'")).isEmpty();
        assertThat(SqlWords.of("select " + "(".repeat(300))).isEmpty();
    }
}
