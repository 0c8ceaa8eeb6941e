package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.data.ResultTable.Column;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Rows in Slack's own table.
class DataTableTest {
    private static final Column NAME = Column.plain("name", "text");
    private static final Column MRR = new Column("mrr", "numeric", "currency", "USD");

    private static ObjectNode block(List<Column> columns, List<List<@Nullable Object>> rows, int room) {
        return DataTable.of(new ResultTable(columns, rows, false), "A caption", room);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void numbers_sort_by_value_and_are_read_as_their_column_has_them() {
        var block = block(List.of(NAME, MRR), List.of(row("pro", new BigDecimal("1234.5"))), 10_000);
        assertThat(block.at("/rows/0/1/text").asText()).isEqualTo("mrr");
        assertThat(block.at("/rows/1/0/type").asText()).isEqualTo("raw_text");
        assertThat(block.at("/rows/1/1/type").asText()).isEqualTo("raw_number");
        assertThat(block.at("/rows/1/1/value").asDouble()).isEqualTo(1234.5);
        assertThat(block.at("/rows/1/1/text").asText()).isEqualTo("$1,234.50");
    }

    @Test
    void what_is_no_number_is_text() {
        var block = block(List.of(MRR, MRR, MRR), List.of(row(null, Double.NaN, "infinity")), 10_000);
        assertThat(block.at("/rows/1"))
                .allSatisfy(cell -> assertThat(cell.path("type").asText()).isEqualTo("raw_text"));
        assertThat(block.at("/rows/1/0/text").asText()).isEqualTo("–");
        assertThat(block.at("/rows/1/1/text").asText()).isEqualTo("NaN");
    }

    @Test
    void at_most_99_rows_are_shown() {
        for (int count : new int[] {0, 1, 98, 99, 100, 5_000}) {
            assertThat(DataTable.rows(block(List.of(NAME), Collections.nCopies(count, row("a")), 10_000)))
                    .isEqualTo(Math.min(99, count));
        }
    }

    @Test
    void at_most_20_columns_are_shown() {
        assertThat(DataTable.rows(block(Collections.nCopies(20, NAME), List.of(Collections.nCopies(20, "a")), 10_000)))
                .isEqualTo(1);
        assertThat(DataTable.rows(block(Collections.nCopies(21, NAME), List.of(Collections.nCopies(21, "a")), 10_000)))
                .isZero();
    }

    /// The head has four characters, each row ten.
    @Test
    void as_many_rows_are_shown_as_there_is_room_for() {
        var rows = Collections.nCopies(50, row("x".repeat(10)));
        assertThat(DataTable.rows(block(List.of(NAME), rows, 34))).isEqualTo(3);
        assertThat(DataTable.rows(block(List.of(NAME), rows, 33))).isEqualTo(2);
        assertThat(DataTable.rows(block(List.of(NAME), rows, 0))).isZero();
        assertThat(DataTable.rows(block(List.of(NAME), rows, -500))).isZero();
        var wide = Collections.nCopies(99, row("x".repeat(100)));
        assertThat(DataTable.rows(block(List.of(NAME), wide, 100_000))).isEqualTo(89);
    }

    @Test
    void cells_and_captions_are_cut_and_name_nobody() {
        var table = new ResultTable(List.of(NAME), List.of(row("<@U1> " + "x".repeat(500))), false);
        var block = DataTable.of(table, "<!here> " + "y".repeat(500), 10_000);
        assertThat(block.at("/rows/1/0/text").asText())
                .startsWith("<\u200b@U1> xxx")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(120);
        assertThat(block.path("caption").asText()).startsWith("<\u200b!here>").hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void an_older_table_says_the_same_and_aligns_numbers_right() {
        var older = DataTable.older(block(List.of(NAME, MRR), List.of(row("pro", 5), row("free", null)), 10_000));
        assertThat(older.path("type").asText()).isEqualTo("table");
        assertThat(older.at("/rows/0/0/text").asText()).isEqualTo("name");
        assertThat(older.at("/rows/1/1/text").asText()).isEqualTo("$5.00");
        assertThat(older.at("/rows/1/1").has("value")).isFalse();
        assertThat(older.at("/rows/2/1/text").asText()).isEqualTo("–");
        assertThat(older.path("column_settings"))
                .extracting(column -> column.path("align").asText())
                .containsExactly("left", "right");
    }
}
