package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

import dev.jackdaw.core.calendar.DateRange;
import dev.jackdaw.data.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a metric's change from one period to another comes to.
record ChangeHeadline(HeadlineWords words) {
    String text() {
        return words.query().why() ? explained() : compared();
    }

    private String compared() {
        var against = words.when(words.time().previous().orElseThrow());
        if (!words.split().isEmpty()) {
            return capital(words.subject())
                    + " "
                    + words.when()
                    + ", compared with "
                    + against.replaceFirst("^from |^on ", "")
                    + ".";
        }
        return change(words.table().rows().getFirst()) + ".";
    }

    /// "MRR as of …: **$12**, up $2 (20.0%) from $10 as of …".
    private String change(List<@Nullable Object> row) {
        var before = words.number(row, "previous");
        var change = words.number(row, "change");
        return capital(words.metric().name())
                + words.filters()
                + " "
                + named(words.time().range())
                + ": **"
                + words.show(words.figure(row))
                + "**, "
                + moved(change)
                + " ("
                + (words.query().why() ? part(change, before) : words.share(row, "change_pct"))
                + ") from "
                + words.show(row.get(words.position("previous")))
                + " "
                + named(words.time().previous().orElseThrow());
    }

    private static String part(@Nullable BigDecimal change, @Nullable BigDecimal before) {
        return change == null || before == null || before.signum() == 0
                ? "–"
                : Figures.percent(change.divide(before, 4, RoundingMode.HALF_UP));
    }

    private String named(DateRange range) {
        return monthOfFlow(range) ? "in " + end(range) : words.when(range);
    }

    /// The last day, or the month's name where what happened in it is explained: "October 2026".
    private String end(DateRange range) {
        return monthOfFlow(range)
                ? range.start().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                        + range.start().getYear()
                : range.last().toString();
    }

    private boolean monthOfFlow(DateRange range) {
        return words.query().why()
                && !words.state()
                && range.start().getDayOfMonth() == 1
                && range.end().equals(range.start().plusMonths(1));
    }

    private String moved(@Nullable BigDecimal change) {
        if (change == null) {
            return "not comparable";
        }
        return switch (change.signum()) {
            case 0 -> "unchanged";
            case 1 -> "up " + words.show(change);
            default -> "down " + words.show(change.abs());
        };
    }

    /// The change itself where its row is there, and what had the largest part in it.
    private String explained() {
        var rows = words.table().rows();
        boolean total = words.split().isEmpty()
                && MetricCompiler.TOTAL.equals(rows.getFirst().getFirst());
        if (total && rows.size() == 1) {
            return change(rows.getFirst()) + ".";
        }
        var top = rows.get(total ? 1 : 0);
        var moved = total
                ? change(rows.getFirst()) + ". The "
                : "What moved "
                        + words.metric().name()
                        + " between "
                        + end(words.time().previous().orElseThrow())
                        + " and "
                        + end(words.time().range())
                        + ": the ";
        var what = words.split().isEmpty() ? top.get(0) + " " + top.get(1) : words.label(top);
        if (!words.metric().sum().additive()) {
            return moved
                    + "largest change of its own has **"
                    + what
                    + "**, from **"
                    + words.show(top.get(words.position("previous")))
                    + "** to **"
                    + words.show(words.figure(top))
                    + "**.";
        }
        return moved
                + "largest part is **"
                + what
                + "** with **"
                + words.show(top.get(words.position("change")))
                + "**, "
                + words.share(top, "contribution")
                + " of the change.";
    }
}
