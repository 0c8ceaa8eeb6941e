package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.chart.Chart;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A chart that Slack draws, and charts that it can't.
class ChartBlockTest {
    private static Chart chart(List<String> labels, @Nullable Double... values) {
        return new Chart("A title", false, labels, List.of(new Chart.Series("mrr", Arrays.asList(values))), "USD");
    }

    private static Chart labelled(String label) {
        return chart(List.of(label, "b", "c"), 1.0, 2.0, 3.0);
    }

    @Test
    void each_series_has_a_value_for_each_label() {
        var block = ChartBlock.of(labelled("a")).orElseThrow();
        assertThat(block.path("type").asText()).isEqualTo("data_visualization");
        assertThat(block.path("title").asText()).isEqualTo("A title");
        assertThat(block.at("/chart/type").asText()).isEqualTo("bar");
        assertThat(block.at("/chart/series/0/name").asText()).isEqualTo("mrr");
        assertThat(block.at("/chart/series/0/data/2/label").asText()).isEqualTo("c");
        assertThat(block.at("/chart/series/0/data/2/value").asDouble()).isEqualTo(3.0);
        assertThat(block.at("/chart/axis_config/categories")).hasSize(3);
        assertThat(block.at("/chart/axis_config/y_label").asText()).isEqualTo("USD");
    }

    @Test
    void over_time_it_is_a_line_and_without_a_unit_it_has_no_label() {
        var chart = new Chart("t", true, List.of("a"), List.of(new Chart.Series("s", List.of(1.0))), "");
        var block = ChartBlock.of(chart).orElseThrow();
        assertThat(block.at("/chart/type").asText()).isEqualTo("line");
        assertThat(block.at("/chart/axis_config").has("y_label")).isFalse();
    }

    @Test
    void a_gap_is_nothing_that_slack_draws() {
        assertThat(ChartBlock.of(chart(List.of("a", "b"), 1.0, null))).isEmpty();
    }

    @Test
    void it_has_20_labels_at_most() {
        for (int count : new int[] {20, 21}) {
            var labels = IntStream.range(0, count).mapToObj(i -> "l" + i).toList();
            var values = Collections.nCopies(count, 1.0).toArray(Double[]::new);
            assertThat(ChartBlock.of(chart(labels, values)).isPresent()).isEqualTo(count == 20);
        }
    }

    @Test
    void a_label_has_20_characters_at_most() {
        assertThat(ChartBlock.of(labelled("x".repeat(20)))).isPresent();
        assertThat(ChartBlock.of(labelled("x".repeat(21)))).isEmpty();
    }

    /// An address grows by what keeps it from being pressed.
    @Test
    void a_label_is_measured_as_it_is_sent() {
        assertThat(ChartBlock.of(labelled("www.shop-example.com"))).isEmpty();
        var block = ChartBlock.of(labelled("www.example.com")).orElseThrow();
        assertThat(block.at("/chart/series/0/data/0/label").asText()).isEqualTo("www[.]example.com");
        assertThat(block.at("/chart/axis_config/categories/0").asText()).isEqualTo("www[.]example.com");
    }

    @Test
    void labels_differ() {
        assertThat(ChartBlock.of(labelled("b"))).isEmpty();
        assertThat(ChartBlock.of(labelled("b "))).isEmpty();
    }

    @Test
    void a_long_title_is_cut() {
        var chart = new Chart("t".repeat(80), true, List.of("a"), List.of(new Chart.Series("s", List.of(1.0))), "");
        assertThat(ChartBlock.of(chart).orElseThrow().path("title").asText()).hasSizeLessThanOrEqualTo(50);
    }
}
