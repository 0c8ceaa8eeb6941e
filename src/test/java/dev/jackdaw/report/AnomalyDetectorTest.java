package dev.jackdaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.report.AnomalyDetector.Anomaly;
import dev.jackdaw.report.AnomalyDetector.Kind;
import dev.jackdaw.report.Baseline.Point;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is odd about two years of days, with seasons, a trend and month ends.
class AnomalyDetectorTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 730;
    private static final int LEARNING = 120;
    private static final double NOISE = 0.05;
    private static final AnomalyDetector NORMAL = new AnomalyDetector(true, false, AnomalyDetector.threshold("normal"));
    private static final AnomalyDetector STATE = new AnomalyDetector(true, true, AnomalyDetector.threshold("normal"));

    /// Sales: multiplied by the day of the week, the last days of the month and a trend.
    private static List<Point> sales(Random random) {
        var week = new double[8];
        for (int d = 1; d <= 7; d++) {
            week[d] = 0.5 + random.nextDouble();
        }
        double monthEnd = 1.2 + random.nextDouble();
        double growth = random.nextDouble() * 0.001;
        var points = new ArrayList<Point>();
        for (int i = 0; i < DAYS; i++) {
            var day = START.plusDays(i);
            double value = 10_000
                    * Math.exp(growth * i + NOISE * random.nextGaussian())
                    * week[day.getDayOfWeek().getValue()]
                    * (day.lengthOfMonth() - day.getDayOfMonth() < 2 ? monthEnd : 1);
            points.add(new Point(day, value));
        }
        return points;
    }

    /// Tickets: counts by chance, few on weekends.
    private static List<Point> tickets(Random random) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < DAYS; i++) {
            var day = START.plusDays(i);
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            points.add(new Point(day, (double) chance(random, weekend ? 25 : 90)));
        }
        return points;
    }

    private static int chance(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /// What stands at a point in time and wanders.
    private static List<Point> state(Random random) {
        var points = new ArrayList<Point>();
        double value = 100_000;
        for (int i = 0; i < DAYS; i++) {
            value += 120 + 400 * random.nextGaussian();
            points.add(new Point(START.plusDays(i), value));
        }
        return points;
    }

    private record Score(int found, int right, int planted, int onTime) {
        Score plus(Score other) {
            return new Score(found + other.found, right + other.right, planted + other.planted, onTime + other.onTime);
        }

        double precision() {
            return (double) right / found;
        }

        double recall() {
            return (double) onTime / planted;
        }
    }

    private static Score score(List<Point> clean, Random random, boolean state, double up, double down) {
        var points = new ArrayList<>(clean);
        Set<Integer> planted = new TreeSet<>();
        while (planted.size() < 12) {
            int at = LEARNING + random.nextInt(DAYS - LEARNING - 3);
            boolean apart = planted.stream().allMatch(p -> Math.abs(p - at) > 5);
            if (apart) {
                planted.add(at);
            }
        }
        for (int at : planted) {
            var point = points.get(at);
            boolean high = random.nextBoolean();
            if (state) {
                for (int i = at; i < DAYS; i++) {
                    var later = points.get(i);
                    points.set(i, new Point(later.day(), later.value() + (high ? up : down)));
                }
            } else {
                points.set(at, new Point(point.day(), (double) Math.round(point.value() * (high ? up : down))));
            }
        }
        var found = new AnomalyDetector(true, state, AnomalyDetector.threshold("normal"))
                .detect(points, START.plusDays(LEARNING));
        Set<LocalDate> days = new HashSet<>();
        planted.forEach(p -> days.add(START.plusDays(p)));
        int right =
                (int) found.stream().map(Anomaly::day).filter(days::contains).count();
        return new Score(found.size(), right, planted.size(), right);
    }

    @Test
    void planted_anomalies_are_found_on_their_day_and_little_else() {
        var all = new Score(0, 0, 0, 0);
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            var sales = score(sales(random), random, false, 1.42, 0.7);
            var tickets = score(tickets(random), random, false, 2.2, 0.25);
            var state = score(state(random), random, true, 2_800, -2_800);
            System.out.println("AnomalyDetectorTest seed " + seed + " " + sales + " " + tickets + " " + state);
            all = all.plus(sales).plus(tickets).plus(state);
        }
        assertThat(all.precision()).isGreaterThanOrEqualTo(0.9);
        assertThat(all.recall()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void a_clean_month_has_none() {
        var odd = new ArrayList<Anomaly>();
        for (long seed = 100; seed < 120; seed++) {
            var random = new Random(seed);
            var month = START.plusDays(DAYS - 31);
            odd.addAll(NORMAL.detect(sales(random), month));
            odd.addAll(NORMAL.detect(tickets(random), month));
            odd.addAll(STATE.detect(state(random), month));
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void a_new_level_is_told_and_then_is_normal() {
        var points = new ArrayList<>(sales(new Random(7)));
        for (int i = 600; i < DAYS; i++) {
            points.set(i, new Point(points.get(i).day(), points.get(i).value() * 1.6));
        }
        var found = new AnomalyDetector(true, false, AnomalyDetector.threshold("normal"))
                .detect(points, START.plusDays(590));
        assertThat(found).extracting(Anomaly::kind).containsExactly(Kind.HIGH, Kind.SHIFT);
        assertThat(found).extracting(Anomaly::day).containsExactly(START.plusDays(600), START.plusDays(602));
    }

    @Test
    void missing_days_are_told_once() {
        var points = new ArrayList<>(sales(new Random(8)));
        for (int i = 700; i < 710; i++) {
            points.set(i, new Point(points.get(i).day(), null));
        }
        var found = new AnomalyDetector(true, false, AnomalyDetector.threshold("normal"))
                .detect(points, START.plusDays(690));
        assertThat(found).extracting(Anomaly::kind).containsExactly(Kind.MISSING);
    }

    @Test
    void too_little_past_says_nothing() {
        var points = sales(new Random(9)).subList(0, 20);
        assertThat(new AnomalyDetector(true, false, 3).detect(points, START)).isEmpty();
        assertThat(new AnomalyDetector(true, false, 3).detect(List.of(), START)).isEmpty();
        var constant = new ArrayList<Point>();
        for (int i = 0; i < 100; i++) {
            constant.add(new Point(START.plusDays(i), 0.0));
        }
        assertThat(new AnomalyDetector(true, false, 3).detect(constant, START)).isEmpty();
        assertThat(new AnomalyDetector(true, true, 3).detect(constant, START)).isEmpty();
    }
}
