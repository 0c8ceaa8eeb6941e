package dev.jackdaw.report;

import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The alerts that watches found, what people think of them, and which of them were handed over to the
/// doors. Thread-safe, shared by all processes.
public final class Alerts {
    /// What a message of alerts is filed under, beside reports.
    static final String DELIVERY = "alerts";

    private static final String COLUMNS = "watch, day, kind, text, told, opinion";
    private static final Duration OPINIONS_COUNT = Duration.ofDays(90);

    private final Sql database;
    private final Clock clock;

    public Alerts(Sql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private static Alert alert(Row row) {
        return new Alert(
                row.text("watch"),
                row.date("day"),
                row.text("kind"),
                row.text("text"),
                row.flag("told"),
                row.text("opinion"));
    }

    /// Stores one, unless it was found before.
    void add(Alert alert) {
        database.execute(
                "INSERT INTO watch_alert (watch, day, kind, text, found_at, told) VALUES (?, ?, ?, ?, ?, "
                        + "?) ON CONFLICT DO NOTHING",
                alert.watch(),
                alert.day(),
                alert.kind(),
                alert.text(),
                clock.instant(),
                alert.told());
    }

    /// Hands those that are to be told over to the doors, one message a destination, together with the
    /// note that they were: what a crash leaves is handed over the next time. How many alerts that were,
    /// at all destinations.
    int handOver(Function<String, List<String>> destinations) {
        return database.transactionResult(sql -> {
            var told = new TreeMap<String, List<Alert>>();
            int count = 0;
            var fresh = sql.query("UPDATE watch_alert SET posted = true WHERE told AND NOT posted RETURNING " + COLUMNS)
                    .list(Alerts::alert);
            for (var alert : fresh) {
                var to = destinations.apply(alert.watch());
                to.forEach(place ->
                        told.computeIfAbsent(place, p -> new ArrayList<>()).add(alert));
                count += to.size();
            }
            told.forEach((to, alerts) -> Postings.tell(
                    sql, DELIVERY, clock.instant(), to, AlertText.message(alerts), keys(AlertText.shown(alerts))));
            return count;
        });
    }

    private static String keys(List<Alert> alerts) {
        return alerts.stream().map(Alert::key).collect(Collectors.joining("\n"));
    }

    /// How many more alerts of a watch were of no use lately than were of use; below zero where fewer.
    int useless(String watch) {
        return database.query(
                        "SELECT count(*) FILTER (WHERE opinion = 'useless') - count(*) FILTER (WHERE opinion = "
                                + "'useful') AS balance FROM watch_alert WHERE watch = ? AND found_at > ?",
                        watch,
                        clock.instant().minus(OPINIONS_COUNT))
                .one(row -> row.integer("balance"));
    }

    /// Whether an alert of a watch was one to tell since then.
    boolean toldSince(String watch, Instant time) {
        return database.query(
                        "SELECT EXISTS (SELECT FROM watch_alert WHERE watch = ? AND told AND found_at > ?) AS told",
                        watch,
                        time)
                .one(row -> row.flag("told"));
    }

    /// What somebody thinks of an alert, by its key in a message.
    public void opinion(String key, boolean useful) {
        var parts = key.split("\\|", -1);
        if (parts.length == 3 && parts[1].matches("\\d{4}-\\d{2}-\\d{2}")) {
            database.execute(
                    "UPDATE watch_alert SET opinion = ? WHERE watch = ? AND day = ? AND kind = ?",
                    useful ? "useful" : "useless",
                    parts[0],
                    LocalDate.parse(parts[1]),
                    parts[2]);
        }
    }

    /// What a watch found of late, newest first.
    public List<Alert> latest(String watch, int most) {
        return database.query(
                        "SELECT " + COLUMNS + " FROM watch_alert WHERE watch = ? ORDER BY found_at DESC, day DESC "
                                + "LIMIT ?",
                        watch,
                        most)
                .list(Alerts::alert);
    }
}
