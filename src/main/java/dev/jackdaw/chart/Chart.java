package dev.jackdaw.chart;

import dev.jackdaw.core.Secrets;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.data.ResultTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A result as a picture: lines over time, bars over anything else. `unit` is what the values are
/// in: a currency, "%", or empty. A series has a value or null for each label.
public record Chart(String title, boolean time, List<String> labels, List<Series> series, String unit) {
    /// One line, or the bars of one colour.
    public record Series(String name, List<@Nullable Double> values) {}

    private static final int LABELS_MIN = 3;
    private static final int LABELS_MAX = 400;
    private static final int BARS_MAX = 60;
    private static final int SERIES_MAX = 6;
    private static final int ALT_MAX = 1_000;
    private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz");
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8", "money");

    /// Where rows say something as a picture.
    public static Optional<Chart> of(ResultTable table, String title) {
        var columns = table.columns();
        var keys = new ArrayList<Integer>();
        var values = new ArrayList<Integer>();
        for (int c = 0; c < columns.size(); c++) {
            (numeric(columns.get(c)) ? values : keys).add(c);
        }
        if (keys.isEmpty() || keys.size() > 2 || values.isEmpty()) {
            return Optional.empty();
        }
        var first = columns.get(values.getFirst());
        values.removeIf(c -> !sameUnit(columns.get(c), first));
        boolean time = time(columns.get(keys.getFirst()));
        if (keys.size() == 2 && values.size() > 1) {
            return Optional.empty();
        }
        var points = keys.size() == 1 ? wide(table, keys.getFirst(), values) : tall(table, keys, values.getFirst());
        var labels = labels(points);
        boolean fits = labels.size() >= LABELS_MIN
                && labels.size() <= (time ? LABELS_MAX : BARS_MAX)
                && points.size() <= SERIES_MAX
                && points.values().stream().mapToInt(Map::size).sum()
                        == table.rows().size() * values.size();
        return fits
                ? Optional.of(new Chart(
                        sealed(title),
                        time,
                        shortened(labels, time),
                        series(points, labels, scale(first)),
                        unit(first)))
                : Optional.empty();
    }

    /// Whether a column holds points in time.
    public static boolean time(Column column) {
        return TIMES.contains(column.type());
    }

    /// Whether a column holds numbers.
    public static boolean numeric(Column column) {
        return !column.format().isEmpty() || NUMBERS.contains(column.type());
    }

    private static String sealed(String text) {
        var sealed = Secrets.sealed(text).strip();
        return sealed.isEmpty() ? "–" : sealed;
    }

    private static boolean sameUnit(Column one, Column other) {
        return one.format().equals(other.format()) && one.unit().equals(other.unit());
    }

    /// Series, label, value: a column is a series.
    private static Map<String, Map<String, @Nullable Double>> wide(ResultTable table, int key, List<Integer> values) {
        var points = new LinkedHashMap<String, Map<String, @Nullable Double>>();
        for (int value : values) {
            var series = new LinkedHashMap<String, @Nullable Double>();
            table.rows().forEach(row -> series.put(label(row.get(key)), number(row.get(value))));
            points.put(label(table.columns().get(value).name()), series);
        }
        return points;
    }

    /// Series, label, value: what stands in the second key is a series.
    private static Map<String, Map<String, @Nullable Double>> tall(ResultTable table, List<Integer> keys, int value) {
        var points = new LinkedHashMap<String, Map<String, @Nullable Double>>();
        for (var row : table.rows()) {
            points.computeIfAbsent(label(row.get(keys.getLast())), s -> new LinkedHashMap<>())
                    .put(label(row.get(keys.getFirst())), number(row.get(value)));
        }
        return points;
    }

    private static String label(@Nullable Object value) {
        return value == null ? "–" : sealed(String.valueOf(value));
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
    }

    private static List<String> labels(Map<String, Map<String, @Nullable Double>> points) {
        var labels = new LinkedHashMap<String, Boolean>();
        points.values().forEach(of -> of.keySet().forEach(label -> labels.put(label, true)));
        return List.copyOf(labels.keySet());
    }

    private static List<Series> series(
            Map<String, Map<String, @Nullable Double>> points, List<String> labels, double scale) {
        var series = new ArrayList<Series>();
        points.forEach((name, of) -> {
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
        boolean months = time && labels.stream().allMatch(label -> label.matches("\\d{4}-\\d{2}-01"));
        return months ? labels.stream().map(label -> label.substring(0, 7)).toList() : labels;
    }

    /// In words, for those who can't see it.
    public String alt() {
        var names = new TreeSet<String>();
        series.forEach(s -> names.add(s.name()));
        var words = "%s: %s of %s, from %s to %s, %d points"
                .formatted(
                        title,
                        time ? "lines" : "bars",
                        String.join(", ", names),
                        labels.getFirst(),
                        labels.getLast(),
                        labels.size());
        return words.length() > ALT_MAX ? words.substring(0, ALT_MAX - 1) + "…" : words;
    }
}
