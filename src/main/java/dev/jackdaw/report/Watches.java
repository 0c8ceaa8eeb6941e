package dev.jackdaw.report;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.report.Anomalies.Anomaly;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.store.Row;
import dev.jackdaw.store.Sql;
import dev.jackdaw.store.StateUnavailable;
import dev.jackdaw.warehouse.Caller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Looks at metrics between reports and tells what is out of the ordinary: each period once, one
/// message a destination, not again before the watch has cooled down, and less readily where people
/// found alerts of no use. Any number of processes may look at once.
public final class Watches {
    private static final Logger LOG = Logger.getLogger(Watches.class.getName());
    private static final Duration COOLDOWN = Duration.ofDays(3);
    private static final int LINES_MAX = 10;
    private static final int STALE_DAYS = 2;
    private static final double DULLER = 1.15;
    private static final double DULLEST = 2;

    /// What a message of alerts is filed under, beside reports.
    static final String ALERTS = "alerts";

    private final Sql database;
    private final Reports reports;
    private final MetricService metrics;
    private final DataClock data;
    private final CompanyCalendar calendar;
    private final Clock clock;

    public Watches(
            Sql database,
            Reports reports,
            MetricService metrics,
            DataClock data,
            CompanyCalendar calendar,
            Clock clock) {
        this.database = database;
        this.reports = reports;
        this.metrics = metrics;
        this.data = data;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// What a watch found: `kind` is "high", "low", "shift", "missing" or "stale".
    public record Alert(String watch, LocalDate day, String kind, String text, boolean told, String opinion) {
        /// As it is named in a message.
        String key() {
            return watch + "|" + day + "|" + kind;
        }
    }

    /// The latest day that is over, by the clock and in the data.
    private LocalDate last() {
        var yesterday = LocalDate.now(clock.withZone(calendar.zone())).minusDays(1);
        var today = data.read().today();
        return today.isBefore(yesterday) ? today : yesterday;
    }

    /// Looks at what has ended since the last look; how many alerts are told.
    public int look() {
        for (var report : reports.list()) {
            if (report.active() && report.definition() instanceof WatchDefinition watch) {
                try {
                    look(report, watch);
                } catch (StateUnavailable | RefusedStatement e) {
                    throw e;
                } catch (JackdawException e) {
                    LOG.log(Level.WARNING, "watch {0}: {1}", new Object[] {watch.name(), e.text()});
                }
            }
        }
        return post();
    }

    /// Hands what is to be told over to the doors, together with the note that it was: what a crash
    /// leaves is told by the next look.
    private int post() {
        return database.transactionResult(sql -> {
            var told = new TreeMap<String, List<Alert>>();
            int count = 0;
            var fresh = sql.query(
                            "UPDATE watch_alert SET posted = true WHERE told AND NOT posted RETURNING watch, day, "
                                    + "kind, text, told, opinion")
                    .list(Watches::alert);
            for (var alert : fresh) {
                var to = reports.find(alert.watch()).map(Report::to).orElse(List.of());
                to.forEach(place ->
                        told.computeIfAbsent(place, p -> new ArrayList<>()).add(alert));
                count += to.size();
            }
            told.forEach((to, alerts) -> Postings.tell(
                    sql,
                    ALERTS,
                    clock.instant(),
                    to,
                    message(alerts),
                    String.join(
                            "\n",
                            alerts.stream().limit(LINES_MAX).map(Alert::key).toList())));
            return count;
        });
    }

    private static String message(List<Alert> alerts) {
        var lines = new ArrayList<String>();
        alerts.stream().limit(LINES_MAX).forEach(a -> lines.add("❗ " + a.text()));
        if (alerts.size() > LINES_MAX) {
            lines.add((alerts.size() - LINES_MAX) + " more: so many at once is more likely one cause than many.");
        }
        return String.join("\n\n", lines);
    }

    /// Stores what one watch finds, and which of it is to be told.
    private void look(Report report, WatchDefinition watch) {
        var grain = grain(watch.grain());
        var last = last();
        var seen = LocalDate.ofInstant(report.plannedTo(), ZoneOffset.UTC);
        var found = new ArrayList<Alert>();
        stale(watch).ifPresent(found::add);
        var next = calendar.startOf(grain, last.plusDays(1));
        var latest = calendar.plus(grain, next, -1);
        if (latest.isAfter(seen) || first(watch)) {
            var series = Series.of(
                    metrics,
                    calendar,
                    watch.metric(),
                    watch.where(),
                    grain,
                    last,
                    Series.back(grain),
                    new Caller(Editor.person(watch.name()), new Cancellation()));
            var from = first(watch) ? latest : seen.plusDays(1);
            series.anomalies(limit(watch)).in(series.points(), from).stream()
                    .map(a -> alert(watch, series, a))
                    .forEach(found::add);
        }
        for (var alert : found) {
            add(alert, cool(watch));
        }
        database.execute(
                "UPDATE report SET planned_to = ? WHERE name = ?",
                latest.atStartOfDay(ZoneOffset.UTC).toInstant(),
                watch.name());
    }

    static Grain grain(String word) {
        return Grain.of(word.isEmpty() ? "day" : word)
                .orElseThrow(() -> new dev.jackdaw.core.UsageException(
                        "'" + word + "' is no unit of time. Choose day, week or month"));
    }

    /// Whether nobody looked yet: then the past is no news.
    private boolean first(WatchDefinition watch) {
        return database.query(
                        "SELECT EXISTS (SELECT FROM report WHERE name = ? AND planned_to >= changed_at) AS fresh",
                        watch.name())
                .one(row -> row.flag("fresh"));
    }

    private Optional<Alert> stale(WatchDefinition watch) {
        var table = metrics.governed(watch.metric())
                .map(i -> ((MetricDefinition) i.definition()).about().table())
                .orElse("");
        var yesterday = LocalDate.now(clock.withZone(calendar.zone())).minusDays(1);
        return data.read()
                .of(table)
                .filter(day -> day.plusDays(STALE_DAYS).isBefore(yesterday))
                .map(day -> new Alert(
                        watch.name(),
                        day,
                        "stale",
                        "**"
                                + watch.metric()
                                + "**: "
                                + table
                                + " has no rows after "
                                + EditionText.day(day)
                                + ". Is its load running?",
                        false,
                        ""));
    }

    private static Alert alert(WatchDefinition watch, Series series, Anomaly anomaly) {
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
                                + (anomaly.kind() == Anomalies.Kind.HIGH ? "above" : "below")
                                + " the "
                                + expected
                                + " that its past lets expect";
                    case SHIFT ->
                        "at a new level since about " + when + ": **" + value + "** where " + expected + " was usual";
                    case MISSING -> "no data for " + when;
                };
        return new Alert(
                watch.name(),
                anomaly.day(),
                anomaly.kind().name().toLowerCase(Locale.ROOT),
                "**" + watch.metric() + Editor.filtered(watch.where()) + "** " + text + ".",
                false,
                "");
    }

