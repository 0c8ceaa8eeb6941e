// Over 300 lines: one estimate, told from its level to its bounds; each step is only read beside the one before.
package dev.jackdaw.report;

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
        SQUARE_ROOT,
        LINEAR;

        double apply(double value) {
            return switch (this) {
                case LOG -> Math.log(value);
                case SQUARE_ROOT -> Math.sqrt(value);
                case LINEAR -> value;
            };
        }

        double invert(double value) {
            return switch (this) {
                case LOG -> Math.exp(value);
                case SQUARE_ROOT -> value <= 0 ? 0 : value * value;
                case LINEAR -> value;
            };
        }
    }

    /// Makes a median deviation comparable with a standard deviation.
    private static final double MEDIAN_DEVIATION_FACTOR = 1.4826;

    /// Nine of ten deviations are within 1.645 standard deviations where noise is normal.
    private static final double OUTER_QUANTILE = 0.9;

    private static final double OUTER_QUANTILE_DEVIATIONS = 1.645;
    private static final double MEDIAN_VARIANCE_FACTOR = Math.PI / 2;

    /// The square root of a count that varies by chance deviates by a half.
    private static final double COUNT_DEVIATION = 0.5;

    /// Up to here chance is most of what a count varies by.
    private static final int SMALL_COUNT_MAX = 400;

    private static final double RELATIVE_DEVIATION_MIN = 0.005;
    private static final int HISTORY_POINTS = 210;
    private static final int POINTS_MIN_DAILY = 28;
    private static final int POINTS_MIN = 8;
    private static final int LEVEL_POINTS = 28;
    private static final int TREND_POINTS = 84;
    private static final int WEEK_DAYS = 7;
    private static final int MONTH_EDGE_DAYS = 2;
    private static final int UNSEEN_EDGE_VARIANCE = 8;

    private final boolean daily;
    private final boolean state;

    /// `daily` values have days of the week and turns of months; a `state` stands at a point in
    /// time.
    Baseline(boolean daily, boolean state) {
        this.daily = daily;
        this.state = state;
    }

    private int pointsMin() {
        return daily ? POINTS_MIN_DAILY : POINTS_MIN;
    }

    /// What the last of these points should have been; empty where the past is too short or has too
    /// many gaps to tell.
    Optional<Expected> expected(List<Point> points) {
        return forecast(points).map(f -> new Expected(f.before() + f.scale().invert(f.forecast()), f.score()));
    }

    /// What the last of these points would be if it were off by so many deviations.
    Optional<Double> deviating(List<Point> points, double deviations) {
        return forecast(points).map(f -> f.before() + f.scale().invert(f.forecast() + deviations * f.spread()));
    }

    /// A forecast on the scale on which noise is even; `before` is what it is added to.
    private record Forecast(Scale scale, double before, double forecast, double spread, double score) {}

    private Optional<Forecast> forecast(List<Point> points) {
        var last = points.getLast();
        var all = state ? changes(points) : points;
        if (all.isEmpty() || !all.getLast().day().equals(last.day())) {
            return Optional.empty();
        }
        var value = all.getLast().value();
        var past = all.subList(Math.max(0, all.size() - 1 - HISTORY_POINTS), all.size() - 1).stream()
                .filter(p -> p.value() != null)
                .toList();
        if (value == null || past.size() < pointsMin()) {
            return Optional.empty();
        }
        var scale = scale(past, value);
        double[] y = past.stream().mapToDouble(p -> scale.apply(number(p))).toArray();
        var model = new Model(past, y, daily);
        double spread = Math.max(model.spread(), floor(scale, model.level()));
        double forecast = model.at(last.day());
        double score = (scale.apply(value) - forecast) / (spread * Math.sqrt(model.uncertainty(last.day())));
        double before = state ? number(points.get(points.size() - 2)) : 0;
        return Optional.of(new Forecast(scale, before, forecast, spread, score));
    }

    private static double number(Point point) {
        return point.value() == null ? 0 : point.value();
    }

    private static List<Point> changes(List<Point> all) {
        var points = all.subList(Math.max(0, all.size() - HISTORY_POINTS - 2), all.size());
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
            return Scale.LINEAR;
        }
        double[] values = past.stream().mapToDouble(Baseline::number).toArray();
        double least = Math.min(value, Arrays.stream(values).min().orElse(0));
        if (least < 0) {
            return Scale.LINEAR;
        }
        double middle = median(values);
        boolean counts = middle < SMALL_COUNT_MAX && Arrays.stream(values).allMatch(v -> v == Math.rint(v));
        return !counts && least > 0 && Arrays.stream(values).min().orElse(0) > middle / 20
                ? Scale.LOG
                : Scale.SQUARE_ROOT;
    }

    /// Where the past never varied, the smallest deviation that counts as one.
    private static double floor(Scale scale, double level) {
        return switch (scale) {
            case LOG -> RELATIVE_DEVIATION_MIN;
            case SQUARE_ROOT -> COUNT_DEVIATION;
            case LINEAR -> Math.max(Math.abs(level) * RELATIVE_DEVIATION_MIN, 1e-9);
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
    private static int monthEdge(LocalDate day) {
        if (day.getDayOfMonth() <= MONTH_EDGE_DAYS) {
            return day.getDayOfMonth();
        }
        int left = day.lengthOfMonth() - day.getDayOfMonth();
        return left < MONTH_EDGE_DAYS ? -1 - left : 0;
    }

    /// Level, trend and seasons of a past.
    private static final class Model {
        private final double[] y;
        private final boolean daily;

        /// The day of the week and the turn of the month of each point, looked up once.
        private final int[] weekdays;

        private final int[] edges;
        private final double[] weekday = new double[WEEK_DAYS + 1];
        private final double[] monthEdges = new double[2 * MONTH_EDGE_DAYS + 1];
        private final int[] monthEdgeCounts = new int[2 * MONTH_EDGE_DAYS + 1];
        private final double slope;
        private final double level;
        private final double spread;

        Model(List<Point> past, double[] y, boolean daily) {
            this.y = y;
            this.daily = daily;
            this.weekdays = past.stream()
                    .mapToInt(p -> p.day().getDayOfWeek().getValue())
                    .toArray();
            this.edges = past.stream().mapToInt(p -> monthEdge(p.day())).toArray();
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
                for (int weekdayValue = 1; weekdayValue <= WEEK_DAYS; weekdayValue++) {
                    int of = weekdayValue;
                    weekday[of] = middle(i -> weekdays[i] == of && edges[i] == 0, i -> y[i] - smooth[i]);
                }
                for (int t = -MONTH_EDGE_DAYS; t <= MONTH_EDGE_DAYS; t++) {
                    int at = t;
                    if (t != 0) {
                        monthEdges[t + MONTH_EDGE_DAYS] =
                                middle(i -> edges[i] == at, i -> y[i] - smooth[i] - weekday[weekdays[i]]);
                        monthEdgeCounts[t + MONTH_EDGE_DAYS] = count(i -> edges[i] == at);
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
            return daily ? weekday[day.getDayOfWeek().getValue()] + monthEdges[monthEdge(day) + MONTH_EDGE_DAYS] : 0;
        }

        private double season(int i) {
            return daily ? weekday[weekdays[i]] + monthEdges[edges[i] + MONTH_EDGE_DAYS] : 0;
        }

        /// The level around each day: the median of the four weeks about it, without its seasons.
        private double[] smooth() {
            var steady = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                steady[i] = y[i] - season(i);
            }
            var smooth = new double[y.length];
            int before = -1;
            for (int i = 0; i < y.length; i++) {
                int from = Math.max(0, Math.min(i - LEVEL_POINTS / 2, y.length - LEVEL_POINTS));
                // At both ends days share their weeks.
                smooth[i] = from == before
                        ? smooth[i - 1]
                        : median(Arrays.copyOfRange(steady, from, Math.min(y.length, from + LEVEL_POINTS)));
                before = from;
            }
            return smooth;
        }

        /// The median slope between weeks, a step a point.
        private double slope() {
            int step = daily ? WEEK_DAYS : 1;
            int from = Math.max(0, y.length - (daily ? TREND_POINTS : 12));
            var middles = new ArrayList<Double>();
            for (int i = from; i + step <= y.length; i += step) {
                var week = new double[step];
                for (int j = 0; j < step; j++) {
                    week[j] = y[i + j] - season(i + j);
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
            return Math.min(y.length, daily ? LEVEL_POINTS : POINTS_MIN);
        }

        /// As of the step after the last point.
        private double levelNow() {
            int n = window();
            var near = new double[n];
            for (int i = 0; i < n; i++) {
                int at = y.length - n + i;
                near[i] = y[at] - season(at) + slope * (n - i);
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
                left[i] = Math.abs(y[i] - season(i) - smooth[i]);
            }
            // What jumps now and then is judged by its jumps, not by the calm between them.
            double usual = Math.max(
                    MEDIAN_DEVIATION_FACTOR * median(left), quantile(left, OUTER_QUANTILE) / OUTER_QUANTILE_DEVIATIONS);
            // What was fitted to the points themselves makes them look calmer than they are.
            return usual * Math.sqrt(y.length / Math.max(1.0, y.length - 12.0));
        }

        /// The variance of the forecast in terms of a single point's.
        double uncertainty(LocalDate day) {
            double sum = 4.0 / window();
            if (daily) {
                sum += (double) WEEK_DAYS / Math.max(1, y.length);
                int edge = monthEdge(day);
                if (edge != 0) {
                    int seen = monthEdgeCounts[edge + MONTH_EDGE_DAYS];
                    sum += seen < 2 ? UNSEEN_EDGE_VARIANCE : 2.0 / seen;
                }
            }
            return 1 + MEDIAN_VARIANCE_FACTOR * sum;
        }
    }
}
