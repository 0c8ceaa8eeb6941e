package dev.jackdaw.slack;

import dev.jackdaw.report.Deliveries.Delivery;
import dev.jackdaw.report.Edition;
import dev.jackdaw.report.EditionChart;
import dev.jackdaw.report.EditionText;
import java.util.List;
import java.util.Optional;

/// A report, a correction or alerts as a message.
final class EditionMessage {
    private EditionMessage() {}

    static Rendered of(Delivery delivery) {
        return delivery.text().isEmpty()
                ? delivery.edition().map(edition -> edition(delivery, edition)).orElseGet(() -> told(delivery))
                : told(delivery);
    }

    private static Rendered edition(Delivery delivery, Edition edition) {
        var lines = EditionText.lines(edition);
        var blocks = Blocks.list();
        blocks.add(Blocks.markdown(SlackText.safe(String.join("\n", lines))));
        EditionChart.of(edition).stream()
                .map(ChartBlock::of)
                .flatMap(Optional::stream)
                .forEach(blocks::add);
        if (!edition.caveats().isEmpty()) {
            blocks.add(
                    Blocks.context(edition.caveats().stream().map(c -> "⚠ " + c).toList()));
        }
        blocks.add(Blocks.context(List.of(EditionText.basis(edition))));
        var actions = Blocks.block("actions");
        actions.putArray("elements")
                .add(Blocks.button(Buttons.REPORT_SQL, "Show SQL", delivery.report() + " " + delivery.due()));
        blocks.add(actions);
        return new Rendered(Blocks.fallback(edition.title() + ": " + edition.headline()), blocks);
    }

    private static Rendered told(Delivery delivery) {
        var blocks = Blocks.list();
        blocks.add(Blocks.markdown(SlackText.safe(delivery.text())));
        for (var alert : delivery.about()) {
            var actions = Blocks.block("actions");
            var watch = alert.substring(0, Math.max(0, alert.indexOf('|')));
            actions.putArray("elements")
                    .add(Blocks.button(Buttons.ALERT_GOOD, "👍 Useful: " + watch, alert))
                    .add(Blocks.button(Buttons.ALERT_BAD, "👎 Not useful: " + watch, alert));
            blocks.add(actions);
        }
        return new Rendered(Blocks.fallback(delivery.text()), blocks);
    }

    /// How a posted edition was computed.
    static String sql(Edition edition) {
        var sql = new StringBuilder();
        edition.figures().stream()
                .flatMap(f -> f.sql().stream())
                .distinct()
                .forEach(s -> sql.append(s).append(";\n\n"));
        edition.answers().stream()
                .flatMap(a -> a.sql().stream())
                .forEach(s -> sql.append(s).append(";\n\n"));
        return sql.toString().strip();
    }
}
