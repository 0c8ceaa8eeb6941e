// Over 300 lines: one estimate, told from its level to its bounds; each step is only read beside the one before.
package dev.jackdaw.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a metric's next value should be, from its past alone: the median level of the last four
/// weeks, its trend (Theil and Sen), and how days of the week and the turns of months usually
/// differ from it, all by medians, so that an odd day in the past moves nothing. How far off is odd
/// is measured by the median deviation of what the past leaves unexplained, and widened by how
/// uncertain each of those estimates is.
///
/// Amounts far from zero are looked at as ratios (logarithms), counts by their square roots, which
/// makes their noise even. Of what stands at a point in time, the change from day to day is judged,
/// as such values wander.
final class Baseline {
    /// A value of a period; null where there was none.
    record Point(LocalDate day, @Nullable Double value) {}

    /// What a value should have been; `score` is how many deviations it is off.
    record Expected(double value, double score) {}

    /// How a value must be looked at for its noise to be even.
    private enum Scale {
        LOG,
        ROOT,
        PLAIN;

        double of(double value) {
            return switch (this) {
                case LOG -> Math.log(value);
                case ROOT -> Math.sqrt(value);
                case PLAIN -> value;
            };
        }

        double back(double value) {
            return switch (this) {
                case LOG -> Math.exp(value);
                case ROOT -> value <= 0 ? 0 : value * value;
                case PLAIN -> value;
            };
        }
    }

    /// Makes a median deviation comparable with a standard deviation.
    private static final double DEVIATION = 1.4826;

    /// Nine of ten deviations are within 1.645 standard deviations where noise is normal.
    private static final double OFTEN = 0.9;

    private static final double OFTEN_DEVIATIONS = 1.645;
    private static final double MEDIAN_COST = Math.PI / 2;

    /// The square root of a count that varies by chance deviates by a half.
    private static final double CHANCE = 0.5;

    /// Up to here chance is most of what a count varies by.
    private static final int COUNTS_MAX = 400;

    private static final double LEAST_RATIO = 0.005;
    private static final int HISTORY = 210;
    private static final int LEAST = 28;
    private static final int LEAST_LONG = 8;
    private static final int LEVEL = 28;
    private static final int TREND = 84;
    private static final int WEEK = 7;
    private static final int TURN = 2;
    private static final int UNKNOWN_TURN = 8;

    private final boolean daily;
    private final boolean state;

    /// `daily` values have days of the week and turns of months; a `state` stands at a point in
    /// time.
    Baseline(boolean daily, boolean state) {
        this.daily = daily;
        this.state = state;
    }

    private int least() {
        return daily ? LEAST : LEAST_LONG;
    }

    /// What the last of these points should have been; empty where the past is too short or has too
    /// many gaps to tell.
    Optional<Expected> expected(List<Point> points) {
        return judged(points).map(j -> new Expected(j.before() + j.scale().back(j.forecast()), j.score()));
    }

    /// What the last of these points would be if it were off by so many deviations.
    Optional<Double> odd(List<Point> points, double deviations) {
        return judged(points).map(j -> j.before() + j.scale().back(j.forecast() + deviations * j.spread()));
    }

    /// A forecast on the scale on which noise is even; `before` is what it is added to.
    private record Judged(Scale scale, double before, double forecast, double spread, double score) {}

    private Optional<Judged> judged(List<Point> points) {
        var last = points.getLast();
        var all = state ? changes(points) : points;
        if (all.isEmpty() || !all.getLast().day().equals(last.day())) {
            return Optional.empty();
        }
        var value = all.getLast().value();
        var past = all.subList(Math.max(0, all.size() - 1 - HISTORY), all.size() - 1).stream()
                .filter(p -> p.value() != null)
                .toList();
        if (value == null || past.size() < least()) {
            return Optional.empty();
        }
        var scale = scale(past, value);
        double[] y = past.stream().mapToDouble(p -> scale.of(number(p))).toArray();
        var model = new Model(past, y, daily);
        double spread = Math.max(model.spread(), floor(scale, model.level()));
        double forecast = model.at(last.day());
        double score = (scale.of(value) - forecast) / (spread * Math.sqrt(model.uncertainty(last.day())));
        double before = state ? number(points.get(points.size() - 2)) : 0;
        return Optional.of(new Judged(scale, before, forecast, spread, score));
    }

    private static double number(Point point) {
        return point.value() == null ? 0 : point.value();
    }

    private static List<Point> changes(List<Point> points) {
        var changes = new ArrayList<Point>();
        for (int i = 1; i < points.size(); i++) {
            var now = points.get(i).value();
            var before = points.get(i - 1).value();
            changes.add(new Point(
                    points.get(i).day(), now == null || before == null ? null : Double.valueOf(now - before)));
        }
        return changes;
    }

    private Scale scale(List<Point> past, double value) {
        if (state) {
            return Scale.PLAIN;
        }
        double[] values = past.stream().mapToDouble(Baseline::number).toArray();
        double least = Math.min(value, Arrays.stream(values).min().orElse(0));
        if (least < 0) {
            return Scale.PLAIN;
        }
        double middle = median(values);
        boolean counts = middle < COUNTS_MAX && Arrays.stream(values).allMatch(v -> v == Math.rint(v));
        return !counts && least > 0 && Arrays.stream(values).min().orElse(0) > middle / 20 ? Scale.LOG : Scale.ROOT;
    }

