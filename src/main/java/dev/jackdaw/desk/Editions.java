package dev.jackdaw.desk;

import dev.jackdaw.report.Deliveries;
import dev.jackdaw.report.Edition;
import dev.jackdaw.report.Postings;
import dev.jackdaw.report.Reports;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What reports and watches have to tell, as doors take it: leased for seconds and told once, or
/// refused, which its owner hears of.
public record Editions(Deliveries deliveries, Postings postings, Reports reports, Notices notices) {
    /// Takes up to `most` for a door, such as "slack".
    public List<EditionDelivery> claim(String door, int most) {
        return deliveries.claim(door, most).stream().map(EditionDelivery::new).toList();
    }

    /// Whoever works on it lives.
    public void renew(EditionDelivery delivery) {
        deliveries.renew(delivery.delivery());
    }

    /// It was told in this channel, under this name of the door's.
    public void done(EditionDelivery delivery, String channel, String message) {
        deliveries.done(delivery.delivery(), channel, message);
    }

    /// It can't be told, and why; the report's owner is told.
    public void refused(EditionDelivery delivery, String why) {
        deliveries.refused(delivery.delivery(), why);
        reports.find(delivery.report())
                .ifPresent(report -> notices.tellPerson(
                        delivery.key(),
                        report.owner(),
                        "Your report `"
                                + report.name()
                                + "` could not be posted to "
                                + delivery.destination()
                                + ": "
                                + why
                                + "."));
    }

    /// How an edition that was posted at `destination` was computed first; nothing where there is
    /// none, or `due` is no time.
    public Optional<String> sql(String report, String due, String destination) {
        try {
            return postings.snapshots(report, Instant.parse(due)).stream()
                    .filter(s -> s.definition().to().contains(destination))
                    .map(s -> sql(s.edition()))
                    .reduce((_, first) -> first);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String sql(Edition edition) {
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
