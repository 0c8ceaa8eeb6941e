package dev.jackdaw.report;

import dev.jackdaw.core.UsageException;
import dev.jackdaw.core.calendar.Grain;
import dev.jackdaw.report.AnomalyDetector.Anomaly;
import dev.jackdaw.report.Baseline.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Plants odd values into a metric's own past and counts which of them a watch would have told on
/// their day.
public final class Backtest {
    private static final int DISTANCE_MIN = 6;
    private static final int PLANTED_MAX = 12;

    private Backtest() {}

    /// `found` alerts, of which `right` are planted ones, of `planted`; `before` were told without
    /// any planted: they are the past's own and count for nothing. `size` is in deviations.
    public record Score(int periods, int planted, int found, int right, List<String> before, double size) {
        /// The share of alerts that were planted.
        public double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        /// The share of planted ones that were told, each on its own day.
        public double recall() {
            return (double) right / planted;
        }
    }

    static Score run(Series series, double threshold, double size, long seed) {
        var points = series.points();
        int learning = Math.min(points.size() / 2, series.grain() == Grain.DAY ? 120 : 16);
        int planted = Math.min(PLANTED_MAX, (points.size() - learning) / (3 * DISTANCE_MIN));
        if (planted < 1) {
            throw new UsageException(series.metric().name()
                    + " has a past of "
                    + points.size()
                    + " periods: too short to plant anything into");
        }
        var start = points.get(learning).day();
        var detector = series.detector(threshold);
        var before = detector.detect(points, start);
        var own = before.stream().map(Anomaly::day).collect(Collectors.toSet());
        var random = new Random(seed);
        Set<Integer> at = new TreeSet<>();
        for (int tries = 0; at.size() < planted && tries < 10_000; tries++) {
            int day = learning + random.nextInt(points.size() - learning);
            boolean apart = at.stream().allMatch(a -> Math.abs(a - day) >= DISTANCE_MIN)
                    && points.get(day).value() != null
                    && own.stream()
                            .noneMatch(o -> Math.abs(o.toEpochDay()
                                            - points.get(day).day().toEpochDay())
                                    < DISTANCE_MIN);
            if (apart) {
                at.add(day);
            }
        }
        var changed = plant(points, at, series, size, random);
        Set<LocalDate> days = new HashSet<>();
        at.forEach(a -> days.add(points.get(a).day()));
        var found = detector.detect(changed, start).stream()
                .map(Anomaly::day)
                .filter(day -> !own.contains(day))
                .toList();
        return new Score(
                points.size() - learning,
                at.size(),
                found.size(),
                (int) found.stream().filter(days::contains).count(),
                before.stream().map(a -> a.day() + " " + a.kind()).toList(),
                size);
    }

    /// Each is off by `size` of the deviations that are usual for the metric at that time, up or
    /// down; a state stays at its new level.
    private static List<Point> plant(List<Point> points, Set<Integer> at, Series series, double size, Random random) {
        var baseline = new Baseline(series.grain() == Grain.DAY, series.state());
        var changed = new ArrayList<>(points);
        for (int day : at) {
            double by = random.nextBoolean() ? size : -size;
            double was = value(points, day);
            double deviating =
                    baseline.deviating(points.subList(0, day + 1), by).orElse(was);
            if (deviating <= 0 && !series.state()) {
                // What is never below zero is odd upwards.
                deviating = baseline.deviating(points.subList(0, day + 1), size).orElse(was);
            }
            int end = series.state() ? points.size() : day + 1;
            for (int i = day; i < end; i++) {
                var point = changed.get(i);
                if (point.value() != null) {
                    changed.set(i, new Point(point.day(), point.value() + deviating - was));
                }
            }
        }
        return changed;
    }

    private static double value(List<Point> points, int at) {
        var value = points.get(at).value();
        return value == null ? 0 : value;
    }
}
