package dev.jackdaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static ResultTable table(@Nullable Object... values) {
        var rows = Arrays.stream(values).map(Arrays::<@Nullable Object>asList).toList();
        return ResultTable.texts(rows, "a");
    }

    @Test
    void it_does_not_change_with_the_rows_it_was_made_of() {
        var row = new ArrayList<@Nullable Object>(Arrays.asList("x", null));
        var rows = new ArrayList<List<@Nullable Object>>(List.of(row));
        var table = ResultTable.texts(rows, "a", "b");
        row.set(0, "y");
        rows.clear();
        assertThat(table.rows()).isEqualTo(List.of(Arrays.asList("x", null)));
        assertThatThrownBy(() -> table.rows().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> table.rows().getFirst().set(0, "z")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void it_reads_back_from_json() throws JsonProcessingException {
        var table = new ResultTable(
                List.of(
                        new ResultTable.Column("MRR", "numeric", "currency", "USD"),
                        ResultTable.Column.plain("on", "bool")),
                List.of(
                        Arrays.asList(new BigDecimal("120.00"), true),
                        Arrays.asList(null, List.of("x", 1)),
                        Arrays.asList("text", Map.of("k", "v"))),
                true);
        assertThat(Json.read(Json.text(table), ResultTable.class)).isEqualTo(table);
    }

    /// A receipt's hash must be that of the same answer read back from the journal.
    @Test
    void its_hash_stays_the_same_when_read_back() throws JsonProcessingException {
        var table = table(new BigDecimal("120.00"), 5, 5_000_000_000L, 0.1, null, "x\0y", true);
        assertThat(Json.read(Json.text(table), ResultTable.class).hash()).isEqualTo(table.hash());
    }

    @Test
    void its_hash_tells_values_rows_and_names_apart() {
        assertThat(List.of(
                        table("1").hash(),
                        table(1).hash(),
                        table("1", "1").hash(),
                        table((Object) null).hash(),
                        table("null").hash(),
                        table().hash(),
                        table(new BigDecimal("1.0")).hash(),
                        ResultTable.texts(List.of(List.of("1")), "b").hash()))
                .doesNotHaveDuplicates()
                .allSatisfy(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
    }

    @Test
    void how_a_column_is_shown_does_not_count_for_the_hash() {
        var shown = new ResultTable(
                List.of(new ResultTable.Column("a", "numeric", "currency", "USD")), List.of(List.of("1")), true);
        assertThat(shown.hash()).isEqualTo(table("1").hash());
    }
}
