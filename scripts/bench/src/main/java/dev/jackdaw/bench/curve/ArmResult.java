package dev.jackdaw.bench.curve;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What one arm came to over several orders. `first` is how many of the questions 1 to 20 were
/// right, `last` of 81 to 100, `after` of the twenty that begin ten questions after the drift arm's
/// change; `fixedBefore` and `fixedAfter` of a fixed set, halfway and at the end. Shares are from 0
/// to 1.
public record ArmResult(
        Arm arm,
        Interval first,
        Interval last,
        Interval before,
        Interval after,
        double tokensPerRight,
        double fixedBefore,
        double fixedAfter,
        double active,
        int poisonsActive,
        int poisonsOfTheirAuthor,
        int poisonsWaiting,
        int stale,
        int wronglyStale,
        Map<String, Integer> fates) {
    private static final int CHANGE = CurveRun.CHANGE_AT;
    private static final int SETTLED = 10;
    private static final int WINDOW = 20;

    /// A mean and half the width of its 95 % interval over the orders.
    public record Interval(double mean, double half) {
        static Interval of(List<Double> values) {
            double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
            int n = values.size();
            double squares =
                    values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            return new Interval(mean, n < 2 ? 0 : student(n - 1) * Math.sqrt(squares / (n - 1) / n));
        }

        /// Student's t at 97.5 %.
        private static double student(int freedom) {
            double[] t = {12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14};
            return freedom <= t.length ? t[freedom - 1] : 1.96;
        }

        @Override
        public String toString() {
            return "%.0f ± %.0f %%".formatted(100 * mean, 100 * half);
        }
    }

    static ArmResult of(Arm arm, List<CurveRun.Outcome> outcomes) {
        long right =
                outcomes.stream().mapToLong(o -> right(o, 0, o.right().size())).sum();
        long tokens = outcomes.stream().mapToLong(CurveRun.Outcome::tokens).sum();
        return new ArmResult(
                arm,
                window(outcomes, 0),
                window(outcomes, 80),
                window(outcomes, CHANGE - WINDOW),
                window(outcomes, CHANGE + SETTLED),
                right == 0 ? 0 : (double) tokens / right,
                mean(outcomes, o -> (double) o.fixedBefore() / o.fixed()),
                mean(outcomes, o -> (double) o.fixedAfter() / o.fixed()),
                mean(outcomes, CurveRun.Outcome::active),
                outcomes.stream()
                        .mapToInt(CurveRun.Outcome::poisonsActive)
                        .max()
                        .orElse(0),
                outcomes.stream()
                        .mapToInt(CurveRun.Outcome::poisonsOfTheirAuthor)
                        .max()
                        .orElse(0),
                outcomes.stream()
                        .mapToInt(CurveRun.Outcome::poisonsWaiting)
                        .max()
                        .orElse(0),
                outcomes.stream().mapToInt(CurveRun.Outcome::stale).max().orElse(0),
                outcomes.stream().mapToInt(CurveRun.Outcome::wronglyStale).sum(),
                outcomes.getFirst().fates());
    }

    private static long right(CurveRun.Outcome outcome, int from, int to) {
        return outcome.right().subList(from, to).stream().filter(r -> r).count();
    }

    private static Interval window(List<CurveRun.Outcome> outcomes, int from) {
        return Interval.of(outcomes.stream()
                .map(o -> (double) right(o, from, from + WINDOW) / WINDOW)
                .toList());
    }

    private static double mean(List<CurveRun.Outcome> outcomes, ToDoubleFunction<CurveRun.Outcome> value) {
        return outcomes.stream().mapToDouble(value).average().orElse(0);
    }
}
