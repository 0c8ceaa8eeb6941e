package dev.jackdaw.knowledge.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectListTest {
    @Test
    void columns_have_their_names_and_what_they_are_made_by() {
        var columns = SelectList.columns("""
            WITH x AS (SELECT max(day) AS day, 1 FROM t)
            SELECT a.city, -- , FROM
                   count(*) FILTER (WHERE kind = 'a, FROM b') AS visits, day
            FROM a, x
            """);
        assertThat(columns).extracting(SelectList.Column::name).containsExactly("city", "visits", "day");
        assertThat(columns).extracting(SelectList.Column::plain).containsExactly(true, false, true);
        assertThat(columns.get(1).expression()).contains("'a, FROM b'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "SELECT * FROM t",
                "SELECT a FROM t UNION SELECT b FROM u",
                "SELECT count(*) FROM t",
                "SELECT $$ FROM $$ AS a FROM t",
                "SELECT \"Odd name\" FROM t"
            })
    void what_can_not_be_told_is_no_column(String sql) {
        assertThat(SelectList.columns(sql)).isEmpty();
    }

    @Test
    void only_a_limit_at_the_very_end_counts() {
        assertThat(SelectList.limit("SELECT a FROM t LIMIT 20\n")).contains(20);
        assertThat(SelectList.limit("SELECT a FROM (SELECT a FROM t LIMIT 20) x"))
                .isEmpty();
        assertThat(SelectList.limit("SELECT a FROM t WHERE b = ' LIMIT 20'")).isEmpty();
        assertThat(SelectList.unlimited("SELECT a FROM t\nLIMIT 20")).isEqualTo("SELECT a FROM t");
        assertThat(SelectList.unlimited("SELECT a FROM t")).isEqualTo("SELECT a FROM t");
    }

    @Test
    void a_long_text_in_a_query_is_no_hindrance() {
        var text = "word ''quoted'' ".repeat(20_000);
        var columns = SelectList.columns("SELECT a, '" + text + "' AS b FROM t");
        assertThat(columns).extracting(SelectList.Column::name).containsExactly("a", "b");
    }
}
