package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.jackdaw.agent.ResultTable;
import dev.jackdaw.agent.ResultTable.Column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A result as a picture: lines over time, bars over anything else. `unit` is what the values are
/// in: a currency, "%", or empty. A series has a value or null for each label.
record Chart(String title, boolean time, List<String> labels, List<Series> series, String unit) {
    /// One line, or the bars of one colour.
    record Series(String name, List<@Nullable Double> values) {}

    private static final int LEAST = 3;
    private static final int LABELS_MAX = 400;
    private static final int BARS_MAX = 60;
    private static final int SERIES_MAX = 6;
    static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz");

    /// Slack's limits of a `data_visualization` block, from its reference.
    private static final int BLOCK_TITLE_MAX = 50;

    private static final int BLOCK_LABELS_MAX = 20;
    private static final int BLOCK_LABEL_MAX = 20;

    /// Where rows say something as a picture.
    static Optional<Chart> of(ResultTable table, String title) {
        var columns = table.columns();
        var heads = new ArrayList<Integer>();
        var values = new ArrayList<Integer>();
        for (int c = 0; c < columns.size(); c++) {
            (DataTable.numeric(columns.get(c)) ? values : heads).add(c);
        }
        if (heads.isEmpty() || heads.size() > 2 || values.isEmpty()) {
            return Optional.empty();
        }
        var first = columns.get(values.getFirst());
        values.removeIf(c -> !alike(columns.get(c), first));
        boolean time = TIMES.contains(columns.get(heads.getFirst()).type());
        if (heads.size() == 2 && values.size() > 1) {
            return Optional.empty();
        }
        var points =
                heads.size() == 1
                        ? wide(table, heads.getFirst(), values)
                        : tall(table, heads, values.getFirst());
        var labels = labels(points);
        boolean fits =
                labels.size() >= LEAST
                        && labels.size() <= (time ? LABELS_MAX : BARS_MAX)
                        && points.size() <= SERIES_MAX
                        && points.values().stream().mapToInt(Map::size).sum()
                                == table.rows().size() * values.size();
        return fits
                ? Optional.of(
                        new Chart(
                                SlackText.label(title),
                                time,
                                shortened(labels, time),
                                series(points, labels, scale(first)),
                                unit(first)))
                : Optional.empty();
    }

    private static boolean alike(Column one, Column other) {
        return one.format().equals(other.format()) && one.unit().equals(other.unit());
    }

    /// Series, label, value: a column is a series.
    private static Map<String, Map<String, @Nullable Double>> wide(
            ResultTable table, int head, List<Integer> values) {
        var points = new LinkedHashMap<String, Map<String, @Nullable Double>>();
        for (int value : values) {
            var series = new LinkedHashMap<String, @Nullable Double>();
            table.rows().forEach(row -> series.put(label(row.get(head)), number(row.get(value))));
            points.put(label(table.columns().get(value).name()), series);
        }
        return points;
    }

    /// Series, label, value: what stands in the second head is a series.
    private static Map<String, Map<String, @Nullable Double>> tall(
            ResultTable table, List<Integer> heads, int value) {
        var points = new LinkedHashMap<String, Map<String, @Nullable Double>>();
        for (var row : table.rows()) {
            points.computeIfAbsent(label(row.get(heads.getLast())), s -> new LinkedHashMap<>())
                    .put(label(row.get(heads.getFirst())), number(row.get(value)));
        }
        return points;
    }

    private static String label(@Nullable Object value) {
        return value == null ? "–" : SlackText.label(String.valueOf(value));
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? number.doubleValue()
                : null;
    }

    private static List<String> labels(Map<String, Map<String, @Nullable Double>> points) {
        var labels = new LinkedHashMap<String, Boolean>();
        points.values().forEach(of -> of.keySet().forEach(label -> labels.put(label, true)));
        return List.copyOf(labels.keySet());
    }

    private static List<Series> series(
            Map<String, Map<String, @Nullable Double>> points, List<String> labels, double scale) {
        var series = new ArrayList<Series>();
        points.forEach(
                (name, of) -> {
                    var values = new ArrayList<@Nullable Double>();
                    for (var label : labels) {
                        var value = of.get(label);
                        values.add(value == null ? null : Double.valueOf(value * scale));
                    }
                    series.add(new Series(name, values));
                });
        return series;
    }

    private static double scale(Column column) {
        return column.format().equals("percent") ? 100 : 1;
    }

    private static String unit(Column column) {
        return column.format().equals("percent") ? "%" : column.unit();
    }

    /// Months and years without the days that all share.
    private static List<String> shortened(List<String> labels, boolean time) {
        boolean months =
                time && labels.stream().allMatch(label -> label.matches("\\d{4}-\\d{2}-01"));
        return months ? labels.stream().map(label -> label.substring(0, 7)).toList() : labels;
    }

    /// As Slack's own chart, where it fits its limits.
    Optional<ObjectNode> block() {
        boolean fits =
                labels.size() <= BLOCK_LABELS_MAX
                        && fit(labels)
                        && fit(series.stream().map(Series::name).toList())
                        && series.stream()
                                .allMatch(s -> s.values().stream().allMatch(v -> v != null));
        if (!fits) {
            return Optional.empty();
        }
        var block =
                Blocks.block("data_visualization")
                        .put("title", SlackText.cut(title, BLOCK_TITLE_MAX));
        var chart = block.putObject("chart").put("type", time ? "line" : "bar");
        var lines = chart.putArray("series");
        for (var one : series) {
            var data = lines.addObject().put("name", one.name()).putArray("data");
            for (int i = 0; i < labels.size(); i++) {
                data.addObject().put("label", labels.get(i)).put("value", one.values().get(i));
            }
        }
        var axis = chart.putObject("axis_config");
        labels.forEach(axis.putArray("categories")::add);
        if (!unit.isEmpty()) {
            axis.put("y_label", unit);
        }
        return Optional.of(block);
    }

    private static boolean fit(List<String> names) {
        return new HashSet<>(names).size() == names.size()
                && names.stream().allMatch(n -> n.length() <= BLOCK_LABEL_MAX);
    }

    /// In words, for those who can't see it.
    String alt() {
        var names = new TreeSet<String>();
        series.forEach(s -> names.add(s.name()));
        return SlackText.cut(
                "%s: %s of %s, from %s to %s, %d points"
                        .formatted(
                                title,
                                time ? "lines" : "bars",
                                String.join(", ", names),
                                labels.getFirst(),
                                labels.getLast(),
                                labels.size()),
                1_000);
    }
}
