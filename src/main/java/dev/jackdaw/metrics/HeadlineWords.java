package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words that sentences about a metric's result are made of.
record HeadlineWords(
        MetricDefinition metric,
        boolean state,
        MetricQuery query,
        Timeframe time,
        List<String> split,
        ResultTable table) {

    /// The metric, what it is split by, and its filters.
    String subject() {
        var by = split.isEmpty() ? "" : " by " + String.join(" and ", split);
        return metric.name() + by + filters();
    }

    /// The filters in brackets, or nothing.
    String filters() {
        var filters = query.filters().stream()
                .map(f -> (f.exclude() ? "without " : "") + f.dimension() + " " + String.join(" or ", f.values()))
                .collect(Collectors.joining(", "));
        return filters.isEmpty() ? "" : " (" + filters + ")";
    }

    /// The days of the question.
    String when() {
        return when(time.range());
    }

    String when(DateRange range) {
        if (state) {
            return "as of " + range.last();
        }
        if (time.allTime()) {
            return "over all time, up to " + range.last();
        }
        return range.days() == 1 ? "on " + range.start() : "from " + range.start() + " to " + range.last();
    }

    /// A row's groups.
    String label(List<@Nullable Object> row) {
        return row.stream()
                .limit(split.size())
                .map(v -> v == null ? "(none)" : String.valueOf(v))
                .collect(Collectors.joining(" / "));
    }

    /// A row's value of the metric.
    @Nullable
    Object figure(List<@Nullable Object> row) {
        return row.get(position(metric.name()));
    }

    /// A value as the metric's are shown.
    String show(@Nullable Object value) {
        return Figures.show(
                value,
                new ResultTable.Column(
                        "", "", metric.display().format(), metric.display().unit()));
    }

    /// A share in percent.
    String share(List<@Nullable Object> row, String column) {
        var number = number(row, column);
        return number == null ? "–" : Figures.percent(number);
    }

    @Nullable
    BigDecimal number(List<@Nullable Object> row, String column) {
        return row.get(position(column)) instanceof Number n ? new BigDecimal(n.toString()) : null;
    }

    int position(String column) {
        var names = table.columns().stream().map(ResultTable.Column::name).toList();
        // The metric's own column comes after the split, which may have a dimension of the same
        // name.
        return names.lastIndexOf(column);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
