package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jackdaw.chart.Chart;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A chart as Slack draws it itself. The limits of a `data_visualization` block are from its
/// reference.
final class ChartBlock {
    private static final int TITLE_MAX = 50;
    private static final int LABELS_MAX = 20;
    private static final int LABEL_MAX = 20;

    private ChartBlock() {}

    /// As Slack's own chart, where it fits its limits.
    static Optional<ObjectNode> of(Chart chart) {
        var labels = chart.labels();
        var series = chart.series();
        boolean fits = labels.size() <= LABELS_MAX
                && fit(labels)
                && fit(series.stream().map(Chart.Series::name).toList())
                && series.stream().allMatch(s -> s.values().stream().allMatch(v -> v != null));
        if (!fits) {
            return Optional.empty();
        }
        var block = Blocks.block("data_visualization")
                .put("title", SlackText.cut(SlackText.label(chart.title()), TITLE_MAX));
        var drawn = block.putObject("chart").put("type", chart.time() ? "line" : "bar");
        var lines = drawn.putArray("series");
        for (var one : series) {
            var data =
                    lines.addObject().put("name", SlackText.label(one.name())).putArray("data");
            for (int i = 0; i < labels.size(); i++) {
                data.addObject()
                        .put("label", SlackText.label(labels.get(i)))
                        .put("value", one.values().get(i));
            }
        }
        var axis = drawn.putObject("axis_config");
        labels.stream().map(SlackText::label).forEach(axis.putArray("categories")::add);
        if (!chart.unit().isEmpty()) {
            axis.put("y_label", chart.unit());
        }
        return Optional.of(block);
    }

    /// As they are sent: a label may be longer than the name that it shows.
    private static boolean fit(List<String> names) {
        var labels = names.stream().map(SlackText::label).toList();
        return new HashSet<>(labels).size() == labels.size() && labels.stream().allMatch(l -> l.length() <= LABEL_MAX);
    }
}
