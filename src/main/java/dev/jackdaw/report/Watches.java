package dev.jackdaw.report;

import dev.jackdaw.core.Cancellation;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.CompanyCalendar;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.knowledge.definition.MetricDefinition;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.knowledge.definition.WatchDefinition;
import dev.jackdaw.metrics.DataClock;
import dev.jackdaw.metrics.MetricService;
import dev.jackdaw.store.RefusedStatement;
import dev.jackdaw.store.StateUnavailable;
import dev.jackdaw.warehouse.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Looks at metrics between reports and tells what is out of the ordinary: each period once, one
/// message a destination, not again before the watch has cooled down, and less readily where people
/// found alerts of no use. Any number of processes may look at once.
public final class Watches {
    private static final Logger LOG = Logger.getLogger(Watches.class.getName());
    private static final Duration COOLDOWN_DEFAULT = Duration.ofDays(3);
    private static final int LATEST_ALERTS = 10;
    private static final int STALE_DAYS = 2;
    private static final int BACKTEST_DAYS = 730;

    /// By how much each alert of no use raises the limit, and up to what in all.
    private static final double LIMIT_RAISE = 1.15;

    private static final double LIMIT_RAISE_MAX = 2;

    private final Alerts alerts;
    private final Reports reports;
    private final MetricService metrics;
    private final DataClock data;
    private final CompanyCalendar calendar;
    private final Clock clock;

    public Watches(
            Alerts alerts,
            Reports reports,
            MetricService metrics,
            DataClock data,
            CompanyCalendar calendar,
            Clock clock) {
        this.alerts = alerts;
        this.reports = reports;
        this.metrics = metrics;
        this.data = data;
        this.calendar = calendar;
        this.clock = clock;
    }

    private LocalDate yesterday() {
        return LocalDate.now(clock.withZone(calendar.zone())).minusDays(1);
    }

    /// The latest day that is over, by the clock and in the data.
    private LocalDate last() {
        var yesterday = yesterday();
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
        return alerts.handOver(watch -> reports.find(watch).map(Report::to).orElse(List.of()));
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
        // At the first look the past is no news.
        boolean first = reports.unplanned(watch.name());
        if (latest.isAfter(seen) || first) {
            var caller = new Caller(Report.person(watch.name()), new Cancellation());
            var series = series(watch.metric(), watch.where(), grain, last, Series.periods(grain), caller);
            var from = first ? latest : seen.plusDays(1);
            series.detector(limit(watch)).detect(series.points(), from).stream()
                    .map(a -> alert(
                            watch, a.day(), a.kind().name().toLowerCase(Locale.ROOT), AlertText.odd(watch, series, a)))
                    .forEach(found::add);
        }
        for (var alert : found) {
            boolean told = cool(watch);
            alerts.add(new Alert(alert.watch(), alert.day(), alert.kind(), alert.text(), told, ""));
        }
        reports.planned(watch.name(), latest.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Series series(
            String metric, Map<String, List<String>> where, Grain grain, LocalDate last, int count, Caller caller) {
        return Series.of(new GovernedMetrics(metrics), calendar, metric, where, grain, last, count, caller);
    }

    static Grain grain(String word) {
        return Grain.of(word.isEmpty() ? "day" : word)
                .orElseThrow(() -> new UsageException("'" + word + "' is no unit of time. Choose day, week or month"));
    }

    private static Alert alert(WatchDefinition watch, LocalDate day, String kind, String text) {
        return new Alert(watch.name(), day, kind, text, false, "");
    }

    private Optional<Alert> stale(WatchDefinition watch) {
        var table = metrics.governed(watch.metric())
                .map(i -> ((MetricDefinition) i.definition()).about().table())
                .orElse("");
        return data.read()
                .of(table)
                .filter(day -> day.plusDays(STALE_DAYS).isBefore(yesterday()))
                .map(day -> alert(watch, day, Alert.STALE, AlertText.stale(watch, table, day)));
    }

    /// How far off is odd: more, the more alerts of it were of no use lately.
    double limit(WatchDefinition watch) {
        double raise = Math.pow(LIMIT_RAISE, Math.max(0, alerts.useless(watch.name())));
        return AnomalyDetector.threshold(watch.sensitivity()) * Math.min(LIMIT_RAISE_MAX, raise);
    }

    private boolean cool(WatchDefinition watch) {
        var rest = Amounts.duration(watch.cooldown()).orElse(COOLDOWN_DEFAULT);
        return !alerts.toldSince(watch.name(), clock.instant().minus(rest));
    }

    /// What was found of the metrics of a report on its day, by watches that tell all those who
    /// read the report: a watch may be made under rights that others don't have.
    public List<String> found(ReportDefinition report, LocalDate day) {
        var texts = new LinkedHashSet<String>();
        for (var watch : reports.list()) {
            if (watch.definition() instanceof WatchDefinition definition
                    && definition.to().containsAll(report.to())
                    && report.items().stream().anyMatch(i -> i.metric().equalsIgnoreCase(definition.metric()))) {
                alerts.latest(watch.name(), LATEST_ALERTS).stream()
                        .filter(a -> a.day().equals(day) && !a.kind().equals(Alert.STALE))
                        .forEach(a -> texts.add(a.text()));
            }
        }
        return List.copyOf(texts);
    }

    /// How well a watch of a metric would do: its own past, with odd values planted into it.
    public Backtest.Score backtest(String metric, Grain grain, double size, long seed) {
        int count = grain == Grain.DAY ? BACKTEST_DAYS : Series.periods(grain);
        var series = series(metric, Map.of(), grain, last(), count, Caller.nobody());
        return Backtest.run(series, AnomalyDetector.threshold("normal"), size, seed);
    }
}
