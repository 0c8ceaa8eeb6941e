package dev.jackdaw.desk;

import dev.jackdaw.chart.Chart;
import dev.jackdaw.report.Deliveries.Delivery;
import dev.jackdaw.report.Edition;
import dev.jackdaw.report.EditionChart;
import dev.jackdaw.report.EditionText;
import java.time.Instant;
import java.util.List;

/// Something of a report's or watch's that a door has taken and is to tell at one destination.
public final class EditionDelivery {
    private final Delivery delivery;

    EditionDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    /// What there is to tell.
    public sealed interface Content {}

    /// An edition: its text, pictures, caveats and what it rests on.
    public record Posted(
            String title, String headline, List<String> lines, List<Chart> charts, List<String> caveats, String basis)
            implements Content {}

    /// A text, such as a correction; `alerts` are the keys of those it tells of.
    public record Told(String text, List<String> alerts) implements Content {}

    Delivery delivery() {
        return delivery;
    }

    /// What makes it one, however often it is tried.
    public String key() {
        return delivery.key();
    }

    /// The report's name.
    public String report() {
        return delivery.report();
    }

    /// When the report was due.
    public Instant due() {
        return delivery.due();
    }

    /// Such as "slack:C0123".
    public String destination() {
        return delivery.destination();
    }

    /// Whether it was taken before, so that it may have arrived.
    public boolean again() {
        return delivery.tries() > 1;
    }

    /// Whether it corrects an edition that was posted, as `message` in `channel`.
    public boolean corrects() {
        return delivery.corrects();
    }

    /// Where the edition that it corrects was posted.
    public String channel() {
        return delivery.channel();
    }

    /// The name that the door gave to the message that it corrects.
    public String message() {
        return delivery.message();
    }

    /// What it tells. Throws `PermanentException` where another version wrote it in a way that this
    /// one can't read.
    public Content content() {
        return delivery.text().isEmpty()
                ? delivery.edition().<Content>map(EditionDelivery::posted).orElseGet(this::told)
                : told();
    }

    private Content told() {
        return new Told(delivery.text(), delivery.about());
    }

    private static Posted posted(Edition edition) {
        return new Posted(
                edition.heading().title(),
                edition.headline(),
                EditionText.lines(edition),
                EditionChart.of(edition),
                edition.caveats(),
                EditionText.basis(edition));
    }
}
