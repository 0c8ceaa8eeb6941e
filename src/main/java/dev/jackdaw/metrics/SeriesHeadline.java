package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

/// What a metric's values over time come to.
record SeriesHeadline(HeadlineWords words) {
    String text() {
        var query = words.query();
        var rows = words.table().rows();
        var unit = words.time().grain().orElseThrow().word();
        if (query.rank() != null) {
            var row = rows.getFirst();
            return (query.rank().descending() ? "Highest " : "Lowest ")
                    + words.subject()
                    + " by "
                    + unit
                    + ": **"
                    + row.getFirst()
                    + "** with **"
                    + words.show(words.figure(row))
                    + "**.";
        }
        var range = words.time().range();
        var span = range.start() + " to " + range.last();
        if (!words.split().isEmpty()) {
            return capital(words.subject()) + " and " + unit + ", " + span + ".";
        }
        return capital(words.subject())
                + " by "
                + unit
                + ", "
                + span
                + ": from **"
                + words.show(words.figure(rows.getFirst()))
                + "** to **"
                + words.show(words.figure(rows.getLast()))
                + "**."
                + new TrendText(words).text();
    }
}
