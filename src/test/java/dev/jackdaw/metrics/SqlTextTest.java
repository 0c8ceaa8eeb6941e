package dev.jackdaw.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.warehouse.SqlWords;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL that is put together from names and values.
class SqlTextTest {
    /// However deep a statement is nested, its values stay what they are.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pro",
                "it's",
                "''",
                "a\\'b",
                "a\nb",
                "a\r\nb",
                "\n",
                "\\n",
                "a\\\n'b",
                "'; drop --\n",
                "é😀\n"
            })
    void a_value_reads_back_as_it_is(String value) {
        var sql = SqlText.nested(SqlText.nested("SELECT " + SqlText.literal(value), "a"), "b");
        assertThat(SqlWords.of(sql).orElseThrow().texts()).containsExactly(value);
        assertThat(SqlText.literal(value)).doesNotContain("\n", "\r");
    }

    @Test
    void a_plain_value_stands_in_plain_quotes() {
        assertThat(SqlText.literal("it's \\n")).isEqualTo("'it''s \\n'");
    }

    @Test
    void days_and_names_are_written_as_sql() {
        assertThat(SqlText.date(LocalDate.of(2026, 6, 7))).isEqualTo("DATE '2026-06-07'");
        assertThat(SqlText.names("t", List.of("a", "B c", "d\"e")))
                .containsExactly("t.\"a\"", "t.\"B c\"", "t.\"d\"\"e\"");
        assertThat(SqlText.periodRow("1, ", new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))))
                .isEqualTo("    (1, DATE '2026-01-01', DATE '2026-02-01')");
    }

    @Test
    void a_clause_without_parts_is_none() {
        assertThat(SqlText.clause("WHERE", " AND ", List.of())).isEmpty();
        assertThat(SqlText.clause("WHERE", " AND ", List.of("a", "b"))).isEqualTo("\nWHERE a AND b");
    }
}
