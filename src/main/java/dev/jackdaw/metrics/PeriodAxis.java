package dev.jackdaw.metrics;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.core.calendar.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The periods that values are computed for, a row each: those of a unit of time, or some that were named.
/// `column` is what the column with them is called, `names` are empty for a unit of time.
record PeriodAxis(String column, List<String> names, List<DateRange> ranges) {
    static PeriodAxis of(Grain grain, List<DateRange> periods) {
        return new PeriodAxis(grain.word(), List.of(), periods);
    }

    static PeriodAxis named(List<String> names, List<DateRange> ranges) {
        return new PeriodAxis("period", names, ranges);
    }

    boolean named() {
        return !names.isEmpty();
    }

    /// The table `period` at the beginning of a statement.
    String with() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < ranges.size(); i++) {
            var lead = named() ? SqlText.literal(names.get(i)) + ", " : "";
            rows.add(SqlText.periodRow(lead, ranges.get(i)));
        }
        return "WITH period (" + (named() ? "name, " : "") + "starts, ends) AS (\n  VALUES\n" + String.join(",\n", rows)
                + "\n)";
    }

    /// A period's key within `with`.
    String key() {
        return (named() ? "period.name" : "period.starts") + " AS " + SqlText.name(column);
    }

    /// What brings the rows of a statement in the order of the periods.
    String order() {
        var key = SqlText.name(column);
        return named()
                ? "ARRAY_POSITION(ARRAY[" + names.stream().map(SqlText::literal).collect(Collectors.joining(", "))
                        + "], " + key + ")"
                : key;
    }
}
