package dev.jackdaw.bench;

import dev.jackdaw.TestDatabase;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.ReportTiming;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.knowledge.file.KnowledgeFolder;
import dev.jackdaw.report.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The pictures of docs/REPORTS.md, over the sample company. For `scripts/report-pictures`.
final class ReportPictures {
    private ReportPictures() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        try (var room = new Newsroom()) {
            var revenue = sample("daily-revenue");
            var customers = sample("weekly-customers");
            picture(room, folder.resolve("report-normal.png"), revenue, Newsroom.MORNING);
            var quiet = new ReportDefinition(
                    "quiet",
                    "Revenue",
                    revenue.owner(),
                    revenue.to(),
                    new ReportTiming(
                            revenue.timing().schedule(), revenue.timing().zone()),
                    revenue.items().subList(0, 2),
                    "1%",
                    "",
                    null,
                    "");
            picture(room, folder.resolve("report-quiet.png"), quiet, Newsroom.MORNING);

            TestDatabase.run(
                    room.company.database(),
                    "INSERT INTO support_tickets (id, customer_id, priority, category, status, created_at) "
                            + "SELECT m.id + g, 1 + g % 300, 'urgent', 'bug', 'open', '2026-06-14 12:00' FROM "
                            + "generate_series(1, 150) g, (SELECT max(id) AS id FROM support_tickets) m");
            room.save(new WatchDefinition(
                    "tickets", "support tickets", Map.of(), "day", Newsroom.OWNER, customers.to(), "", ""));
            var monday = Instant.parse("2026-06-15T08:30:00Z");
            room.clock.set(monday);
            room.watches.look();
            picture(room, folder.resolve("report-anomaly.png"), customers, monday);

            room.clock.set(Newsroom.MORNING.minusSeconds(60));
            room.save(new ReportDefinition(
                    "revenue",
                    "Revenue",
                    revenue.owner(),
                    revenue.to(),
                    new ReportTiming(revenue.timing().schedule(), "UTC"),
                    revenue.items(),
                    "",
                    "",
                    null,
                    ""));
            room.clock.set(Newsroom.MORNING.plusSeconds(1));
            room.work();
            TestDatabase.run(
                    room.company.database(),
                    "UPDATE subscriptions SET mrr = mrr + 8000 WHERE id = (SELECT max(id) FROM subscriptions "
                            + "WHERE ended_at IS NULL AND started_at < '2026-06-01')");
            room.clock.pass(Duration.ofHours(20));
            room.recheck.all();
            var correction = room.deliveries().stream()
                    .filter(d -> d.contains("**Correction**"))
                    .findFirst()
                    .orElseThrow();
            Files.write(
                    folder.resolve("report-correction.png"),
                    EditionImage.png(correction.substring(correction.indexOf("**Correction**"))));
        }
    }

    private static ReportDefinition sample(String name) {
        return new KnowledgeFolder(Path.of("knowledge"))
                .read().items().stream()
                        .filter(i -> i.name().equals(name))
                        .map(i -> (ReportDefinition) i.definition())
                        .findFirst()
                        .orElseThrow();
    }

    private static void picture(Newsroom room, Path file, ReportDefinition report, Instant due) throws IOException {
        var last = room.editor.last(due);
        var edition = room.editor.compose(report, due, last, room.watches.found(report, last), List.of());
        Files.write(file, EditionImage.png(edition));
    }
}
