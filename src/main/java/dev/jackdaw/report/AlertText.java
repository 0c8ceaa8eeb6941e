package dev.jackdaw.report;

import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.report.AnomalyDetector.Anomaly;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Alerts in words.
final class AlertText {
    private static final int ALERTS_SHOWN = 10;

    private AlertText() {}

    /// Those that a message tells of.
    static List<Alert> shown(List<Alert> alerts) {
        return alerts.stream().limit(ALERTS_SHOWN).toList();
    }

    /// One message about several.
    static String message(List<Alert> alerts) {
        var lines = new ArrayList<String>();
        shown(alerts).forEach(a -> lines.add("❗ " + a.text()));
        if (alerts.size() > ALERTS_SHOWN) {
            lines.add((alerts.size() - ALERTS_SHOWN) + " more: so many at once is more likely one cause than many.");
        }
        return String.join("\n\n", lines);
    }

    /// A table whose newest rows are of a day long ago.
    static String stale(WatchDefinition watch, String table, LocalDate day) {
        return "**"
                + watch.metric()
                + "**: "
                + table
                + " has no rows after "
                + EditionText.day(day)
                + ". Is its load running?";
    }

    /// A period that is odd.
    static String odd(WatchDefinition watch, Series series, Anomaly anomaly) {
        var unit = series.grain() == Grain.DAY ? "" : series.grain().word() + " of ";
        var when = unit + EditionText.day(anomaly.day());
        var value = EditionText.show(amount(anomaly.value(), series), series.column());
        var expected = EditionText.show(amount(anomaly.expected(), series), series.column());
        var text =
                switch (anomaly.kind()) {
                    case HIGH, LOW ->
                        when
                                + ": **"
                                + value
                                + "**, "
                                + (anomaly.kind() == AnomalyDetector.Kind.HIGH ? "above" : "below")
                                + " the "
                                + expected
                                + " that its past lets expect";
                    case SHIFT ->
                        "at a new level since about " + when + ": **" + value + "** where " + expected + " was usual";
                    case MISSING -> "no data for " + when;
                };
        return "**" + watch.metric() + EditionText.filtered(watch.where()) + "** " + text + ".";
    }

    private static BigDecimal amount(double value, Series series) {
        int decimals = series.column().format().equals("percent") ? 4 : 2;
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
