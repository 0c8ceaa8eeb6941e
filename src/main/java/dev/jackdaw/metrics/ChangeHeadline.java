package dev.jackdaw.metrics;

import static dev.jackdaw.metrics.HeadlineWords.capital;

import java.math.BigDecimal;
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
        var row = words.table().rows().getFirst();
        return capital(words.subject())
                + " "
                + words.when()
                + ": **"
                + words.show(words.figure(row))
                + "**, "
                + moved(words.number(row, "change"))
                + " ("
                + words.share(row, "change_pct")
                + ") from "
                + words.show(row.get(words.position("previous")))
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
            case 1 -> "up " + words.show(change);
            default -> "down " + words.show(change.abs());
        };
    }

    private String explained() {
        var top = words.table().rows().getFirst();
        var what = words.split().isEmpty() ? top.get(0) + " " + top.get(1) : words.label(top);
        var moved = "What moved "
                + words.metric().name()
                + " between "
                + words.time().previous().orElseThrow().last()
                + " and "
                + words.time().range().last();
        if (!words.metric().sum().additive()) {
            return moved
                    + ": the largest change of its own has **"
                    + what
                    + "**, from **"
                    + words.show(top.get(words.position("previous")))
                    + "** to **"
                    + words.show(words.figure(top))
                    + "**.";
        }
        return moved
                + ": the largest part is **"
                + what
                + "** with **"
                + words.show(top.get(words.position("change")))
                + "**, "
                + words.share(top, "contribution")
                + " of the change.";
    }
}
