package dev.jackdaw.chart;

import static dev.jackdaw.chart.Tables.DAY;
import static dev.jackdaw.chart.Tables.MRR;
import static dev.jackdaw.chart.Tables.PLAN;
import static dev.jackdaw.chart.Tables.days;
import static dev.jackdaw.chart.Tables.plans;
import static dev.jackdaw.chart.Tables.row;
import static dev.jackdaw.chart.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.data.ResultTable;
import dev.jackdaw.data.ResultTable.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What says something as a picture.
class ChartTest {
    private static Chart chart(ResultTable table) {
        return Chart.of(table, "MRR").orElseThrow();
    }

    private static void none(ResultTable table) {
        assertThat(Chart.of(table, "MRR")).isEmpty();
    }

    @Test
    void days_are_a_line() {
        var chart = chart(days(5));
        assertThat(chart.time()).isTrue();
        assertThat(chart.labels()).startsWith("2026-03-01").hasSize(5);
        assertThat(chart.unit()).isEqualTo("USD");
        assertThat(chart.series()).singleElement().satisfies(series -> {
            assertThat(series.name()).isEqualTo("MRR");
            assertThat(series.values()).containsExactly(100.0, 101.0, 102.0, 103.0, 104.0);
        });
    }

    @Test
    void anything_else_is_bars() {
        var chart = chart(plans("basic", "pro", "business"));
        assertThat(chart.time()).isFalse();
        assertThat(chart.labels()).containsExactly("basic", "pro", "business");
    }

    @Test
    void what_rows_are_split_by_is_a_series_each_and_a_gap_is_no_zero() {
        var chart = chart(table(
                List.of(DAY, PLAN, MRR),
                List.of(
                        row("2026-03-01", "basic", 1),
                        row("2026-03-01", "pro", 2),
                        row("2026-03-02", "basic", 3),
                        row("2026-03-03", "pro", 4))));
        assertThat(chart.series()).extracting(Chart.Series::name).containsExactly("basic", "pro");
        assertThat(chart.series().get(0).values()).containsExactly(1.0, 3.0, null);
        assertThat(chart.series().get(1).values()).containsExactly(2.0, null, 4.0);
    }

    @Test
    void columns_of_one_unit_are_a_series_each_and_those_of_another_are_left_out() {
        var previous = new Column("previous", "numeric", "currency", "USD");
        var change = new Column("change_pct", "numeric", "percent", "");
        var rows = plans("basic", "pro", "business").rows().stream()
                .map(row -> row(row.get(0), row.get(1), BigDecimal.TEN, new BigDecimal("0.5")))
                .toList();
        assertThat(chart(table(List.of(PLAN, MRR, previous, change), rows)).series())
                .extracting(Chart.Series::name)
                .containsExactly("MRR", "previous");
    }

    @Test
    void shares_are_shown_in_percent() {
        var share = new Column("share", "numeric", "percent", "");
        var rows = plans("basic", "pro", "business").rows().stream()
                .map(row -> row(row.get(0), new BigDecimal("0.125")))
                .toList();
        var chart = chart(table(List.of(PLAN, share), rows));
        assertThat(chart.unit()).isEqualTo("%");
        assertThat(chart.series().getFirst().values()).containsOnly(12.5);
    }

    @Test
    void months_are_labelled_without_their_first_day() {
        var month = Column.plain("month", "date");
        var rows = List.of(row("2026-01-01", 1), row("2026-02-01", 2), row("2026-03-01", 3));
        assertThat(chart(table(List.of(month, MRR), rows)).labels()).containsExactly("2026-01", "2026-02", "2026-03");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 401})
    void too_few_and_too_many_days_are_no_picture(int count) {
        none(days(count));
    }

    @Test
    void more_bars_than_can_be_read_are_no_picture() {
        var names = IntStream.range(0, 61).mapToObj(i -> "plan " + i).toArray(String[]::new);
        none(plans(names));
        assertThat(chart(plans(java.util.Arrays.copyOf(names, 60))).labels()).hasSize(60);
    }

    @Test
    void more_lines_than_there_are_colours_are_no_picture() {
        none(split(7));
        assertThat(chart(split(6)).series()).hasSize(6);
    }

    private static ResultTable split(int plans) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int day = 1; day <= 3; day++) {
            for (int plan = 0; plan < plans; plan++) {
                rows.add(row("2026-03-0" + day, "plan " + plan, plan));
            }
        }
        return table(List.of(DAY, PLAN, MRR), rows);
    }

    @Test
    void rows_without_numbers_or_names_are_no_picture() {
        none(ResultTable.EMPTY);
        none(table(List.of(PLAN, DAY), List.of(row("a", "b"), row("c", "d"), row("e", "f"))));
        none(table(List.of(MRR), List.of(row(1), row(2), row(3))));
    }

    /// Which of them is drawn would be a guess.
    @Test
    void two_rows_of_one_place_are_no_picture() {
        none(plans("basic", "pro", "business", "pro"));
    }

    @Test
    void a_missing_name_and_a_missing_number_are_drawn_as_such() {
        var rows = List.of(row(null, 1), row("pro", null), row("basic", Double.NaN));
        var chart = chart(table(List.of(PLAN, MRR), rows));
        assertThat(chart.labels()).containsExactly("–", "pro", "basic");
        assertThat(chart.series().getFirst().values()).containsExactly(1.0, null, null);
    }

    @Test
    void a_secret_in_a_name_is_not_drawn() {
        var chart = Chart.of(plans("xoxb-1234567890-abcdef", "pro", "basic"), "password=hunter2hunter2")
                .orElseThrow();
        assertThat(chart.labels()).contains("[withheld]");
        assertThat(chart.title()).isEqualTo("[withheld]");
        assertThat(chart.alt()).doesNotContain("xoxb", "hunter2");
    }

    @Test
    void an_empty_title_is_a_dash() {
        assertThat(Chart.of(days(3), "  ").orElseThrow().title()).isEqualTo("–");
    }

    @Test
    void it_is_said_in_words_of_bounded_length() {
        assertThat(chart(days(5)).alt()).isEqualTo("MRR: lines of MRR, from 2026-03-01 to 2026-03-05, 5 points");
        var long_ = Chart.of(plans("a", "b", "c"), "x".repeat(5_000)).orElseThrow();
        assertThat(long_.alt()).hasSize(1_000).endsWith("…");
    }
}
