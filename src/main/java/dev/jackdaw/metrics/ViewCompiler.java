package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.SqlText.list;
import static dev.jackdaw.metrics.SqlText.name;
import static dev.jackdaw.metrics.SqlText.names;
import static dev.jackdaw.metrics.SqlText.nested;

import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.knowledge.definition.MetricDimension;
import dev.jackdaw.metrics.MetricParts.Bounds;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compiles a governed question to a view that moves with the data: its present is the latest day
/// the tables hold when it is read, not when it was built.
final class ViewCompiler {
    private final CompanyCalendar calendar;
    private final String latestDay;

    /// `latestDay` is SQL that yields the latest day as `day`.
    ViewCompiler(CompanyCalendar calendar, String latestDay) {
        this.calendar = calendar;
        this.latestDay = latestDay;
    }

    /// The view's statement, or empty where the grain is not one that PostgreSQL's calendar knows.
    Optional<String> compile(MetricParts parts, Optional<Grain> grain) {
        if (grain.isPresent() && !standard(grain.get())) {
            return Optional.empty();
        }
        var split = parts.dimensions().stream().map(MetricDimension::name).toList();
        var columns = new ArrayList<String>();
        grain.ifPresent(g -> columns.add("period.starts AS " + name(g.word())));
        columns.addAll(names("v", split));
        columns.add("v.value AS " + name(parts.metric().name()));
        return Optional.of("WITH latest AS (\n  "
                + latestDay
                + "\n),\nperiod AS (\n"
                + SqlText.indent(periods(parts, grain))
                + "\n)\nSELECT "
                + list(columns)
                + "\nFROM period\nCROSS JOIN LATERAL "
                + nested(parts.select(Bounds.columns()), "v"));
    }

    private boolean standard(Grain grain) {
        return switch (grain) {
            case DAY, MONTH -> true;
            case WEEK -> calendar.weekStart() == DayOfWeek.MONDAY;
            case QUARTER, YEAR -> calendar.fiscalStart() == Month.JANUARY;
        };
    }

    private static String periods(MetricParts parts, Optional<Grain> grain) {
        if (grain.isEmpty()) {
            return "SELECT latest.day AS starts, latest.day + 1 AS ends\nFROM latest";
        }
        var unit = grain.get().word();
        var step = grain.get() == Grain.QUARTER ? "3 months" : "1 " + unit;
        var first = parts.first().orElse("SELECT min(day) AS day FROM latest");
        return "SELECT s::date AS starts, LEAST((s + interval '"
                + step
                + "')::date, latest.day + 1) AS ends\n"
                + "FROM latest\nCROSS JOIN "
                + nested(first, "earliest")
                + "\nCROSS JOIN LATERAL generate_series(date_trunc('"
                + unit
                + "', earliest.day::timestamp), latest.day::timestamp, interval '"
                + step
                + "') AS s";
    }

    static List<String> order(Optional<Grain> grain, List<String> split) {
        var order = new ArrayList<String>();
        grain.ifPresent(g -> order.add(name(g.word())));
        order.addAll(names(split));
        return order;
    }
}
