package dev.jackdaw.metrics;

import dev.jackdaw.agent.Catalogue.Meaning;
import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.data.Figures;
import dev.jackdaw.data.ResultTable;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sentence that says what a result holds. Computed from the numbers, so that no model needs to
/// retell them.
final class Headline {
    private final MetricDefinition metric;
    private final MetricQuery query;
    private final Timeframe time;
    private final ResultTable table;
    private final List<String> split;
    private final boolean state;

    Headline(
            MetricDefinition metric,
            Meaning meaning,
            MetricQuery query,
            Timeframe time,
            List<String> split,
            ResultTable table) {
        this.metric = metric;
        this.query = query;
        this.time = time;
        this.table = table;
        this.split = split;
        this.state = meaning == Meaning.STATE;
    }

    /// Markdown, one sentence.
    String text() {
        if (empty()) {
            return "There is no " + subject() + " " + when(time.range()) + ": no rows match.";
        }
        if (time.previous().isPresent()) {
            return query.why() ? explained() : compared();
        }
        if (time.grain().isPresent()) {
            return series();
        }
        return split.isEmpty() ? single() : grouped();
    }

    private boolean empty() {
        int at = position(metric.name());
        for (int i = 0; i < table.rows().size(); i++) {
            if (table.rows().get(i).get(at) != null) {
                return false;
            }
        }
        return true;
    }

    private String subject() {
        var filters = query.filters().stream()
                .map(f -> (f.exclude() ? "without " : "") + f.dimension() + " " + String.join(" or ", f.values()))
                .collect(Collectors.joining(", "));
        var by = split.isEmpty() ? "" : " by " + String.join(" and ", split);
        return metric.name() + by + (filters.isEmpty() ? "" : " (" + filters + ")");
    }

    private String when(DateRange range) {
        if (state) {
            return "as of " + range.last();
        }
        if (time.allTime()) {
            return "over all time, up to " + range.last();
        }
        return range.days() == 1 ? "on " + range.start() : "from " + range.start() + " to " + range.last();
    }

    private String single() {
        return capital(subject())
                + " "
                + when(time.range())
                + ": **"
                + show(figure(table.rows().getFirst()))
                + "**.";
    }

    private String grouped() {
        var first = table.rows().getFirst();
        if (query.rank() != null) {
            var places = table.rows().stream()
                    .limit(3)
                    .map(r -> label(r) + " (" + show(figure(r)) + ")")
                    .collect(Collectors.joining(", "));
            var end = query.rank().descending() ? "Highest " : "Lowest ";
            return end
                    + subject()
                    + " "
                    + when(time.range())
                    + ": **"
                    + places
                    + "**"
                    + (table.rows().size() > query.rank().limit() ? ", ties included." : ".");
        }
        if (query.share() && table.rows().size() == 1) {
            return label(first)
                    + " is **"
                    + share(first, "share")
                    + "** of "
                    + metric.name()
                    + " "
                    + when(time.range())
                    + " ("
                    + show(figure(first))
                    + ").";
        }
        if (metric.sum().additive() && !table.truncated()) {
            return capital(subject())
                    + " "
                    + when(time.range())
                    + ": **"
                    + show(total(position(metric.name())))
                    + "** in all.";
        }
        return capital(subject()) + " " + when(time.range()) + ".";
    }

    private String series() {
        var unit = time.grain().orElseThrow().word();
        if (query.rank() != null) {
            var row = table.rows().getFirst();
            return (query.rank().descending() ? "Highest " : "Lowest ")
                    + subject()
                    + " by "
                    + unit
                    + ": **"
                    + row.getFirst()
                    + "** with **"
                    + show(figure(row))
                    + "**.";
        }
        var span = time.range().start() + " to " + time.range().last();
        if (!split.isEmpty()) {
            return capital(subject()) + " and " + unit + ", " + span + ".";
        }
        return capital(subject())
                + " by "
                + unit
                + ", "
                + span
                + ": from **"
                + show(figure(table.rows().getFirst()))
                + "** to **"
                + show(figure(table.rows().getLast()))
                + "**.";
    }

    private String compared() {
        var against = when(time.previous().orElseThrow());
        if (!split.isEmpty()) {
            return capital(subject())
                    + " "
                    + when(time.range())
                    + ", compared with "
                    + against.replaceFirst("^from |^on ", "")
                    + ".";
        }
        var row = table.rows().getFirst();
        var change = number(row, "change");
        return capital(subject())
                + " "
                + when(time.range())
                + ": **"
                + show(figure(row))
                + "**, "
                + moved(change)
                + " ("
                + share(row, "change_pct")
                + ") from "
                + show(row.get(position("previous")))
                + " "
                + against
                + ".";
    }

    private String moved(@Nullable BigDecimal change) {
        if (change == null) {
            return "not comparable";
        }
        return switch (change.signum()) {
            case 0 -> "unchanged";
            case 1 -> "up " + show(change);
            default -> "down " + show(change.abs());
        };
    }

    private String explained() {
        var top = table.rows().getFirst();
        var what = split.isEmpty() ? top.get(0) + " " + top.get(1) : label(top);
        return "What moved "
                + metric.name()
                + " between "
                + time.previous().orElseThrow().last()
                + " and "
                + time.range().last()
                + ": the largest part is **"
                + what
                + "** with **"
                + show(top.get(position("change")))
                + "**, "
                + share(top, "contribution")
                + " of the change.";
    }

    private String label(List<@Nullable Object> row) {
        return row.stream()
                .limit(split.size())
                .map(v -> v == null ? "(none)" : String.valueOf(v))
                .collect(Collectors.joining(" / "));
    }

    private @Nullable Object figure(List<@Nullable Object> row) {
        return row.get(position(metric.name()));
    }

    private String show(@Nullable Object value) {
        return Figures.show(
                value,
                new ResultTable.Column(
                        "", "", metric.display().format(), metric.display().unit()));
    }

    private String share(List<@Nullable Object> row, String column) {
        var number = number(row, column);
        return number == null ? "–" : Figures.percent(number);
    }

    private BigDecimal total(int position) {
        return table.rows().stream()
                .map(r -> r.get(position))
                .filter(v -> v instanceof Number)
                .map(v -> new BigDecimal(String.valueOf(v)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable BigDecimal number(List<@Nullable Object> row, String column) {
        return row.get(position(column)) instanceof Number n ? new BigDecimal(n.toString()) : null;
    }

    private int position(String column) {
        var names = table.columns().stream().map(ResultTable.Column::name).toList();
        // The metric's own column comes after the split, which may have a dimension of the same
        // name.
        return names.lastIndexOf(column);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