    private static BigDecimal amount(double value, Series series) {
        int decimals = series.column().format().equals("percent") ? 4 : 2;
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /// How far off is odd: more, the more alerts of it were of no use lately.
    double limit(WatchDefinition watch) {
        int dull = database.query(
                        "SELECT count(*) FILTER (WHERE opinion = 'useless') - count(*) FILTER (WHERE opinion = "
                                + "'useful') AS balance FROM watch_alert WHERE watch = ? AND found_at > ?",
                        watch.name(),
                        clock.instant().minus(Duration.ofDays(90)))
                .one(row -> row.integer("balance"));
        return Anomalies.limit(watch.sensitivity()) * Math.min(DULLEST, Math.pow(DULLER, Math.max(0, dull)));
    }

    private boolean cool(WatchDefinition watch) {
        var rest = Amounts.time(watch.cooldown()).orElse(COOLDOWN);
        return database.query(
                        "SELECT NOT EXISTS (SELECT FROM watch_alert WHERE watch = ? AND told AND found_at > ?)"
                                + " AS cool",
                        watch.name(),
                        clock.instant().minus(rest))
                .one(row -> row.flag("cool"));
    }

    private void add(Alert alert, boolean told) {
        database.execute(
                "INSERT INTO watch_alert (watch, day, kind, text, found_at, told) VALUES (?, ?, ?, ?, ?, "
                        + "?) ON CONFLICT DO NOTHING",
                alert.watch(),
                alert.day(),
                alert.kind(),
                alert.text(),
                clock.instant(),
                told);
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

    /// What was found of late, newest first.
    public List<Alert> alerts(String watch, int most) {
        return database.query(
                        "SELECT watch, day, kind, text, told, opinion FROM watch_alert WHERE watch = ? ORDER BY "
                                + "found_at DESC, day DESC LIMIT ?",
                        watch,
                        most)
                .list(Watches::alert);
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

    /// What was found of the metrics of a report on its day, by watches that tell all those who
    /// read the report: a watch may be made under rights that others don't have.
    public List<String> found(ReportDefinition report, LocalDate day) {
        var texts = new LinkedHashMap<String, Boolean>();
        for (var watch : reports.list()) {
            if (watch.definition() instanceof WatchDefinition definition
                    && definition.to().containsAll(report.to())
                    && report.items().stream().anyMatch(i -> i.metric().equalsIgnoreCase(definition.metric()))) {
                alerts(watch.name(), LINES_MAX).stream()
                        .filter(a -> a.day().equals(day) && !a.kind().equals("stale"))
                        .forEach(a -> texts.put(a.text(), true));
            }
        }
        return List.copyOf(texts.keySet());
    }

    /// How well a watch of a metric would do: its own past, with odd values planted into it.
    public Backtest.Score backtest(String metric, Grain grain, double size, long seed) {
        var last = last();
        var series = Series.of(
                metrics,
                calendar,
                metric,
                java.util.Map.of(),
                grain,
                last,
                grain == Grain.DAY ? 730 : Series.back(grain),
                Caller.nobody());
        return Backtest.run(series, Anomalies.limit("normal"), size, seed);
    }
}
