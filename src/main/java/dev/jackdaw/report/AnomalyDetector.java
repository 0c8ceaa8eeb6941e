package dev.jackdaw.report;

import dev.jackdaw.report.Baseline.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Goes through a series as time did and says of each period, by those before it alone, whether it
/// is odd. Where three in a row are odd to the same side, the metric has a new level, which is told
/// once and is normal from there on.
final class AnomalyDetector {
    private static final int SHIFT_PERIODS = 3;

    /// How long before the first day that is asked about new levels are looked for.
    private static final int LOOKBACK_DAYS = 90;

    private static final int GAP_LOOKBACK = 100;

    private final Baseline baseline;
    private final boolean state;
    private final double threshold;

    AnomalyDetector(boolean daily, boolean state, double threshold) {
        this.baseline = new Baseline(daily, state);
        this.state = state;
        this.threshold = threshold;
    }

    /// How far off is odd, in deviations.
    static double threshold(String sensitivity) {
        return switch (sensitivity) {
            case "low" -> 6;
            case "high" -> 3.3;
            default -> 3.8;
        };
    }

    /// What can be odd about a period.
    enum Kind {
        HIGH,
        LOW,
        SHIFT,
        MISSING
    }

    /// An odd period.
    record Anomaly(LocalDate day, Kind kind, double value, double expected, double score) {}

    /// All odd periods, from `from` on.
    List<Anomaly> detect(List<Point> points, LocalDate from) {
        var found = new ArrayList<Anomaly>();
        var past = new ArrayList<Point>();
        var odd = new ArrayList<Anomaly>();
        var begin = from.minusDays(LOOKBACK_DAYS);
        for (var point : points) {
            if (point.day().isBefore(begin)) {
                past.add(point);
                continue;
            }
            if (point.value() == null) {
                boolean first = past.isEmpty() || past.getLast().value() != null;
                if (first && dense(past)) {
                    add(found, new Anomaly(point.day(), Kind.MISSING, 0, 0, 0), from);
                }
                past.add(point);
                continue;
            }
            var with = new ArrayList<>(past);
            with.add(point);
            var expected = baseline.expected(with).orElse(null);
            if (expected == null || Math.abs(expected.score()) < threshold) {
                odd.clear();
                past.add(point);
                continue;
            }
            var kind = expected.score() > 0 ? Kind.HIGH : Kind.LOW;
            if (!odd.isEmpty() && odd.getLast().kind() != kind) {
                odd.clear();
            }
            var anomaly = new Anomaly(point.day(), kind, point.value(), expected.value(), expected.score());
            odd.add(anomaly);
            if (state) {
                // A jump is one odd change; the new level needs no getting used to.
                add(found, anomaly, from);
                past.add(point);
                odd.clear();
            } else if (odd.size() == SHIFT_PERIODS) {
                add(
                        found,
                        new Anomaly(point.day(), Kind.SHIFT, point.value(), expected.value(), expected.score()),
                        from);
                // All but those that are at the new level already.
                rescale(past.subList(0, past.size() - SHIFT_PERIODS + 1), odd);
                past.add(point);
                odd.clear();
            } else {
                if (odd.size() == 1) {
                    add(found, anomaly, from);
                }
                past.add(point);
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<Anomaly> found, Anomaly anomaly, LocalDate from) {
        if (!anomaly.day().isBefore(from)) {
            found.add(anomaly);
        }
    }

    /// Where values are missing now and then, one more says nothing.
    private static boolean dense(List<Point> past) {
        var near = past.subList(Math.max(0, past.size() - GAP_LOOKBACK), past.size());
        return near.size() >= GAP_LOOKBACK / 4 && near.stream().allMatch(p -> p.value() != null);
    }

    /// The past as if it had always been at the level of now.
    private static void shift(List<Point> past, double by) {
        past.replaceAll(p -> p.value() == null ? p : new Point(p.day(), Double.valueOf(p.value() + by)));
    }

    private static void rescale(List<Point> past, List<Anomaly> odd) {
        double ratio = Baseline.median(odd.stream()
                .mapToDouble(a -> a.expected() == 0 ? Double.NaN : a.value() / a.expected())
                .filter(Double::isFinite)
                .toArray());
        if (ratio > 0) {
            past.replaceAll(p -> p.value() == null ? p : new Point(p.day(), Double.valueOf(p.value() * ratio)));
        } else {
            shift(past, odd.getLast().value() - odd.getLast().expected());
        }
    }
}