    /// Where the past never varied, the smallest deviation that counts as one.
    private static double floor(Scale scale, double level) {
        return switch (scale) {
            case LOG -> LEAST_RATIO;
            case ROOT -> CHANCE;
            case PLAIN -> Math.max(Math.abs(level) * LEAST_RATIO, 1e-9);
        };
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /// Where in the turn of a month a day stands: 1 and 2 for its first days, -1 and -2 for its
    /// last ones, 0 for all others.
    private static int turn(LocalDate day) {
        if (day.getDayOfMonth() <= TURN) {
            return day.getDayOfMonth();
        }
        int left = day.lengthOfMonth() - day.getDayOfMonth();
        return left < TURN ? -1 - left : 0;
    }

    /// Level, trend and seasons of a past.
    private static final class Model {
        private final List<Point> past;
        private final double[] y;
        private final boolean daily;
        private final double[] weekday = new double[WEEK + 1];
        private final double[] turns = new double[2 * TURN + 1];
        private final int[] turnCounts = new int[2 * TURN + 1];
        private final double slope;
        private final double level;
        private final double spread;

        Model(List<Point> past, double[] y, boolean daily) {
            this.past = past;
            this.y = y;
            this.daily = daily;
            if (daily) {
                seasons();
            }
            this.slope = slope();
            this.level = levelNow();
            this.spread = deviation();
        }

        double level() {
            return level;
        }

        double spread() {
            return spread;
        }

        /// Weekdays first, as they are seen more often; then what turns of months leave; then both
        /// again without the other.
        private void seasons() {
            for (int round = 0; round < 2; round++) {
                var smooth = smooth();
                for (var day : DayOfWeek.values()) {
                    weekday[day.getValue()] = middle(
                            i -> past.get(i).day().getDayOfWeek() == day
                                    && turn(past.get(i).day()) == 0,
                            i -> y[i] - smooth[i]);
                }
                for (int t = -TURN; t <= TURN; t++) {
                    int at = t;
                    if (t != 0) {
                        turns[t + TURN] = middle(
                                i -> turn(past.get(i).day()) == at,
                                i -> y[i]
                                        - smooth[i]
                                        - weekday[
                                                past.get(i).day().getDayOfWeek().getValue()]);
                        turnCounts[t + TURN] = count(i -> turn(past.get(i).day()) == at);
                    }
                }
            }
        }

        private int count(java.util.function.IntPredicate which) {
            return (int)
                    java.util.stream.IntStream.range(0, y.length).filter(which).count();
        }

        private double middle(java.util.function.IntPredicate which, java.util.function.IntToDoubleFunction of) {
            return median(java.util.stream.IntStream.range(0, y.length)
                    .filter(which)
                    .mapToDouble(of)
                    .toArray());
        }

        private double season(LocalDate day) {
            return daily ? weekday[day.getDayOfWeek().getValue()] + turns[turn(day) + TURN] : 0;
        }

        /// The level around each day: the median of the four weeks about it, without its seasons.
        private double[] smooth() {
            var smooth = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                int from = Math.max(0, Math.min(i - LEVEL / 2, y.length - LEVEL));
                int to = Math.min(y.length, from + LEVEL);
                var near = new double[to - from];
                for (int j = from; j < to; j++) {
                    near[j - from] = y[j] - season(past.get(j).day());
                }
                smooth[i] = median(near);
            }
            return smooth;
        }

        /// The median slope between weeks, a step a point.
        private double slope() {
            int step = daily ? WEEK : 1;
            int from = Math.max(0, y.length - (daily ? TREND : 12));
            var middles = new ArrayList<Double>();
            for (int i = from; i + step <= y.length; i += step) {
                var week = new double[step];
                for (int j = 0; j < step; j++) {
                    week[j] = y[i + j] - season(past.get(i + j).day());
                }
                middles.add(median(week));
            }
            var slopes = new ArrayList<Double>();
            for (int a = 0; a < middles.size(); a++) {
                for (int b = a + 1; b < middles.size(); b++) {
                    slopes.add((middles.get(b) - middles.get(a)) / ((b - a) * (double) step));
                }
            }
            return median(slopes.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private int window() {
            return Math.min(y.length, daily ? LEVEL : LEAST_LONG);
        }

        /// As of the step after the last point.
        private double levelNow() {
            int n = window();
            var near = new double[n];
            for (int i = 0; i < n; i++) {
                int at = y.length - n + i;
                near[i] = y[at] - season(past.get(at).day()) + slope * (n - i);
            }
            return median(near);
        }

        double at(LocalDate day) {
            return level + season(day);
        }

        private double deviation() {
            var smooth = smooth();
            var left = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                left[i] = Math.abs(y[i] - season(past.get(i).day()) - smooth[i]);
            }
            // What jumps now and then is judged by its jumps, not by the calm between them.
            double usual = Math.max(DEVIATION * median(left), quantile(left, OFTEN) / OFTEN_DEVIATIONS);
            // What was fitted to the points themselves makes them look calmer than they are.
            return usual * Math.sqrt(y.length / Math.max(1.0, y.length - 12.0));
        }

        /// The variance of the forecast in terms of a single point's.
        double uncertainty(LocalDate day) {
            double sum = 4.0 / window();
            if (daily) {
                sum += (double) WEEK / Math.max(1, y.length);
                int turn = turn(day);
                if (turn != 0) {
                    int seen = turnCounts[turn + TURN];
                    sum += seen < 2 ? UNKNOWN_TURN : 2.0 / seen;
                }
            }
            return 1 + MEDIAN_COST * sum;
        }
    }
}
