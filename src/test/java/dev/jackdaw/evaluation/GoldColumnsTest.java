package dev.jackdaw.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gold's columns among those of an answer.
class GoldColumnsTest {
    @SafeVarargs
    private static List<List<Object>> rows(List<Object>... rows) {
        return List.of(rows);
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static boolean right(List<List<Object>> gold, List<List<Object>> answer) {
        return new GoldColumns(gold, answer, false, false).missing().isEmpty();
    }

    @Test
    void columns_may_stand_in_any_order_and_among_others() {
        var gold = rows(row("pro", 5), row("starter", 7));
        assertThat(right(gold, rows(row(7, 0.5, "Starter"), row(5, 0.5, "PRO"))))
                .isTrue();
        assertThat(right(gold, rows(row("pro", 7), row("starter", 5)))).isFalse();
        assertThat(right(gold, rows(row("pro"), row("starter")))).isFalse();
    }

    @Test
    void one_column_of_the_answer_is_not_two_of_gold() {
        assertThat(right(rows(row(5, 5)), rows(row(5, 6)))).isFalse();
        assertThat(right(rows(row(5, 5)), rows(row(5, 5)))).isTrue();
    }

    @Test
    void each_row_of_gold_needs_one_of_its_own() {
        assertThat(right(rows(row("a", 1), row("a", 1)), rows(row("a", 1), row("a", 2))))
                .isFalse();
        assertThat(new GoldColumns(rows(row(1)), rows(row(1), row(2)), false, false).missing())
                .contains("2 rows instead of 1");
        assertThat(new GoldColumns(rows(row(1)), rows(row(3)), false, false).missing())
                .contains("row [3] instead of [1]");
    }

    @Test
    void order_counts_only_where_it_was_asked_for_and_more_rows_only_among_others() {
        var gold = rows(row(1), row(2));
        var turned = rows(row(2), row(1));
        assertThat(new GoldColumns(gold, turned, false, false).missing()).isEmpty();
        assertThat(new GoldColumns(gold, turned, true, false).missing()).isPresent();
        assertThat(new GoldColumns(gold, rows(row(3), row(2), row(1)), false, true).missing())
                .isEmpty();
        assertThat(new GoldColumns(gold, rows(row(1)), false, true).missing()).isPresent();
        assertThat(new GoldColumns(rows(), rows(), false, false).missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.414482, 0.41, true",
        "0.415, 0.41, false",
        "5, 5.0, true",
        "5, 6, false",
        "122.834, 122.83, true",
        "-1, 1, false"
    })
    void numbers_are_compared_to_the_digits_that_are_shown(
            java.math.BigDecimal gold, java.math.BigDecimal shown, boolean same) {
        assertThat(GoldColumns.same(gold, shown)).isEqualTo(same);
    }

    @Test
    void times_are_their_day_texts_without_their_case_and_nothing_is_nothing() {
        assertThat(GoldColumns.same("2026-03-01", "2026-03-01T00:00Z")).isTrue();
        assertThat(GoldColumns.same("2026-03-01", "2026-03-01T00:00:00+02:00")).isTrue();
        assertThat(GoldColumns.same("2026-03-01", "2026-03-01T10:00Z")).isFalse();
        assertThat(GoldColumns.same("Pro", "PRO")).isTrue();
        assertThat(GoldColumns.same(null, null)).isTrue();
        assertThat(GoldColumns.same(null, 0)).isFalse();
        assertThat(GoldColumns.same(5, "5")).isTrue();
    }
}
