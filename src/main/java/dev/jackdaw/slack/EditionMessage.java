package dev.jackdaw.slack;

import dev.jackdaw.desk.EditionDelivery;
import java.util.List;
import java.util.Optional;

/// A report, a correction or alerts as a message.
final class EditionMessage {
    private EditionMessage() {}

    static SlackMessage of(EditionDelivery delivery) {
        return switch (delivery.content()) {
            case EditionDelivery.Posted edition -> edition(delivery, edition);
            case EditionDelivery.Told told -> told(told);
        };
    }

    private static SlackMessage edition(EditionDelivery delivery, EditionDelivery.Posted edition) {
        var blocks = Blocks.list();
        blocks.add(Blocks.markdown(SlackText.safe(String.join("\n", edition.lines()))));
        edition.charts().stream().map(ChartBlock::of).flatMap(Optional::stream).forEach(blocks::add);
        if (!edition.caveats().isEmpty()) {
            blocks.add(
                    Blocks.context(edition.caveats().stream().map(c -> "⚠ " + c).toList()));
        }
        blocks.add(Blocks.context(List.of(edition.basis())));
        var actions = Blocks.block("actions");
        actions.putArray("elements")
                .add(Blocks.button(ActionIds.REPORT_SQL, "Show SQL", delivery.report() + " " + delivery.due()));
        blocks.add(actions);
        return new SlackMessage(Blocks.fallback(edition.title() + ": " + edition.headline()), blocks);
    }

    private static SlackMessage told(EditionDelivery.Told told) {
        var blocks = Blocks.list();
        blocks.add(Blocks.markdown(SlackText.safe(told.text())));
        for (var alert : told.alerts()) {
            var actions = Blocks.block("actions");
            var watch = alert.substring(0, Math.max(0, alert.indexOf('|')));
            actions.putArray("elements")
                    .add(Blocks.button(ActionIds.ALERT_GOOD, "👍 Useful: " + watch, alert))
                    .add(Blocks.button(ActionIds.ALERT_BAD, "👎 Not useful: " + watch, alert));
            blocks.add(actions);
        }
        return new SlackMessage(Blocks.fallback(told.text()), blocks);
    }
}
